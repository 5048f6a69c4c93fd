import type { Agenda, AgendaKind } from '../../domain/agenda/agenda.ts'

/** One point of an agenda as it is shown. */
export interface AgendaPoint {
  id: string
  kind: AgendaKind
  text: string
  /** Whether the text is somebody's own words. */
  isQuote: boolean
  /** Whose it is, where that person let the name stand; else null. */
  name: string | null
  minutes: number
  /** Words in it that seem to name a student and that nobody has looked at. */
  students: string[]
  /** Of a next step: it was done meanwhile. */
  isDone: boolean
}

/** An agenda with all that its messages show. */
export interface AgendaSheet {
  agenda: Agenda
  teamName: string
  zone: string
  points: AgendaPoint[]
  /** Minutes kept free at the end. */
  closing: number
  /** How many points have come up so far: a button that knows fewer was drawn before the last of them. */
  pointCount: number
  /** How many points the facilitator left out. */
  outCount: number
  /** What was decided in the meeting. */
  decisions: string[]
}

/** What a point is, in a word or three. */
export const KIND_WORDS: Record<AgendaKind, string> = {
  decided: 'Decided last time',
  commitment: 'Next step due',
  difference: 'We see this differently',
  question: 'Open question',
  evidence: 'Evidence',
  topic: 'Topic',
  decision: 'Decision',
}
