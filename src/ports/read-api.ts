import type { ApiToken } from '../domain/api-token.ts'
import type { Look } from '../domain/audit.ts'
import type { ReadReport } from '../domain/report/ask.ts'
import type { Period } from '../domain/report/period.ts'
import type { ReportScope } from '../domain/report/report.ts'

/** A school or a team, as a token may know it. */
export interface ApiPlace {
  id: string
  name: string
}

/** What a token may see of its district's organisation: all of it, or one school. */
export interface ApiPlaces {
  district: ApiPlace
  /** By name. */
  schools: ApiPlace[]
  teams: (ApiPlace & { schoolId: string })[]
}

/** All that the read API asks of the service; it knows no store and no use-case. */
export interface ReadApi {
  /** The token that a text is, where it is open now; null for all else. */
  callerOf(text: string): Promise<ApiToken | null>
  placesOf(caller: ApiToken): Promise<ApiPlaces>
  /**
   * What can be read of a scope, noted as a look; null where the token may not read it. `weeks`: the closed ones, the
   * newest first.
   */
  periodsOf(
    caller: ApiToken,
    scope: Pick<ReportScope, 'kind' | 'id'>,
  ): Promise<{ periods: Period[]; weeks: string[] } | null>
  /** Reads a report within what the token may read now, and notes the look. */
  read: ReadReport
  /** The looks of the district after (older than) one, the newest first; reading them is noted as one too. */
  looksOf(caller: ApiToken, after: { at: Date; id: string } | null, limit: number): Promise<Look[]>
}
