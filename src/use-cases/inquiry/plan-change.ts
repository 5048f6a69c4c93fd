import { assertNever } from '../../domain/assert-never.ts'
import { type Cycle, type CycleAbout, phaseAfter, phaseOn } from '../../domain/cycle.ts'
import {
  advanced,
  type ChangeDay,
  type ChangeRefusal,
  edited,
  endAfter,
  finished,
  paused,
  type Replanned,
  repeated,
  restored,
  resumed,
  skipped,
  withEnd,
} from '../../domain/cycle-changes.ts'
import type { Nudge } from '../../domain/nudge.ts'
import { firstStart } from '../../domain/prompt-time.ts'
import { type IsSchoolDay, localDateOf, nextDate } from '../../domain/schedule.ts'

/** What somebody wants to change. `phaseId` null: the phase that runs (skip: the next one). `lastDay`: local ISO date. */
export type CycleMove =
  | { kind: 'next' }
  | { kind: 'pause' | 'resume' | 'finish' }
  | { kind: 'lengthen' | 'shorten'; phaseId: string | null; days: number }
  | { kind: 'until'; phaseId: string | null; lastDay: string }
  | { kind: 'skip' | 'repeat'; phaseId: string | null }
  | { kind: 'restore'; phaseId: string }
  | { kind: 'edit'; about: CycleAbout }

export type MoveRefusal = ChangeRefusal | { kind: 'paused' | 'not-paused' | 'already-paused' }

interface Situation {
  cycle: Cycle
  /** All nudges of the cycle. */
  nudges: readonly Nudge[]
  now: Date
  isSchoolDay: IsSchoolDay
}

/** The cycle as a change would make it, or why it cannot be made; nothing is stored. */
export function planChange(at: Situation, move: CycleMove): Replanned | MoveRefusal {
  const { cycle, now, isSchoolDay } = at
  const today = localDateOf(now, cycle.zone)
  switch (move.kind) {
    case 'pause':
      return cycle.state === 'paused' ? { kind: 'already-paused' } : paused(cycle, today)
    case 'resume':
      return cycle.state === 'paused' ? resumed(cycle, today, isSchoolDay) : { kind: 'not-paused' }
    case 'finish':
      return finished(cycle, now)
    case 'edit':
      return edited(cycle, move.about)
    default:
      return cycle.state === 'paused' ? { kind: 'paused' } : planMove(at, move, today)
  }
}

type PhaseMove = Exclude<CycleMove, { kind: 'pause' | 'resume' | 'finish' } | { kind: 'edit' }>

function planMove(at: Situation, move: PhaseMove, today: string): Replanned | ChangeRefusal {
  const { cycle, isSchoolDay } = at
  const running = phaseOn(cycle, today)?.id ?? ''
  switch (move.kind) {
    case 'next': {
      const next = phaseAfter(cycle, today)
      return next ? advanced(cycle, dayOf(at, firstTime(at, next.id))) : { kind: 'last-phase' }
    }
    case 'lengthen':
    case 'shorten': {
      const days = move.kind === 'lengthen' ? move.days : -move.days
      const phaseId = move.phaseId ?? running
      return withEnd(cycle, phaseId, endAfter(cycle, phaseId, days, isSchoolDay), dayToEnd(at, phaseId))
    }
    case 'until': {
      const phaseId = move.phaseId ?? running
      return withEnd(cycle, phaseId, nextDate(move.lastDay), dayToEnd(at, phaseId))
    }
    case 'skip': {
      const phaseId = move.phaseId ?? phaseAfter(cycle, today)?.id
      return phaseId ? skipped(cycle, phaseId, dayOf(at, null)) : { kind: 'last-phase' }
    }
    case 'restore':
      return restored(cycle, move.phaseId, dayOf(at, null))
    case 'repeat': {
      const phaseId = move.phaseId ?? running
      return repeated(cycle, phaseId, dayOf(at, firstTime(at, phaseId)))
    }
    default:
      return assertNever(move)
  }
}

/** The day of a change after which something is asked at `time`; null: nothing is. */
function dayOf({ cycle, now, isSchoolDay }: Situation, time: string | null): ChangeDay {
  const today = localDateOf(now, cycle.zone)
  return { today, from: time ? firstStart(now, cycle.zone, time, isSchoolDay) : today, isSchoolDay }
}

/** What a phase has not asked yet must still find room before it ends. */
function dayToEnd(at: Situation, phaseId: string): ChangeDay {
  const times = at.nudges
    .filter((nudge) => nudge.phaseId === phaseId && nudge.state === 'scheduled')
    .flatMap(({ schedule }) => (schedule.kind === 'local' ? schedule.time : []))
  return dayOf(at, times.sort().at(-1) ?? null)
}

/** The time of the first prompt on a phase's first day; the day's end where it asks none then. */
function firstTime({ nudges }: Situation, phaseId: string): string {
  const times = nudges
    .filter((nudge) => nudge.phaseId === phaseId)
    .flatMap(({ schedule }) => {
      const when = schedule.kind === 'local' ? schedule.place?.when : undefined
      return when?.day === 0 ? when.time : []
    })
  return times.sort()[0] ?? '23:59'
}
