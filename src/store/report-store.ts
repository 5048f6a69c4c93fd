import { rollupOf } from '../domain/report/rollup.ts'
import type { Snapshot } from '../domain/report/snapshot.ts'
import type { ClosedWeek, Frontier, ReportStore, Rollup, WeekCarry } from '../ports.ts'
import type { StoreClient, StoreTransaction } from './client.ts'
import { weekFacts } from './facts/week-facts.ts'
import { Prisma } from './generated/client.ts'
import { isId } from './ids.ts'

type Content = Pick<Snapshot, 'whole' | 'together' | 'topics' | 'needTopics' | 'coverage'>

/** The store of closed weeks and of what is told of them, over a database. */
export function createReportStore(prisma: StoreClient): ReportStore {
  return {
    frontiers: () => frontiers(prisma),
    teamsOf: async (districtId, madeBefore) => {
      const where = { school: { districtId }, createdAt: { lt: madeBefore } }
      const select = { id: true, name: true, schoolId: true, zone: true, workspaceId: true }
      return isId(districtId) ? prisma.team.findMany({ where, select, orderBy: { id: 'asc' } }) : []
    },
    schoolsOf: async (districtId) => {
      const orderBy = [{ name: 'asc' as const }, { id: 'asc' as const }]
      const where = { districtId }
      return isId(districtId)
        ? prisma.school.findMany({ where, orderBy, select: { id: true, name: true } })
        : []
    },
    minPeople: async (id) =>
      (await prisma.district.findUniqueOrThrow({ where: { id }, select: { minPeople: true } })).minPeople,
    setMinPeople: async (id, minPeople) => {
      await prisma.district.updateMany({ where: { id }, data: { minPeople } })
    },
    facts: (teamId, since, until) => weekFacts(prisma, { teamId, since, until }),
    carryAfter: async (districtId, week) => {
      const row = await prisma.closedWeek.findUnique({ where: { districtId_week: { districtId, week } } })
      return (row?.carry ?? null) as WeekCarry | null
    },
    close: (week) => close(prisma, week),
    putRollups: async (districtId, week, tallies) => {
      await prisma.$transaction((tx) => putRollups(tx, { districtId, week, tallies }))
    },
    rollups: async (districtId, week) => {
      const where = { districtId, week }
      const rows = await prisma.weekRollup.findMany({ where, orderBy: { teamId: 'asc' } })
      return rows.map(({ districtId: _, counts, ...row }) => ({ ...row, counts: counts as Rollup['counts'] }))
    },
    weeksOf: async (unitId, limit) => {
      const select = { week: true, phaseId: true }
      const rows = await prisma.snapshot.findMany({
        where: { unitId },
        orderBy: { week: 'desc' },
        take: limit,
        select,
      })
      return rows.reverse()
    },
    phases: async (ids) =>
      prisma.phase.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } }),
    snapshots: async (unitIds, from, to) => {
      const where = { unitId: { in: unitIds }, week: { gte: from, lte: to } }
      const rows = await prisma.snapshot.findMany({ where, orderBy: [{ week: 'asc' }, { unitId: 'asc' }] })
      return rows.map(({ unitId, content, ...row }) => ({
        ...row,
        ...(content as unknown as Content),
        id: unitId,
        kind: row.kind as Snapshot['kind'],
      }))
    },
  }
}

function frontiers(prisma: StoreClient): Promise<Frontier[]> {
  return prisma.$queryRaw<Frontier[]>`
    SELECT s.district_id AS "districtId", min(t.created_at) AS since, array_agg(DISTINCT t.zone ORDER BY t.zone) AS zones,
      (SELECT max(c.week) FROM closed_weeks c WHERE c.district_id = s.district_id) AS "lastClosed"
    FROM teams t JOIN schools s ON s.id = t.school_id
    GROUP BY s.district_id ORDER BY s.district_id`
}

/** The closed week's row is the first: of two services that close it at once, the second is told so. */
async function close(prisma: StoreClient, closed: ClosedWeek): Promise<boolean> {
  const { districtId, week, closedAt, carry } = closed
  return prisma.$transaction(async (tx) => {
    const data = [{ districtId, week, closedAt, carry: json(carry) }]
    const { count } = await tx.closedWeek.createMany({ data, skipDuplicates: true })
    if (count === 0) return false
    const before = { districtId, week: { lt: week } }
    await tx.closedWeek.updateMany({ where: before, data: { carry: Prisma.DbNull } })
    await putRollups(tx, closed)
    await tx.snapshot.createMany({
      data: closed.snapshots.map(({ id, whole, together, topics, needTopics, coverage, ...snapshot }) => ({
        ...snapshot,
        unitId: id,
        content: json({ whole, together, topics, needTopics, coverage }),
      })),
      skipDuplicates: true,
    })
    return true
  })
}

async function putRollups(
  tx: StoreTransaction,
  { districtId, week, tallies }: Pick<ClosedWeek, 'districtId' | 'week' | 'tallies'>,
): Promise<void> {
  await tx.weekRollup.deleteMany({ where: { districtId, week } })
  await tx.weekRollup.createMany({
    data: tallies.map((tally) => {
      const { teamId, phaseId } = tally
      return { teamId, week, phaseId, districtId, counts: json(rollupOf(tally)) }
    }),
  })
}

function json(value: object): Prisma.InputJsonObject {
  return value as Prisma.InputJsonObject
}
