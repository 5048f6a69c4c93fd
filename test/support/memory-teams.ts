import { newId } from '../../src/domain/ids.ts'
import type { Member, Team } from '../../src/domain/organisation.ts'
import type { TeamStore } from '../../src/ports.ts'
import { sortedByName } from '../../src/store/sorted.ts'
import { type MembershipRow, type MemoryTables, requireRow } from './memory-tables.ts'

/** The team store over tables in memory. */
export function createMemoryTeamStore(tables: MemoryTables): TeamStore {
  const { teams, members, memberships } = tables
  const current = (row: MembershipRow) => row.leftAt === null
  const at = (workspaceId: string, address: string): Team | undefined =>
    [...teams.values()].find((team) => team.workspaceId === workspaceId && team.address === address)

  const join = (teamId: string, memberId: string, now: Date): void => {
    requireRow(teams, teamId, 'team')
    requireRow(members, memberId, 'member')
    if (memberships.some((row) => row.teamId === teamId && row.memberId === memberId && current(row))) return
    memberships.push({ teamId, memberId, joinedAt: now, leftAt: null })
  }
  const leave = (teamId: string, memberId: string, now: Date): void => {
    for (const row of memberships)
      if (row.teamId === teamId && row.memberId === memberId && current(row)) row.leftAt = now
  }

  const rosterOf = (teamId: string): Member[] => {
    const ids = memberships.filter((row) => row.teamId === teamId && current(row)).map((row) => row.memberId)
    return sortedByName(ids.map((id) => members.get(id)).filter((member): member is Member => !!member))
  }
  const rosterAt = new Map<string, Date>()
  return {
    ensure: async (team, now) => ensure(tables, at(team.workspaceId, team.address), team, now),
    find: async (id) => teams.get(id) ?? null,
    findByAddress: async (workspaceId, address) => at(workspaceId, address) ?? null,
    listOfSchool: async (schoolId) =>
      sortedByName([...teams.values()].filter((team) => team.schoolId === schoolId)),
    deactivate: async (id) => {
      const team = teams.get(id)
      if (team) teams.set(id, { ...team, isActive: false })
    },
    setZone: async (id, zone) => {
      const team = teams.get(id)
      if (team) teams.set(id, { ...team, zone })
    },
    setRoster: async (teamId, memberIds, now) => {
      const before = memberships.filter((row) => row.teamId === teamId && current(row))
      for (const row of before) if (!memberIds.includes(row.memberId)) leave(teamId, row.memberId, now)
      for (const memberId of memberIds) join(teamId, memberId, now)
      rosterAt.set(teamId, now)
    },
    withRosterBefore: async (instant, limit) =>
      [...teams.values()]
        .filter(({ id, isActive }) => isActive && (rosterAt.get(id)?.getTime() ?? 0) < instant.getTime())
        .sort(
          (a, b) =>
            (rosterAt.get(a.id)?.getTime() ?? 0) - (rosterAt.get(b.id)?.getTime() ?? 0) ||
            a.id.localeCompare(b.id),
        )
        .slice(0, limit),
    join: async (teamId, memberId, now) => join(teamId, memberId, now),
    leave: async (teamId, memberId, now) => leave(teamId, memberId, now),
    roster: async (teamId) => rosterOf(teamId),
    rosters: async (teamIds) => teamIds.map((teamId) => ({ teamId, members: rosterOf(teamId) })),
    list: async (ids) => [...teams.values()].filter(({ id }) => ids.includes(id)),
    teamsOf: async (memberId) => {
      const ids = memberships
        .filter((row) => row.memberId === memberId && current(row))
        .map((row) => row.teamId)
      return sortedByName(ids.map((id) => teams.get(id)).filter((team): team is Team => !!team?.isActive))
    },
  }
}

function ensure(
  { teams, workspaces, schools }: MemoryTables,
  known: Team | undefined,
  team: Omit<Team, 'id' | 'isActive'>,
  now: Date,
): { team: Team; isNew: boolean } {
  if (known?.isActive) return { team: known, isNew: false }
  requireRow(workspaces, team.workspaceId, 'workspace')
  requireRow(schools, team.schoolId, 'school')
  const row = known
    ? { ...known, name: team.name, isActive: true }
    : { ...team, id: newId(now), isActive: true }
  teams.set(row.id, row)
  return { team: row, isNew: true }
}
