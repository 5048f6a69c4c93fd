import type { ReportScope } from './report/report.ts'

/** One look of a person at a report: that it happened, never what was seen. */
export interface Look {
  id: string
  districtId: string
  /** Who looked. */
  memberId: string
  kind: 'report' | 'export' | 'digest' | 'api'
  scope: Pick<ReportScope, 'kind' | 'id'>
  /** The period's key, or null where it is of none. */
  period: string | null
  at: Date
  /** Where it was shown: a platform's name, or "web". */
  from: string
}
