import type { NudgeStore } from '../ports.ts'
import type { StoreClient } from './client.ts'
import { isId } from './ids.ts'
import { addNudges, toNudge } from './nudge-rows.ts'

/** The nudge store over a database. */
export function createNudgeStore(prisma: StoreClient): NudgeStore {
  const include = { prompt: true } as const
  return {
    create: async (nudge, eventId, now) => {
      const eventKey = `${nudge.teamId}:${eventId}`
      if (await prisma.nudge.findUnique({ where: { eventKey }, select: { id: true } })) return false
      return (await prisma.$transaction((tx) => addNudges(tx, [nudge], eventKey, now))) === 1
    },
    find: async (id) => {
      const row = isId(id) ? await prisma.nudge.findUnique({ where: { id }, include }) : null
      return row && toNudge(row)
    },
    ofCycle: async (cycleId) => {
      const orderBy = [{ phase: { ordinal: 'asc' as const } }, { id: 'asc' as const }]
      return (await prisma.nudge.findMany({ where: { cycleId }, orderBy, include })).map(toNudge)
    },
    dueUntil: async (now, limit) => {
      const rows = await prisma.nudge.findMany({
        where: { state: 'scheduled', planAt: { lte: now } },
        orderBy: [{ planAt: 'asc' }, { id: 'asc' }],
        take: limit,
        include,
      })
      return rows.map(toNudge)
    },
    nextDueAt: async () => {
      const where = { state: 'scheduled', nextDueAt: { not: null } }
      const row = await prisma.nudge.findFirst({
        where,
        orderBy: { nextDueAt: 'asc' },
        select: { nextDueAt: true },
      })
      return row?.nextDueAt ?? null
    },
  }
}
