import type { ToldBack } from '../domain/needs/told-back.ts'
import type { ToldBackStore } from '../ports.ts'
import type { StoreClient } from './client.ts'
import type { ToldBack as ToldBackRow } from './generated/client.ts'
import { isId } from './ids.ts'
import { addNudges } from './nudge-rows.ts'

/** The store of what leaders told teams, over a database. */
export function createToldBackStore(prisma: StoreClient): ToldBackStore {
  return {
    draft: async (toldBack) => {
      const { count } = await prisma.toldBack.createMany({ data: [toldBack], skipDuplicates: true })
      return count > 0
    },
    find: async (id) => {
      const row = isId(id) ? await prisma.toldBack.findUnique({ where: { id } }) : null
      return row && toToldBack(row)
    },
    findByEvent: async (eventKey) => {
      const row = await prisma.toldBack.findUnique({ where: { eventKey } })
      return row && toToldBack(row)
    },
    discard: async (id) => {
      if (isId(id)) await prisma.toldBack.deleteMany({ where: { id, state: 'draft' } })
    },
    send: (id, nudges, now) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.toldBack.updateMany({
          where: { id, state: 'draft' },
          data: { state: 'sent', sentAt: now },
        })
        if (count === 0) return false
        await addNudges(tx, nudges, null, now)
        await tx.toldBackNote.createMany({
          data: nudges.map((nudge) => ({ nudgeId: nudge.id, toldBackId: id })),
        })
        return true
      }),
    ofNudge: async (nudgeId) => {
      const include = { toldBack: true }
      const row = isId(nudgeId) ? await prisma.toldBackNote.findUnique({ where: { nudgeId }, include }) : null
      return row && toToldBack(row.toldBack)
    },
    sent: async (districtId, since, until) => {
      const rows = await prisma.toldBack.findMany({
        where: { districtId, state: 'sent', sentAt: { gte: since, lt: until } },
        orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
      })
      return rows.map(toToldBack)
    },
    purge: async (before) => {
      const { count } = await prisma.toldBack.deleteMany({
        where: { state: 'draft', createdAt: { lt: before } },
      })
      return count
    },
  }
}

function toToldBack(row: ToldBackRow): ToldBack {
  return { ...row, state: row.state as ToldBack['state'] }
}
