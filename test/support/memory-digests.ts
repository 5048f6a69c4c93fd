import type { Digest } from '../../src/domain/digest/digest.ts'
import type { DigestStore } from '../../src/ports.ts'
import { type MemoryTables, requireRow } from './memory-tables.ts'

/** The digest store over tables in memory. */
export function createMemoryDigestStore(tables: MemoryTables): DigestStore {
  const { digests, nudges, grants, members } = tables
  const planned = new Map<string, string>()
  const off = new Set<string>()
  const keyOf = ({ recipient, week }: Pick<Digest, 'recipient' | 'week'>) =>
    `${recipient.kind}:${recipient.id} ${week}`
  const rows = () => [...digests.values()]
  return {
    lastPlanned: async (districtIds) =>
      [...planned]
        .filter(([districtId]) => districtIds.includes(districtId))
        .map(([districtId, week]) => ({ districtId, week })),
    markPlanned: async (districtId, week) => {
      if (week > (planned.get(districtId) ?? '')) planned.set(districtId, week)
    },
    plan: async (digest, nudge) => {
      requireRow(tables.teams, nudge.teamId, 'team')
      if (rows().some((row) => keyOf(row) === keyOf(digest))) return false
      nudges.set(nudge.id, nudge)
      digests.set(digest.nudgeId, digest)
      return true
    },
    list: async (nudgeIds) =>
      rows()
        .filter(({ nudgeId }) => nudgeIds.includes(nudgeId))
        .sort((a, b) => (a.nudgeId < b.nudgeId ? -1 : 1)),
    noteSuggestion: async (nudgeId, suggestion) => {
      const row = digests.get(nudgeId)
      if (row) digests.set(nudgeId, { ...row, suggestion })
    },
    since: async (recipient, week) =>
      rows()
        .filter((row) => row.recipient.kind === recipient.kind && row.recipient.id === recipient.id)
        .filter((row) => row.week >= week)
        .sort((a, b) => (a.week < b.week ? -1 : 1)),
    holdersIn: async (unitIds, roles) =>
      grants
        .filter(({ grant }) => unitIds.includes(grant.scope.id) && roles.includes(grant.role))
        .flatMap(({ memberId, grant }) => {
          const member = members.get(memberId)
          return member ? [{ member, grant }] : []
        })
        .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
    setTeam: async (teamId, isOn) => {
      if (isOn) off.delete(teamId)
      else off.add(teamId)
    },
    teamsWithout: async (teamIds) => teamIds.filter((id) => off.has(id)).sort(),
  }
}

function sortKey({ member, grant }: Awaited<ReturnType<DigestStore['holdersIn']>>[number]): string {
  return `${member.id} ${grant.role} ${grant.scope.id}`
}
