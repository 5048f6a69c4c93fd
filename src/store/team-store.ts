import { newId } from '../domain/ids.ts'
import type { Member, Team } from '../domain/organisation.ts'
import type { TeamStore } from '../ports.ts'
import type { StoreClient, StoreTransaction } from './client.ts'
import { isId } from './ids.ts'
import { toMember, toTeam } from './organisation-rows.ts'
import { sortedByName } from './sorted.ts'

/** The team store over a database. */
export function createTeamStore(prisma: StoreClient): TeamStore {
  return {
    ensure: (team, now) => ensure(prisma, team, now),
    find: async (id) => {
      const row = isId(id) ? await prisma.team.findUnique({ where: { id } }) : null
      return row && toTeam(row)
    },
    findByAddress: (workspaceId, address) => findByAddress(prisma, workspaceId, address),
    listOfSchool: async (schoolId) =>
      sortedByName((await prisma.team.findMany({ where: { schoolId } })).map(toTeam)),
    deactivate: async (id, now) => {
      await prisma.team.updateMany({ where: { id, deactivatedAt: null }, data: { deactivatedAt: now } })
    },
    setZone: async (id, zone) => {
      await prisma.team.updateMany({ where: { id }, data: { zone } })
    },
    setRoster: async (teamId, memberIds, now) => {
      await prisma.$transaction(async (tx) => {
        await end(tx, { teamId, memberId: { notIn: memberIds } }, now)
        await begin(tx, teamId, memberIds, now)
        await tx.team.updateMany({ where: { id: teamId }, data: { rosterAt: now } })
      })
    },
    withRosterBefore: async (instant, limit) => {
      const where = { deactivatedAt: null, OR: [{ rosterAt: null }, { rosterAt: { lt: instant } }] }
      const orderBy = [
        { rosterAt: { sort: 'asc' as const, nulls: 'first' as const } },
        { id: 'asc' as const },
      ]
      return (await prisma.team.findMany({ where, orderBy, take: limit })).map(toTeam)
    },
    join: (teamId, memberId, now) => begin(prisma, teamId, [memberId], now),
    leave: (teamId, memberId, now) => end(prisma, { teamId, memberId }, now),
    roster: async (teamId) => {
      const rows = await prisma.membership.findMany({
        where: { teamId, leftAt: null },
        include: { member: true },
      })
      return sortedByName(rows.map((row) => toMember(row.member)))
    },
    rosters: async (teamIds) => {
      const where = { teamId: { in: teamIds }, leftAt: null }
      const rows = await prisma.membership.findMany({ where, include: { member: true } })
      const rosters = new Map<string, Member[]>(teamIds.map((id) => [id, []]))
      for (const { teamId, member } of rows) rosters.get(teamId)?.push(toMember(member))
      return [...rosters].map(([teamId, members]) => ({ teamId, members: sortedByName(members) }))
    },
    list: async (ids) => (await prisma.team.findMany({ where: { id: { in: ids } } })).map(toTeam),
    teamsOf: async (memberId) => {
      const rows = await prisma.membership.findMany({
        where: { memberId, leftAt: null, team: { deactivatedAt: null } },
        include: { team: true },
      })
      return sortedByName(rows.map((row) => toTeam(row.team)))
    },
  }
}

async function ensure(
  prisma: StoreClient,
  team: Omit<Team, 'id' | 'isActive'>,
  now: Date,
): Promise<{ team: Team; isNew: boolean }> {
  const { workspaceId, schoolId, name, zone, address } = team
  const known = await findByAddress(prisma, workspaceId, address)
  if (known?.isActive) return { team: known, isNew: false }
  const { count } = known
    ? await prisma.team.updateMany({
        where: { id: known.id, deactivatedAt: { not: null } },
        data: { name, deactivatedAt: null },
      })
    : await prisma.team.createMany({
        data: [{ id: newId(now), workspaceId, schoolId, name, zone, address, createdAt: now }],
        skipDuplicates: true,
      })
  const row = await prisma.team.findUniqueOrThrow({
    where: { workspaceId_address: { workspaceId, address } },
  })
  return { team: toTeam(row), isNew: count === 1 }
}

async function findByAddress(
  prisma: StoreClient,
  workspaceId: string,
  address: string,
): Promise<Team | null> {
  const row = await prisma.team.findUnique({ where: { workspaceId_address: { workspaceId, address } } })
  return row && toTeam(row)
}

/**
 * Opens memberships; `openKey` is unique, so that one who is in the team already stays in it once. Always in the same
 * order: two services that add the same people at once wait for each other, and never in a circle.
 */
async function begin(
  prisma: StoreClient | StoreTransaction,
  teamId: string,
  memberIds: string[],
  now: Date,
): Promise<void> {
  const data = [...memberIds].sort().map((memberId) => ({
    id: newId(now),
    teamId,
    memberId,
    joinedAt: now,
    openKey: `${teamId}:${memberId}`,
  }))
  await prisma.membership.createMany({ data, skipDuplicates: true })
}

async function end(
  prisma: StoreClient | StoreTransaction,
  of: { teamId: string; memberId: string | { notIn: string[] } },
  now: Date,
): Promise<void> {
  await prisma.membership.updateMany({ where: { ...of, leftAt: null }, data: { leftAt: now, openKey: null } })
}
