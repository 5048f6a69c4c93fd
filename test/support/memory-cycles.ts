import { type Cycle, endOf } from '../../src/domain/cycle.ts'
import type { Nudge } from '../../src/domain/nudge.ts'
import type { CycleStore, NudgeStore } from '../../src/ports.ts'
import { wakeAgendas } from './memory-agendas.ts'
import { byInstant, type MemoryTables, requireRow } from './memory-tables.ts'
import { noteInMemory } from './memory-webhooks.ts'

/** The cycle store over tables in memory. */
export function createMemoryCycleStore(tables: MemoryTables): CycleStore {
  const { cycles, changes, nudges, teams } = tables
  const ofTeam = (teamId: string) => [...cycles.values()].filter((cycle) => cycle.teamId === teamId)
  const openOf = (teamId: string) => ofTeam(teamId).find((cycle) => cycle.state !== 'finished') ?? null
  return {
    create: async (cycle, added, change) => {
      if (changes.has(change.eventId)) return 'repeated'
      requireRow(teams, cycle.teamId, 'team')
      if (openOf(cycle.teamId)) return 'taken'
      cycles.set(cycle.id, cycle)
      changes.add(change.eventId)
      if (change.tells) noteInMemory(tables, change.tells)
      for (const nudge of added) nudges.set(nudge.id, nudge)
      return 'created'
    },
    update: async (cycle, changed, change, now) => {
      if (changes.has(change.eventId)) return 'repeated'
      const before = cycles.get(cycle.id)
      if (before?.version !== cycle.version) return 'conflict'
      cycles.set(cycle.id, { ...cycle, version: cycle.version + 1 })
      changes.add(change.eventId)
      if (change.tells) noteInMemory(tables, change.tells)
      for (const nudge of changed) putUnplanned(tables, nudge)
      wakeAgendas(tables, cycle.id, now)
      return 'updated'
    },
    find: async (id) => cycles.get(id) ?? null,
    openOf: async (teamId) => openOf(teamId),
    lastOf: async (teamId) => ofTeam(teamId).at(-1) ?? null,
    endedBefore: async (now, limit) =>
      [...cycles.values()]
        .filter((cycle) => cycle.state === 'running' && endOf(cycle) <= now)
        .sort(byInstant<Cycle>(endOf))
        .slice(0, limit),
  }
}

/** The nudge store over tables in memory. */
export function createMemoryNudgeStore(tables: MemoryTables): NudgeStore {
  const { nudges, nudgeEvents, cycles } = tables
  const scheduled = () =>
    [...nudges.values()]
      .filter((nudge) => nudge.state === 'scheduled' && nudge.nextDueAt)
      .sort(byInstant<Nudge>((nudge) => nudge.nextDueAt))
  return {
    create: async (nudge, eventId) => {
      requireRow(tables.teams, nudge.teamId, 'team')
      const eventKey = `${nudge.teamId}:${eventId}`
      if (nudgeEvents.has(eventKey)) return false
      nudgeEvents.add(eventKey)
      nudges.set(nudge.id, nudge)
      return true
    },
    find: async (id) => nudges.get(id) ?? null,
    list: async (ids) => [...nudges.values()].filter(({ id }) => ids.includes(id)),
    ofCycle: async (cycleId) => {
      const phases = cycles.get(cycleId)?.phases ?? []
      const ordinalOf = (nudge: Nudge) =>
        phases.find((phase) => phase.id === nudge.phaseId)?.ordinal ?? phases.length
      return [...nudges.values()]
        .filter((nudge) => nudge.cycleId === cycleId)
        .sort((a, b) => ordinalOf(a) - ordinalOf(b) || (a.id < b.id ? -1 : 1))
    },
    dueUntil: async (now, limit) =>
      scheduled()
        .filter((nudge) => nudge.planAt && nudge.planAt <= now)
        .sort(byInstant<Nudge>((nudge) => nudge.planAt))
        .slice(0, limit),
    dueOfTeams: async (teamIds, before) =>
      scheduled().flatMap(({ teamId, memberId, nextDueAt }) =>
        teamIds.includes(teamId) && nextDueAt && nextDueAt < before ? [{ teamId, memberId, nextDueAt }] : [],
      ),
    comingTo: async (teamIds, memberId, limit) =>
      scheduled()
        .filter((nudge) => teamIds.includes(nudge.teamId) && [null, memberId].includes(nudge.memberId))
        .slice(0, limit),
    nextDueAt: async () => scheduled()[0]?.nextDueAt ?? null,
    nextPlanAt: async () => scheduled().sort(byInstant<Nudge>((nudge) => nudge.planAt))[0]?.planAt ?? null,
  }
}

export function putUnplanned({ nudges }: MemoryTables, nudge: Nudge): void {
  const stored = nudges.get(nudge.id)
  if (!stored) nudges.set(nudge.id, nudge)
  else if (stored.state !== 'planned')
    nudges.set(nudge.id, {
      ...stored,
      state: nudge.state,
      nextDueAt: nudge.nextDueAt,
      planAt: nudge.planAt,
      schedule: nudge.schedule,
    })
}
