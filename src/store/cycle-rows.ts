import { type Cycle, type CycleState, endOf, type Phase } from '../domain/cycle.ts'
import type { Cycle as CycleRow, Phase as PhaseRow } from './generated/client.ts'

/** A cycle from its row and its phases' rows, which stand in their order. */
export function toCycle(row: CycleRow & { phases: PhaseRow[] }): Cycle {
  const { id, teamId, templateKey, problem, unit, goal, zone, startsOn, pausedOn, finishedAt, version } = row
  const state = row.state as CycleState
  const phases = row.phases.map(toPhase)
  return {
    id,
    teamId,
    templateKey,
    problem,
    unit,
    goal,
    zone,
    state,
    startsOn,
    pausedOn,
    finishedAt,
    version,
    phases,
  }
}

/** The columns that a cycle's state and dates decide. */
export function cycleColumns(cycle: Cycle) {
  const { id, teamId, templateKey, problem, unit, goal, zone, state, startsOn, pausedOn, finishedAt } = cycle
  return {
    ...{ id, teamId, templateKey, problem, unit, goal, zone, state, startsOn, pausedOn, finishedAt },
    endsAt: state === 'running' ? endOf(cycle) : null,
    openTeamId: state === 'finished' ? null : teamId,
  }
}

/** A phase's row. */
export function phaseColumns(cycleId: string, phase: Phase): PhaseRow {
  return { ...toPhase(phase), cycleId }
}

function toPhase({ id, ordinal, key, title, lengthDays, startsOn, endsOn }: Phase): Phase {
  return { id, ordinal, key, title, lengthDays, startsOn, endsOn }
}
