import type { Guarded } from '../privacy.ts'
import type { Conditions, Participation, Stance } from '../report/figures.ts'
import type { CoverageRow, NeedsRow, Report, ReportScope, Topic } from '../report/report.ts'

/** What a digest draws on: the report of the closed week, and of the newest four, where these end with it. */
export interface DigestMaterial {
  week: Report
  month: Report | null
}

/** What a digest tells of one scope: parts of the scope's report, as they stand there. */
export interface DigestContent {
  scope: ReportScope
  /** The Monday of the week. */
  week: string
  minPeople: number
  participation: Guarded<Participation>
  /** The same of the week before; null where that was not closed. */
  before: Guarded<Participation> | null
  stance: Guarded<Stance>
  topics: Topic[]
  conditions: Conditions
  withoutTime: Report['withoutTime']
  /** Requests for support that wait, as far as they may be told. */
  needs: NeedsRow[]
  /** The elements of the frameworks that were served, the most often served first. */
  coverage: CoverageRow[]
}

/** What a digest tells of a closed week's report. */
export function digestContentOf(report: Report): DigestContent {
  const { scope, minPeople, whole, trend, topics, needs, withoutTime } = report
  const week = report.period.weeks.at(-1) ?? ''
  const at = trend.findIndex((each) => each.week === week)
  return {
    ...{ scope, week, minPeople, topics, withoutTime },
    participation: whole.participation,
    before: trend[at - 1]?.participation ?? null,
    stance: whole.stance,
    conditions: whole.conditions,
    needs: needs.filter(isWaiting),
    coverage: report.coverage
      .filter(({ questions }) => questions > 0)
      .sort((a, b) => b.questions - a.questions),
  }
}

/** Whether requests wait, by what is told: "1 or fewer" may be none. */
export function isWaiting({ needs }: NeedsRow): boolean {
  return (
    needs.kind === 'shown' && needs.value.waiting.value > 0 && needs.value.waiting.precision !== 'at-most'
  )
}
