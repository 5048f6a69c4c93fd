import type { Delivery, DeliveryReason, DeliveryState, Hold, Nudge } from '../domain/nudge.ts'
import type { Member, Team, Workspace } from '../domain/organisation.ts'
import type { Budget } from '../domain/rhythm.ts'
import type { AskDraft, Reach } from './asks.ts'

/** When a nudge is due next, and when the planner takes that up. */
export type NextDue = Pick<Nudge, 'nextDueAt' | 'planAt'>

/** A delivery with all that sending it needs. */
export interface Parcel {
  delivery: Delivery
  nudge: Nudge
  team: Team
  workspace: Workspace
  /** The person asked in private; null for a team's thread. */
  member: Member | null
  budget: Budget
  cycleState: 'running' | 'paused' | 'finished' | null
}

/**
 * What is decided of a waiting delivery: held back until later (the reason is kept), moved to another due time as its
 * recipient's zone has changed, or ended; `ask` is kept in the ledger then: why somebody was not asked.
 */
export type Decision = { id: string } & (
  | { kind: 'hold'; hold: Hold }
  | { kind: 'retime'; dueAt: Date; closesAt: Date }
  | { kind: 'end'; state: 'blocked' | 'suppressed'; reason: DeliveryReason; ask?: AskDraft }
)

export interface DeliveryStore {
  /**
   * Claims the deliveries of one planned nudge and moves the nudge to its next due time, in one step. Returns those
   * that are new: one exists once per nudge, recipient, occurrence and round. None where the nudge is no longer
   * scheduled (held, cancelled, or planned by somebody else).
   */
  claim(deliveries: Delivery[], nudgeId: string, next: NextDue | null): Promise<Delivery[]>
  /** Adds deliveries of a nudge that was planned before (reminders, copies); those that exist stay as they are. */
  add(deliveries: Delivery[]): Promise<Delivery[]>
  find(id: string): Promise<Delivery | null>
  findByMessage(workspaceId: string, messageRef: string): Promise<Delivery | null>
  /** Those of the ids that wait and may be tried now, with what belongs to them, the earliest due first. */
  parcels(ids: string[], now: Date): Promise<Parcel[]>
  /**
   * Takes a waiting delivery, and those merged with it, to send them now, and writes into the ledger whom they ask,
   * in one step: whoever else asks the same people at the same time waits, so that nobody's budget is exceeded. Null
   * where it is not waiting any more, or not before its next try; 'over-budget' where too few have room.
   */
  take(id: string, now: Date, leasedUntil: Date, reach?: Reach): Promise<Delivery | 'over-budget' | null>
  /** Notes that a message is out, with what was merged into it. `remindAt`: when to look for who has not answered. */
  markSent(id: string, messageRef: string, now: Date, remindAt?: Date | null): Promise<void>
  /**
   * Notes that the platform did not answer a send: it may have arrived, so that it stays as it is, and its people count
   * as asked, until somebody looks for it after `lookAt`.
   */
  markUnanswered(id: string, lookAt: Date): Promise<void>
  /** Puts it back, with what was merged with it, to be tried again; nobody counts as asked. */
  markWaiting(id: string, reason: DeliveryReason, nextAttemptAt: Date): Promise<void>
  /** Does with waiting deliveries what was decided of each; what is not waiting any more stays as it is. */
  settle(decisions: readonly Decision[]): Promise<void>
  /** Ends a delivery, and what was merged with it, that could not be sent; nobody counts as asked. */
  markEnded(id: string, state: 'blocked' | 'failed' | 'suppressed', reason: DeliveryReason): Promise<void>
  /** Looks again now at what waits, save for a platform: of a member, of teams with their members, or of a cycle. */
  wake(whose: { memberId: string } | { teamIds: string[] } | { cycleId: string }, now: Date): Promise<void>
  /** A delivery with its question and team. */
  asking(id: string): Promise<{ delivery: Delivery; nudge: Nudge; team: Team } | null>
  /** Waiting ones whose next try is due, the earliest first: their ids, and whom they go to in private. */
  waitingUntil(now: Date, limit: number): Promise<Pick<Delivery, 'id' | 'memberId' | 'attempts'>[]>
  /** When, after an instant, the next one may be tried or looked for, or the next reminder is due; null: never. */
  nextWakeAt(after: Date): Promise<Date | null>
  /** Waiting ones to a member in private, the earliest try first. */
  waitingFor(memberId: string): Promise<Delivery[]>
  /** Waiting ones to the threads of teams, the earliest try first. */
  waitingIn(teamIds: string[]): Promise<Delivery[]>
  /** Those left 'sending' by a service that stopped, or by a platform that did not answer. */
  abandonedBefore(now: Date, limit: number): Promise<Delivery[]>
  /** Takes over an abandoned one until `leasedUntil`; false where another service was faster. */
  takeOver(abandoned: Delivery, leasedUntil: Date): Promise<boolean>
  /** Those being sent just now to a team's thread, or to a member in private. */
  sendingTo(recipient: { teamId: string } | { memberId: string }): Promise<Delivery[]>
  /** Sent ones that took answers until `now` and are not closed. */
  closableUntil(now: Date, limit: number): Promise<Delivery[]>
  markClosed(ids: string[], now: Date): Promise<void>
  /** Sent ones, open at `now`, whose time to remind has come. */
  remindableUntil(now: Date, limit: number): Promise<Delivery[]>
  /** Sets when to look for reminders of each next; null: no more. */
  remindNext(changes: readonly { id: string; remindAt: Date | null }[]): Promise<void>
  /** The newest sent private delivery to a member. */
  lastPrivateTo(memberId: string): Promise<Delivery | null>
  /** All that went out in one message with a delivery, itself first. */
  mergedWith(delivery: Delivery): Promise<Delivery[]>
  /** All deliveries of a nudge of the same occurrence. */
  siblings(delivery: Pick<Delivery, 'nudgeId' | 'occurrence'>): Promise<Delivery[]>
  /** How many are in which state and why: of one cycle, or (null) of all. */
  countByState(
    cycleId: string | null,
  ): Promise<{ state: DeliveryState; reason: DeliveryReason | null; count: number }[]>
  /** The newest deliveries that were held back, lapsed or failed, for the playground's clock. */
  latest(limit: number): Promise<Delivery[]>
}
