/** The only lengths of time that a report can be asked for: there are no free filters. */
export const PERIOD_KINDS = ['week', 'four-weeks', 'phase', 'term'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/**
 * A period of whole closed weeks. A phase or a term holds the weeks whose Thursday lies in it, as a week belongs to the
 * year of its Thursday (ISO 8601).
 */
export interface Period {
  kind: PeriodKind
  /** Names it in links and commands: "week:2026-09-07", "four-weeks:2026-09-28", "phase:<id>", "term:2026-08-31". */
  key: string
  /** "Week of Monday 7 September", "Practice, 14 to 27 September". */
  title: string
  /** The Mondays (ISO dates) of its closed weeks, the oldest first. */
  weeks: string[]
}
