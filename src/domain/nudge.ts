import type { Schedule } from './schedule.ts'

export type PromptKind = 'reflection' | 'feedback' | 'check-in' | 'evidence'

/** One answer to choose with a tap. */
export interface Choice {
  value: string
  label: string
}

/** When the team sees how it answered: once the question has closed, so that no two looks tell of one answer. */
export type ResultsShown = 'after-closing'

/** A question as it is asked: a copy, so that a later change of a template leaves what was asked as it was. */
export interface Prompt {
  id: string
  /** The template's key ("plan.unit-focus"), or null for a question that a person wrote. */
  templateKey: string | null
  kind: PromptKind
  text: string
  /** Empty: answered in words alone. */
  choices: Choice[]
  takesText: boolean
  resultsShown: ResultsShown
  /** Keys of the education frameworks that the prompt serves ("PLS-4"). */
  frameworks: string[]
}

/** Where a nudge goes: one message to the team's thread, or one to each member in private. */
export type NudgeAudience = 'team' | 'private'
export type NudgeState = 'scheduled' | 'planned' | 'held' | 'cancelled'

/** A prompt with its time. Due times come from the schedule in `zone`; `nextDueAt` is kept for the planner's index. */
export interface Nudge {
  id: string
  teamId: string
  cycleId: string | null
  phaseId: string | null
  prompt: Prompt
  audience: NudgeAudience
  schedule: Schedule
  zone: string
  /** How long after its due time an occurrence takes answers, in hours. */
  windowHours: number
  state: NudgeState
  /** The next due time; null where nothing is due any more or the nudge is held. */
  nextDueAt: Date | null
  /** The member who asked, or null for a cycle's own prompts. */
  askedBy: string | null
}

/** waiting + sending + sent + blocked + failed + suppressed = all that was due. */
export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'blocked' | 'failed' | 'suppressed'

/** Why a delivery was not sent, or not yet. */
export type DeliveryReason =
  | 'rate-limited'
  | 'unavailable'
  | 'not-reachable'
  | 'rejected'
  | 'unauthorised'
  | 'window-closed'
  | 'cancelled'
  | 'interrupted'
  | 'gave-up'

/** One due nudge to one recipient. */
export interface Delivery {
  id: string
  nudgeId: string
  workspaceId: string
  teamId: string
  /** The member asked in private, or null where the team's thread is asked. */
  memberId: string | null
  dueAt: Date
  closesAt: Date
  state: DeliveryState
  reason: DeliveryReason | null
  attempts: number
  /** When it may be tried (again). */
  nextAttemptAt: Date
  /** While sending: until when the sender may take; after that somebody else looks what became of it. */
  leasedUntil: Date | null
  /** The sent message, opaque outside its platform. */
  messageRef: string | null
  sentAt: Date | null
  /** When its window was closed and the result shown; null before. */
  closedAt: Date | null
}

const REASONS: Record<DeliveryReason, string> = {
  'rate-limited': 'The platform asked for a pause; it goes out after that.',
  unavailable: 'The platform did not answer; it is tried again.',
  'not-reachable': 'The person or channel cannot be reached: the bot was removed or blocked there.',
  rejected: 'The platform did not accept the message.',
  unauthorised: "The platform refused the bot's credentials; an admin must renew them.",
  'window-closed': 'Its time was over before it could be sent.',
  cancelled: 'The cycle moved on before it was sent.',
  interrupted:
    'The service stopped while it was sending. It is not sent again, so that nobody is asked twice.',
  'gave-up': 'The platform did not answer for too long.',
}

/** The reason as a sentence for a person. */
export function reasonInWords(reason: DeliveryReason): string {
  return REASONS[reason]
}

/** The answers to one occurrence close at this instant. */
export function closesAt(nudge: Pick<Nudge, 'windowHours'>, dueAt: Date): Date {
  return new Date(dueAt.getTime() + nudge.windowHours * 3_600_000)
}
