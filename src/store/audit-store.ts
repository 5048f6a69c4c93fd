import type { Look, Looker } from '../domain/audit.ts'
import type { AuditStore } from '../ports.ts'
import type { StoreClient } from './client.ts'
import { isId } from './ids.ts'

/** The audit log over a database. */
export function createAuditStore(prisma: StoreClient): AuditStore {
  return {
    record: async ({ scope, ...look }) => {
      const { id, districtId, kind, period, at, from } = look
      const memberId = 'memberId' in look ? look.memberId : null
      const tokenId = 'tokenId' in look ? look.tokenId : null
      const data = { id, districtId, memberId, tokenId, kind, period, at, from }
      await prisma.look.create({ data: { ...data, scopeKind: scope.kind, scopeId: scope.id } })
    },
    list: async (districtId, before, limit, beforeId) => {
      if (!isId(districtId)) return []
      const ties = beforeId === undefined ? [] : [{ at: before, id: { lt: beforeId } }]
      const orderBy = [{ at: 'desc' as const }, { id: 'desc' as const }]
      const rows = await prisma.look.findMany({
        where: { districtId, OR: [{ at: { lt: before } }, ...ties] },
        orderBy,
        take: limit,
      })
      return rows.map(({ scopeKind, scopeId, kind, memberId, tokenId, ...row }) => ({
        ...lookerOf({ memberId, tokenId, scopeId }),
        ...row,
        kind: kind as Look['kind'],
        scope: { kind: scopeKind as Look['scope']['kind'], id: scopeId },
      }))
    },
  }
}

/** Neither a person nor a system: the team of the scope, in its channel. */
function lookerOf(row: { memberId: string | null; tokenId: string | null; scopeId: string }): Looker {
  const { memberId, tokenId, scopeId } = row
  if (memberId !== null) return { memberId }
  return tokenId === null ? { teamId: scopeId } : { tokenId }
}
