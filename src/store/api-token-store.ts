import type { ApiScope } from '../domain/api-token.ts'
import type { ApiTokenStore } from '../ports.ts'
import type { StoreClient } from './client.ts'
import { isId } from './ids.ts'

/** The store of the API's tokens over a database. */
export function createApiTokenStore({ apiToken: tokens }: StoreClient): ApiTokenStore {
  const known = <T extends { scopes: string[] }>(row: T) => ({ ...row, scopes: row.scopes as ApiScope[] })
  return {
    add: async (token) => void (await tokens.create({ data: token })),
    find: async (id) => {
      const row = isId(id) ? await tokens.findUnique({ where: { id } }) : null
      return row && known(row)
    },
    list: async (districtId) => {
      const orderBy = [{ createdAt: 'desc' as const }, { id: 'desc' as const }]
      return (await tokens.findMany({ where: { districtId }, orderBy })).map(known)
    },
    revoke: async (districtId, id, now) => {
      if (!isId(id)) return false
      const where = { id, districtId, revokedAt: null }
      return (await tokens.updateMany({ where, data: { revokedAt: now } })).count === 1
    },
    noteUse: async (id, now, unlessSince) => {
      const isStale = [{ lastUsedAt: null }, { lastUsedAt: { lte: unlessSince } }]
      await tokens.updateMany({ where: { id, OR: isStale }, data: { lastUsedAt: now } })
    },
  }
}
