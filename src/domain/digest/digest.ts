import type { ReportScope } from '../report/report.ts'
import { addWeeks } from '../report/weeks.ts'
import type { Schedule } from '../schedule.ts'

/** What a digest tells of: a team, a school or the district, by id. */
export type DigestScope = Pick<ReportScope, 'kind' | 'id'>

/** One week's digest to one recipient, by the nudge that brings it. */
export interface Digest {
  nudgeId: string
  /** The person who gets it in private, or the team that gets it in its channel. */
  recipient: { kind: 'member' | 'team'; id: string }
  /** The Monday of the closed week that it tells of. */
  week: string
  /** What it tells of, the widest first; a recipient gets one digest a week, whatever it is about. */
  scopes: DigestScope[]
  /** The key of the suggestion that it made; null: none, or not made yet. */
  suggestion: string | null
}

/** The local time at which a digest comes on Monday: before the day's first lesson. */
const DIGEST_TIME = '07:30'
/** Until Sunday evening: a digest that found no working day in its week is not worth sending in the next. */
export const DIGEST_WINDOW_HOURS = 6 * 24 + 12
/** So many weeks pass before a suggestion is made to the same recipient again. */
export const WEEKS_BETWEEN = 4

/** When the digest of a week is due: on the Monday after it, in the recipient's own zone. */
export function digestSchedule(week: string): Schedule {
  return { kind: 'local', date: addWeeks(week, 1), time: DIGEST_TIME }
}
