/** What a token of the API may be allowed to read. */
export const API_SCOPES = ['reports:read', 'organisation:read', 'audit:read'] as const
export type ApiScope = (typeof API_SCOPES)[number]

/** What a system of the district reads the API with. `hash`: SHA-256 of its secret in hex; the secret is kept nowhere. */
export interface ApiToken {
  id: string
  districtId: string
  /** The one school that it reads; null: the whole district. */
  schoolId: string | null
  /** What the district calls it. */
  name: string
  hash: string
  scopes: ApiScope[]
  createdAt: Date
  /** The first instant at which it opens nothing any more. */
  expiresAt: Date
  revokedAt: Date | null
  /** To the minute. */
  lastUsedAt: Date | null
}

/** Whether a token opens anything at an instant. */
export function isTokenOpen({ expiresAt, revokedAt }: ApiToken, now: Date): boolean {
  return revokedAt === null && now < expiresAt
}
