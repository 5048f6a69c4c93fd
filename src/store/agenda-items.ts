import type { AgendaStore } from '../ports.ts'
import { toAgendaItem } from './agenda-rows.ts'
import type { StoreClient } from './client.ts'
import { isId } from './ids.ts'

type Items = 'itemsOf' | 'findItem' | 'addItems' | 'changeItem' | 'order' | 'showing'

/** The points of agendas over a database. */
export function createAgendaItems(prisma: StoreClient): Pick<AgendaStore, Items> {
  return {
    itemsOf: async (agendaId) => {
      const orderBy = [{ ordinal: 'asc' as const }, { id: 'asc' as const }]
      return (await prisma.agendaItem.findMany({ where: { agendaId }, orderBy })).map(toAgendaItem)
    },
    findItem: async (id) => {
      const row = isId(id) ? await prisma.agendaItem.findUnique({ where: { id } }) : null
      return row && toAgendaItem(row)
    },
    addItems: async (items) => {
      const agendaId = items[0]?.agendaId
      if (!agendaId) return
      const { _max } = await prisma.agendaItem.aggregate({ where: { agendaId }, _max: { ordinal: true } })
      const first = (_max.ordinal ?? -1) + 1
      await prisma.agendaItem.createMany({
        data: items.map((item, index) => ({ ...item, ordinal: first + index })),
        skipDuplicates: true,
      })
    },
    changeItem: async (id, change) =>
      void (await prisma.agendaItem.updateMany({ where: { id }, data: change })),
    order: async (agendaId, ids) => {
      await prisma.$transaction(async (tx) => {
        for (const [ordinal, id] of ids.entries())
          await tx.agendaItem.updateMany({ where: { id, agendaId }, data: { ordinal } })
      })
    },
    showing: async (source) => {
      const rows = await prisma.agendaItem.findMany({ where: { source }, orderBy: { agendaId: 'asc' } })
      return rows.map(({ agendaId }) => agendaId)
    },
  }
}
