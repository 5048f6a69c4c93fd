import type { ToldBack } from '../domain/needs/told-back.ts'
import type { Nudge } from '../domain/nudge.ts'

/** What leaders told teams: "you said, we did". */
export interface ToldBackStore {
  /** Stores a draft; false where one of this event exists. */
  draft(toldBack: ToldBack): Promise<boolean>
  find(id: string): Promise<ToldBack | null>
  findByEvent(eventKey: string): Promise<ToldBack | null>
  /** Takes a draft away. */
  discard(id: string): Promise<void>
  /** Stores the messages to the teams and marks the draft as sent, in one step; false where it is none (any more). */
  send(id: string, nudges: Nudge[], now: Date): Promise<boolean>
  /** What a nudge tells; null where it is none of these. */
  ofNudge(nudgeId: string): Promise<ToldBack | null>
  /** What was sent in a district in [since, until), the newest first. */
  sent(districtId: string, since: Date, until: Date): Promise<ToldBack[]>
  /** Forgets drafts that nobody sent since an instant. */
  purge(before: Date): Promise<number>
}
