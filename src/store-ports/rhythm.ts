import type { Leave, Rhythm, Snooze, SnoozeKind } from '../domain/rhythm.ts'

/** When people want to be asked. */
export interface RhythmStore {
  /** The rhythms of the members who have set one. */
  of(memberIds: string[]): Promise<Rhythm[]>
  put(rhythm: Rhythm): Promise<void>
  /** Leaves of the members that end after a local ISO date, the earliest first. */
  leavesOf(memberIds: string[], endingAfter: string): Promise<Leave[]>
  addLeave(leave: Leave): Promise<void>
  /** Ends the member's leaves that a local ISO date lies in, so that this is the first day back; later ones stay. */
  endLeaves(memberId: string, on: string): Promise<void>
  /** Takes back one leave of the member's as if it had never been said. */
  removeLeave(memberId: string, leaveId: string): Promise<void>
  /** Snoozes of the members that last beyond an instant. */
  snoozesOf(memberIds: string[], now: Date): Promise<Snooze[]>
  /** Sets or moves the snooze of a kind. */
  snooze(snooze: Snooze): Promise<void>
  unsnooze(memberId: string, kind: SnoozeKind): Promise<void>
}
