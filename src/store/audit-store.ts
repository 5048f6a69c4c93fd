import type { Look } from '../domain/audit.ts'
import type { AuditStore } from '../ports.ts'
import type { StoreClient } from './client.ts'
import { isId } from './ids.ts'

/** The audit log over a database. */
export function createAuditStore(prisma: StoreClient): AuditStore {
  return {
    record: async ({ scope, ...look }) => {
      await prisma.look.create({ data: { ...look, scopeKind: scope.kind, scopeId: scope.id } })
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
        ...(memberId === null ? { tokenId: tokenId ?? '' } : { memberId }),
        ...row,
        kind: kind as Look['kind'],
        scope: { kind: scopeKind as Look['scope']['kind'], id: scopeId },
      }))
    },
  }
}
