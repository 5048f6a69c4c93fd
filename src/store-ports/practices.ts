import type { Nudge } from '../domain/nudge.ts'
import type { Practice, PracticeActivity, PracticeState } from '../domain/practice/practice.ts'

/** What people practice with a coach, and the messages that belong to it. */
export interface PracticeStore {
  /** Stores drafts that were drawn up together; false where one of their events is known: then none is stored. */
  draft(practices: Practice[]): Promise<boolean>
  find(id: string): Promise<Practice | null>
  /** All that were drawn up together, by id. */
  ofGroup(groupId: string): Promise<Practice[]>
  /** Running and paused ones that a person practices, the oldest first. */
  ofMember(memberId: string): Promise<Practice[]>
  /** Running and paused ones that a coach set up, the oldest first. */
  ofCoach(coachId: string): Promise<Practice[]>
  /**
   * Lets a group's drafts begin with these nudges, in one step; what they replace ends and asks nothing any more. False
   * where there is no draft (any more).
   */
  begin(groupId: string, nudges: Nudge[], now: Date): Promise<boolean>
  /** Takes a group's drafts away. */
  discard(groupId: string): Promise<void>
  /**
   * Changes the state and stores its reminders as they are to be from now on, in one step; those that are planned are
   * held or cancelled with it. False where it is in none of the states `from`.
   */
  change(id: string, from: PracticeState[], to: PracticeState, nudges: Nudge[]): Promise<boolean>
  setNextStep(id: string, nextStep: string | null): Promise<void>
  /** Notes the first rehearsal. */
  noteRehearsed(id: string, now: Date): Promise<void>
  /** The nudges that remind of a practice and have not all been planned, or are held. */
  remindersOf(id: string): Promise<Nudge[]>
  /** How often each choice was tapped; nothing for a practice without a tap. */
  activityOf(ids: string[]): Promise<PracticeActivity[]>
  /** Stores a nudge that tells a coach of a shared entry; false where one of this event exists. */
  share(nudge: Nudge, entryId: string, eventId: string, now: Date): Promise<boolean>
  /** The entry that a nudge tells of, or null. */
  entryShownBy(nudgeId: string): Promise<string | null>
  /** The nudges that tell of an entry. */
  nudgesShowing(entryId: string): Promise<string[]>
}
