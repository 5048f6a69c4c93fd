import type { Leave, Rhythm, Snooze, SnoozeKind } from '../domain/rhythm.ts'
import type { RhythmStore } from '../ports.ts'
import type { StoreClient } from './client.ts'
import { isId } from './ids.ts'

/** The rhythm store over a database. */
export function createRhythmStore(prisma: StoreClient): RhythmStore {
  return { ...rhythms(prisma), ...leaves(prisma), ...snoozes(prisma) }
}

function rhythms(prisma: StoreClient) {
  return {
    of: async (memberIds: string[]) => {
      const rows = await prisma.rhythm.findMany({
        where: { memberId: { in: memberIds } },
        orderBy: { memberId: 'asc' },
      })
      return rows.map((row) => ({
        ...row,
        workdays: row.workdays as Rhythm['workdays'],
        optOuts: row.optOuts as Rhythm['optOuts'],
        pace: row.pace as Rhythm['pace'],
      }))
    },
    put: async (rhythm: Rhythm) => {
      const { memberId } = rhythm
      await prisma.rhythm.upsert({ where: { memberId }, create: rhythm, update: rhythm })
    },
  }
}

function leaves(prisma: StoreClient) {
  return {
    leavesOf: async (memberIds: string[], endingAfter: string) =>
      prisma.leave.findMany({
        where: { memberId: { in: memberIds }, until: { gt: endingAfter } },
        orderBy: [{ from: 'asc' }, { id: 'asc' }],
      }),
    addLeave: async (leave: Leave) => void (await prisma.leave.create({ data: leave })),
    removeLeave: async (memberId: string, leaveId: string) => {
      if (isId(leaveId)) await prisma.leave.deleteMany({ where: { memberId, id: leaveId } })
    },
    endLeaves: async (memberId: string, on: string) => {
      await prisma.$transaction([
        prisma.leave.deleteMany({ where: { memberId, from: on } }),
        prisma.leave.updateMany({
          where: { memberId, from: { lt: on }, until: { gt: on } },
          data: { until: on },
        }),
      ])
    },
  }
}

function snoozes(prisma: StoreClient) {
  return {
    snoozesOf: async (memberIds: string[], now: Date) => {
      const where = { memberId: { in: memberIds }, until: { gt: now } }
      const rows = await prisma.snooze.findMany({ where, orderBy: [{ memberId: 'asc' }, { kind: 'asc' }] })
      return rows.map((row) => ({ ...row, kind: row.kind as SnoozeKind }))
    },
    snooze: async (snooze: Snooze) => {
      const { memberId, kind } = snooze
      const where = { memberId_kind: { memberId, kind } }
      await prisma.snooze.upsert({ where, create: snooze, update: { until: snooze.until } })
    },
    unsnooze: async (memberId: string, kind: SnoozeKind) =>
      void (await prisma.snooze.deleteMany({ where: { memberId, kind } })),
  }
}
