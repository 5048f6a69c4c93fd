import {
  type Cycle,
  type CyclePlan,
  type CycleState,
  EMPTY_PLAN,
  endOf,
  type Phase,
} from '../domain/cycle.ts'
import type { Meeting } from '../domain/prompt-time.ts'
import { type Cycle as CycleRow, type Phase as PhaseRow, Prisma } from './generated/client.ts'

/** A cycle from its row and its phases' rows, which stand in their order. */
export function toCycle(row: CycleRow & { phases: PhaseRow[] }): Cycle {
  const { id, teamId, templateKey, problem, unit, goal, zone, startsOn, pausedOn, finishedAt, version } = row
  return {
    ...{ id, teamId, templateKey, problem, unit, goal, zone, startsOn, pausedOn, finishedAt, version },
    plan: { ...EMPTY_PLAN, ...(row.plan as Partial<CyclePlan>) },
    meeting: row.meeting as Meeting | null,
    state: row.state as CycleState,
    phases: row.phases.map(toPhase),
  }
}

/** The columns that a cycle's words, state and dates decide. */
export function cycleColumns(cycle: Cycle) {
  const { id, teamId, templateKey, problem, unit, goal, zone, state, startsOn, pausedOn, finishedAt } = cycle
  return {
    ...{ id, teamId, templateKey, problem, unit, goal, zone, state, startsOn, pausedOn, finishedAt },
    plan: { ...cycle.plan },
    meeting: cycle.meeting ? { ...cycle.meeting } : Prisma.DbNull,
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
