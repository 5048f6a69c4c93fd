import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type ApiScope, type ApiToken, isTokenOpen } from '../../domain/api-token.ts'
import { newId } from '../../domain/ids.ts'
import type { Deps } from '../deps.ts'

type TokenDeps = Pick<Deps, 'stores' | 'clock'>

const DAY_MS = 86_400_000
/** How long a token is good where nothing else is said, and at most, in days. */
export const TOKEN_DAYS = { usual: 90, most: 366 }
/** 256 bits. */
const SECRET_BYTES = 32
/** "ct_", the token's id and its secret: what looks like this in a place where it should not be can be found. */
const TOKEN = /^ct_([0-9a-f-]{36})_([A-Za-z0-9_-]{43})$/
/** How exactly the last use is kept, in milliseconds. */
const USE_MS = 60_000

/** What a new token is to be. */
export interface TokenWish {
  districtId: string
  schoolId: string | null
  name: string
  scopes: ApiScope[]
  /** 1 to TOKEN_DAYS.most. */
  days: number
}

/** Makes a token. `secret` is the whole of what its holder sends: it is kept nowhere, and can be shown this once. */
export async function createToken(
  deps: TokenDeps,
  { days, ...wish }: TokenWish,
): Promise<{ token: ApiToken; secret: string }> {
  const now = deps.clock.now()
  const id = newId(now)
  const own = randomBytes(SECRET_BYTES).toString('base64url')
  const token: ApiToken = {
    ...{ ...wish, id, hash: hashOf(own), createdAt: now },
    ...{ expiresAt: deps.clock.afterReal(days * DAY_MS), revokedAt: null, lastUsedAt: null },
  }
  await deps.stores.apiTokens.add(token)
  return { token, secret: `ct_${id}_${own}` }
}

/** The token that this text is, where it is open now, and notes its use; null for all else, told apart by nothing. */
export async function openToken(deps: TokenDeps, text: string): Promise<ApiToken | null> {
  const [, id = '', own = ''] = TOKEN.exec(text) ?? []
  const now = deps.clock.now()
  const token = id === '' ? null : await deps.stores.apiTokens.find(id)
  // Compared also where there is no such token, in a time that tells nothing of how much of it fits.
  const fits = timingSafeEqual(Buffer.from(hashOf(own)), Buffer.from(token?.hash ?? hashOf('')))
  if (!token || !fits || !isTokenOpen(token, now)) return null
  const unlessSince = new Date(now.getTime() - USE_MS)
  const isNoted = token.lastUsedAt !== null && token.lastUsedAt > unlessSince
  if (!isNoted) await deps.stores.apiTokens.noteUse(id, now, unlessSince)
  return token
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
