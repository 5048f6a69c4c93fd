import { rollupOf } from '../../src/domain/report/rollup.ts'
import type { Snapshot } from '../../src/domain/report/snapshot.ts'
import type { WeekTally } from '../../src/domain/report/week-counts.ts'
import type { ReportStore, Rollup, WeekCarry } from '../../src/ports.ts'
import { memoryFacts } from './memory-facts.ts'
import type { MemoryStanceStore } from './memory-stance.ts'
import { type MemoryTables, madeAt } from './memory-tables.ts'

interface ClosedRow {
  districtId: string
  week: string
  carry: WeekCarry | null
}

/** The store of closed weeks over tables in memory. */
export function createMemoryReportStore(tables: MemoryTables, stance: MemoryStanceStore): ReportStore {
  const closed: ClosedRow[] = []
  const snapshots: Snapshot[] = []
  let rollups: (Rollup & { districtId: string })[] = []
  const minPeople = new Map<string, number>()
  const districtOf = (schoolId: string) => tables.schools.get(schoolId)?.districtId
  const teamsIn = (districtId: string) =>
    [...tables.teams.values()].filter(({ schoolId }) => districtOf(schoolId) === districtId)
  const putRollups = (districtId: string, week: string, tallies: readonly WeekTally[]) => {
    const fresh = tallies.map((tally) => {
      const { teamId, phaseId } = tally
      return { teamId, week, phaseId, districtId, counts: rollupOf(tally) }
    })
    rollups = [...rollups.filter((row) => row.districtId !== districtId || row.week !== week), ...fresh]
  }
  return {
    frontiers: async () =>
      [...tables.districts.keys()].sort().flatMap((districtId) => {
        const teams = teamsIn(districtId)
        const since = new Date(Math.min(...teams.map(({ id }) => madeAt(id).getTime())))
        const zones = [...new Set(teams.map(({ zone }) => zone))].sort()
        const weeks = closed.filter((row) => row.districtId === districtId).map(({ week }) => week)
        return teams.length === 0
          ? []
          : [{ districtId, since, zones, lastClosed: weeks.sort().at(-1) ?? null }]
      }),
    teamsOf: async (districtId, madeBefore) =>
      teamsIn(districtId)
        .filter(({ id }) => madeAt(id) < madeBefore)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, name, schoolId, zone, workspaceId }) => ({ id, name, schoolId, zone, workspaceId })),
    schoolsOf: async (districtId) =>
      [...tables.schools.values()]
        .filter((school) => school.districtId === districtId)
        .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
        .map(({ id, name }) => ({ id, name })),
    minPeople: async (districtId) => minPeople.get(districtId) ?? 5,
    setMinPeople: async (districtId, fewest) => void minPeople.set(districtId, fewest),
    facts: async (teamId, since, until) => memoryFacts(tables, stance, { teamId, since, until }),
    carryAfter: async (districtId, week) =>
      closed.find((row) => row.districtId === districtId && row.week === week)?.carry ?? null,
    close: async ({ districtId, week, tallies, snapshots: fresh, carry }) => {
      if (closed.some((row) => row.districtId === districtId && row.week === week)) return false
      for (const row of closed) if (row.districtId === districtId && row.week < week) row.carry = null
      closed.push({ districtId, week, carry })
      putRollups(districtId, week, tallies)
      snapshots.push(...fresh)
      return true
    },
    putRollups: async (districtId, week, tallies) => putRollups(districtId, week, tallies),
    rollups: async (districtId, week) =>
      rollups
        .filter((row) => row.districtId === districtId && row.week === week)
        .map(({ districtId: _, ...row }) => row)
        .sort((a, b) => (a.teamId < b.teamId ? -1 : 1)),
    weeksOf: async (unitId, limit) =>
      snapshots
        .filter(({ id }) => id === unitId)
        .map(({ week, phaseId }) => ({ week, phaseId }))
        .sort((a, b) => (a.week < b.week ? -1 : 1))
        .slice(-limit),
    phases: async (ids) =>
      [...tables.cycles.values()]
        .flatMap((cycle) => cycle.phases)
        .filter(({ id }) => ids.includes(id))
        .map(({ id, title }) => ({ id, title })),
    snapshots: async (unitIds, from, to) =>
      snapshots
        .filter(({ id, week }) => unitIds.includes(id) && week >= from && week <= to)
        .sort((a, b) => (a.week === b.week ? (a.id < b.id ? -1 : 1) : a.week < b.week ? -1 : 1)),
  }
}
