import type { Commitment } from '../domain/commitment.ts'
import type { Nudge } from '../domain/nudge.ts'

/** What people mean to do next. */
export interface CommitmentStore {
  /** Stores a commitment with the nudge that asks how it went, in one step; false for a known event. */
  create(commitment: Commitment, nudge: Nudge, now: Date): Promise<boolean>
  find(id: string): Promise<Commitment | null>
  /** The one that a nudge asks about, or null. */
  findByNudge(nudgeId: string): Promise<Commitment | null>
  /** Open ones, the earliest due first. */
  openOf(memberId: string): Promise<Commitment[]>
  /** Moves an open one to another date with a nudge of its own; the nudge before asks nothing any more. False where it is closed. */
  move(id: string, dueOn: string, nudge: Nudge, now: Date): Promise<boolean>
  /** Closes an open one: its nudge asks nothing any more. False where it is closed. */
  close(id: string, state: 'done' | 'let-go', now: Date): Promise<boolean>
}
