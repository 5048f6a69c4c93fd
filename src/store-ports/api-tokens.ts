import type { ApiToken } from '../domain/api-token.ts'

/** What systems read the API with. */
export interface ApiTokenStore {
  add(token: ApiToken): Promise<void>
  /** Also a revoked or expired one. */
  find(id: string): Promise<ApiToken | null>
  /** All of a district, the newest first. */
  list(districtId: string): Promise<ApiToken[]>
  /** False where the district has no such token, or it was revoked before. */
  revoke(districtId: string, id: string, now: Date): Promise<boolean>
  /** Notes the use, unless one was noted after `unlessSince`. */
  noteUse(id: string, now: Date, unlessSince: Date): Promise<void>
}
