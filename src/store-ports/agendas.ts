import type { Agenda, AgendaItem, AgendaMark, AgendaPart, AgendaState } from '../domain/agenda/agenda.ts'
import type { Commitment } from '../domain/commitment.ts'
import type { Cycle } from '../domain/cycle.ts'
import type { Entry } from '../domain/entry.ts'
import type { Delivery, Nudge } from '../domain/nudge.ts'

/** A message about an agenda, and what for. */
export interface AgendaNoteDraft {
  nudge: Nudge
  part: AgendaPart
}

/** What may change of an agenda. */
export type AgendaChange = Partial<
  Pick<Agenda, 'state' | 'meetsAt' | 'minutes' | 'posted' | 'approvedBy' | 'postAt' | 'lookAt' | 'gatheredAt'>
>

/** What may change of a point. */
export type AgendaItemChange = Partial<Pick<AgendaItem, 'kind' | 'text' | 'minutes' | 'isOut' | 'isCleared'>>

/** An entry that may come up: which phase asked for it (its key), and what was said of it and the agenda. */
export interface AgendaMaterial {
  entry: Entry
  phaseKey: string | null
  mark: AgendaMark | null
}

/** Agendas of teams' meetings: their points, their messages, and what writers say of them. */
export interface AgendaStore {
  /** Stores an agenda; where the team has one of that day, that one comes back, one that had lapsed as this one. */
  make(agenda: Agenda): Promise<Agenda>
  find(id: string): Promise<Agenda | null>
  /** The team's agenda that is gathered, drafted or posted, the earliest. */
  openOf(teamId: string): Promise<Agenda | null>
  /** The newest of the team's agendas before a day whose time to go out came. */
  lastOf(teamId: string, before: string): Promise<Agenda | null>
  /** Running cycles with a meeting that no agenda is open for. */
  cyclesWithout(limit: number): Promise<Cycle[]>
  /** Agendas whose next step is due, the earliest first. */
  dueUntil(now: Date, limit: number): Promise<Agenda[]>
  /** When the next step of any is due, or null. */
  nextLookAt(): Promise<Date | null>
  /** Looks again now at what is open of a cycle. */
  wake(cycleId: string, now: Date): Promise<void>
  /**
   * Changes an agenda that is in one of the states, and stores messages with it, in one step; false where it is in none.
   * Of one that lapses no message goes out any more.
   */
  change(
    id: string,
    from: readonly AgendaState[],
    change: AgendaChange,
    notes: readonly AgendaNoteDraft[],
    now: Date,
  ): Promise<boolean>
  /** The points in their order, those left out too. */
  itemsOf(agendaId: string): Promise<AgendaItem[]>
  findItem(id: string): Promise<AgendaItem | null>
  /** Adds points at the end; what stands there already stays as it is. */
  addItems(items: readonly Omit<AgendaItem, 'ordinal'>[]): Promise<void>
  changeItem(id: string, change: AgendaItemChange): Promise<void>
  /** Puts points in another order: all of an agenda, by id. */
  order(agendaId: string, ids: readonly string[]): Promise<void>
  /** The agenda that a message shows, and what for; null where it shows none. */
  ofNudge(nudgeId: string): Promise<{ agenda: Agenda; part: AgendaPart } | null>
  /** The messages about an agenda, the oldest first. */
  notesOf(agendaId: string): Promise<{ nudgeId: string; part: AgendaPart }[]>
  /** The agendas that an entry or a next step stands on, by id. */
  showing(source: string): Promise<string[]>
  /** Keeps what was said of an entry or a next step; a wish of its writer's stays where this one has none. */
  mark(mark: AgendaMark): Promise<void>
  marksOf(sources: string[]): Promise<AgendaMark[]>
  /** What the team has read of what was written in [since, until), and all that was marked then; the oldest first. */
  material(teamId: string, since: Date, until: Date): Promise<AgendaMaterial[]>
  /** Questions of the team's threads that closed in [since, until), with their nudges. */
  closedQuestions(teamId: string, since: Date, until: Date): Promise<{ delivery: Delivery; nudge: Nudge }[]>
  /** Open next steps that are due before a day (local ISO date) and that their owners put on the agenda. */
  sharedCommitments(
    teamId: string,
    dueBefore: string,
  ): Promise<{ commitment: Commitment; mark: AgendaMark }[]>
}
