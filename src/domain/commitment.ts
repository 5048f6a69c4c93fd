/** 'let-go': the person decided against it, which is fine. */
export type CommitmentState = 'open' | 'done' | 'let-go'

/** What a person means to do next, and by when. Nobody else sees it. */
export interface Commitment {
  id: string
  teamId: string
  memberId: string
  /** The entry in whose wake it was made, or null. */
  entryId: string | null
  text: string
  /** Local ISO date on which the person is asked how it went. */
  dueOn: string
  state: CommitmentState
  /** The nudge that asks. */
  nudgeId: string | null
  /** A repeat of the event makes it once. */
  eventKey: string
  createdAt: Date
  closedAt: Date | null
}

/** The time of day at which people are asked who have set none. */
export const COMMITMENT_TIME = '15:15'

/** Longest text, in letters. */
export const MAX_COMMITMENT_LENGTH = 200
