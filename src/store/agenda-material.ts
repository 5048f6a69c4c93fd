import type { AgendaStore } from '../ports.ts'
import { toAgendaMark } from './agenda-rows.ts'
import type { StoreClient } from './client.ts'
import { toCommitment } from './commitment-store.ts'
import { toDelivery } from './delivery-rows.ts'
import { toEntry } from './entry-store.ts'
import { toNudge } from './nudge-rows.ts'

type Material = 'mark' | 'marksOf' | 'material' | 'closedQuestions' | 'sharedCommitments'

/** What agendas are gathered from, over a database. */
export function createAgendaMaterial(prisma: StoreClient): Pick<AgendaStore, Material> {
  return {
    mark: async ({ source, wish, kind, at, ...rest }) => {
      // A wish is its writer's: what the team says later does not undo it.
      const change = { at, ...(wish ? { wish } : {}), ...(kind ? { kind } : {}) }
      await prisma.agendaMark.upsert({
        where: { source },
        create: { source, wish, kind, at, ...rest },
        update: change,
      })
    },
    marksOf: async (sources) => {
      const where = { source: { in: sources } }
      return (await prisma.agendaMark.findMany({ where, orderBy: { source: 'asc' } })).map(toAgendaMark)
    },
    material: (teamId, since, until) => material(prisma, teamId, since, until),
    closedQuestions: async (teamId, since, until) => {
      const rows = await prisma.delivery.findMany({
        where: { teamId, memberId: null, round: 0, state: 'sent', closedAt: { gte: since, lt: until } },
        include: { nudge: { include: { prompt: true } } },
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      })
      return rows.map(({ nudge, ...delivery }) => ({ delivery: toDelivery(delivery), nudge: toNudge(nudge) }))
    },
    sharedCommitments: async (teamId, dueBefore) => {
      const wish = { in: ['with-name', 'without-name'] }
      const rows = await prisma.commitment.findMany({
        where: { teamId, state: 'open', dueOn: { lt: dueBefore }, agendaMarks: { some: { wish } } },
        include: { agendaMarks: true },
        orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      })
      return rows.flatMap(({ agendaMarks: [mark], ...commitment }) =>
        mark ? [{ commitment: toCommitment(commitment), mark: toAgendaMark(mark) }] : [],
      )
    },
  }
}

const WITH_ORIGIN = {
  agendaMarks: true,
  delivery: { select: { nudge: { select: { phase: { select: { key: true } } } } } },
} as const

async function material(prisma: StoreClient, teamId: string, since: Date, until: Date) {
  const time = { gte: since, lt: until }
  const rows = await prisma.entry.findMany({
    where: {
      ...{ teamId, deletedAt: null, kind: { not: 'decision' } },
      OR: [{ visibility: 'team', writtenAt: time }, { agendaMarks: { some: { at: time } } }],
    },
    include: WITH_ORIGIN,
    orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ agendaMarks: [mark], delivery, ...entry }) => ({
    entry: toEntry(entry),
    phaseKey: delivery?.nudge.phase?.key ?? null,
    mark: mark ? toAgendaMark(mark) : null,
  }))
}
