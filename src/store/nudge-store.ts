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
    list: async (ids) =>
      (await prisma.nudge.findMany({ where: { id: { in: ids.filter(isId) } }, include })).map(toNudge),
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
    dueOfTeams: async (teamIds, before) => {
      const rows = await prisma.nudge.findMany({
        where: { teamId: { in: teamIds }, state: 'scheduled', nextDueAt: { lt: before } },
        orderBy: [{ nextDueAt: 'asc' }, { id: 'asc' }],
        select: { teamId: true, memberId: true, nextDueAt: true },
      })
      return rows.flatMap(({ nextDueAt, ...row }) => (nextDueAt ? [{ ...row, nextDueAt }] : []))
    },
    comingTo: async (teamIds, memberId, limit) => {
      const rows = await prisma.nudge.findMany({
        where: {
          state: 'scheduled',
          nextDueAt: { not: null },
          teamId: { in: teamIds },
          OR: [{ memberId: null }, { memberId }],
        },
        orderBy: [{ nextDueAt: 'asc' }, { id: 'asc' }],
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
    nextPlanAt: async () => {
      const where = { state: 'scheduled', planAt: { not: null } }
      const row = await prisma.nudge.findFirst({
        where,
        orderBy: { planAt: 'asc' },
        select: { planAt: true },
      })
      return row?.planAt ?? null
    },
  }
}
