import type { ReportScope } from './report/report.ts'

/** Who reads a report: a person, a system of the district by its API token, or a team in its channel. */
export type Looker = { memberId: string } | { tokenId: string } | { teamId: string }

/** One look at a report: that it happened, never what was seen. */
export type Look = Looker & {
  id: string
  districtId: string
  kind: 'report' | 'export' | 'digest' | 'api'
  scope: Pick<ReportScope, 'kind' | 'id'>
  /** The period's key, or null where it is of none. */
  period: string | null
  at: Date
  /** Where it was shown: a platform's name, "web" or "api". */
  from: string
}
