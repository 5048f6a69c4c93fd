import { OPEN_AGENDA } from '../domain/agenda/agenda.ts'
import type { AgendaStore } from '../ports.ts'
import { createAgendaItems } from './agenda-items.ts'
import { createAgendaMaterial } from './agenda-material.ts'
import { toAgenda } from './agenda-rows.ts'
import type { StoreClient } from './client.ts'
import { toCycle } from './cycle-rows.ts'
import { Prisma } from './generated/client.ts'
import { isId } from './ids.ts'
import { addNudges, cancelNudges } from './nudge-rows.ts'

const OPEN = { in: [...OPEN_AGENDA] }

/** The agenda store over a database. */
export function createAgendaStore(prisma: StoreClient): AgendaStore {
  return {
    ...finding(prisma),
    ...changing(prisma),
    ...createAgendaItems(prisma),
    ...createAgendaMaterial(prisma),
  }
}

type Finding =
  | 'find'
  | 'openOf'
  | 'lastOf'
  | 'cyclesWithout'
  | 'dueUntil'
  | 'nextLookAt'
  | 'ofNudge'
  | 'notesOf'

function finding(prisma: StoreClient): Pick<AgendaStore, Finding> {
  return {
    find: async (id) => {
      const row = isId(id) ? await prisma.agenda.findUnique({ where: { id } }) : null
      return row && toAgenda(row)
    },
    openOf: async (teamId) => {
      const row = await prisma.agenda.findFirst({
        where: { teamId, state: OPEN },
        orderBy: { meetsOn: 'asc' },
      })
      return row && toAgenda(row)
    },
    lastOf: async (teamId, before) => {
      const where = { teamId, meetsOn: { lt: before }, state: { in: ['posted', 'asked'] } }
      const row = await prisma.agenda.findFirst({ where, orderBy: { meetsOn: 'desc' } })
      return row && toAgenda(row)
    },
    cyclesWithout: async (limit) => {
      const rows = await prisma.cycle.findMany({
        where: { state: 'running', meeting: { not: Prisma.AnyNull }, agendas: { none: { state: OPEN } } },
        include: { phases: { orderBy: { ordinal: 'asc' } } },
        orderBy: { id: 'asc' },
        take: limit,
      })
      return rows.map(toCycle)
    },
    dueUntil: async (now, limit) => {
      const orderBy = [{ lookAt: 'asc' as const }, { id: 'asc' as const }]
      const rows = await prisma.agenda.findMany({ where: { lookAt: { lte: now } }, orderBy, take: limit })
      return rows.map(toAgenda)
    },
    nextLookAt: async () => (await prisma.agenda.aggregate({ _min: { lookAt: true } }))._min.lookAt,
    ofNudge: async (nudgeId) => {
      const row = await prisma.agendaNote.findUnique({ where: { nudgeId }, include: { agenda: true } })
      return row && { agenda: toAgenda(row.agenda), part: row.part as 'draft' | 'post' | 'ask' }
    },
    notesOf: async (agendaId) => {
      const rows = await prisma.agendaNote.findMany({ where: { agendaId }, orderBy: { nudgeId: 'asc' } })
      return rows.map(({ nudgeId, part }) => ({ nudgeId, part: part as 'draft' | 'post' | 'ask' }))
    },
  }
}

function changing(prisma: StoreClient): Pick<AgendaStore, 'make' | 'wake' | 'change'> {
  return {
    make: async (agenda) => {
      await prisma.agenda.createMany({ data: [agenda], skipDuplicates: true })
      const { id, gatheredAt: _, ...again } = agenda
      const { teamId, meetsOn } = agenda
      await prisma.agenda.updateMany({
        where: { teamId, meetsOn, state: 'lapsed', posted: null },
        data: again,
      })
      const day = { teamId_meetsOn: { teamId, meetsOn } }
      return toAgenda(await prisma.agenda.findUniqueOrThrow({ where: day }))
    },
    wake: async (cycleId, now) =>
      void (await prisma.agenda.updateMany({ where: { cycleId, state: OPEN }, data: { lookAt: now } })),
    change: (id, from, change, notes, now) =>
      prisma.$transaction(async (tx) => {
        const where = { id, state: { in: [...from] } }
        const { count } = await tx.agenda.updateMany({ where, data: change })
        if (count === 0) return false
        if (change.state === 'lapsed') await cancelNudges(tx, { agendaNotes: { some: { agendaId: id } } })
        await addNudges(
          tx,
          notes.map(({ nudge }) => nudge),
          null,
          now,
        )
        await tx.agendaNote.createMany({
          data: notes.map(({ nudge, part }) => ({ nudgeId: nudge.id, agendaId: id, part })),
        })
        return true
      }),
  }
}
