import { assertNever } from '../domain/assert-never.ts'
import {
  advanced,
  type Cycle,
  type CycleChangeKind,
  finished,
  firstStart,
  type Phase,
  paused,
  phaseOn,
  resumed,
} from '../domain/cycle.ts'
import { type IsSchoolDay, localDateOf } from '../domain/schedule.ts'
import { retimed } from './cycle-nudges.ts'
import type { Deps } from './deps.ts'
import { lessonDaysOf } from './school-calendar.ts'
import { earliest, firstTimeOf } from './start-cycle.ts'

export type ChangeKind = Exclude<CycleChangeKind, 'start'>

export type ChangeOutcome =
  /** `phase`: the one that was moved on to, where the change was 'next'. */
  | { kind: 'changed'; cycle: Cycle; phase: Phase | null; nextDueAt: Date | null }
  /** The next phase begins as soon as it can already. */
  | { kind: 'already-next'; phase: Phase }
  | { kind: 'last-phase' | 'not-paused' | 'already-paused' | 'paused' | 'conflict' | 'repeated' }

type ChangeDeps = Pick<Deps, 'stores' | 'clock' | 'templates'>

/** Changes an open cycle and moves, holds or cancels what it has not asked yet. `memberId` null: the time did it. */
export async function changeCycle(
  deps: ChangeDeps,
  input: { cycle: Cycle; change: ChangeKind; memberId: string | null; eventKey: string },
): Promise<ChangeOutcome> {
  const { cycle } = input
  const isSchoolDay = await lessonDaysOf(deps, cycle.teamId)
  const after = changed(deps, cycle, input.change, isSchoolDay)
  if (typeof after === 'string') return { kind: after }
  const before = input.change === 'next' ? upcoming(cycle, localDateOf(deps.clock.now(), cycle.zone)) : null
  const phase = before && (after.phases[before.ordinal] ?? null)
  if (phase && phase.startsOn === before?.startsOn) return { kind: 'already-next', phase }
  const now = deps.clock.now()
  const leftBehind = input.change === 'next' ? begunPhases(cycle, now) : new Set<string>()
  const nudges = retimed(await deps.stores.nudges.ofCycle(cycle.id), cycle, after, leftBehind, isSchoolDay)
  const change = { kind: input.change, memberId: input.memberId, eventId: input.eventKey }
  const outcome = await deps.stores.cycles.update(after, nudges, change, now)
  if (outcome !== 'updated') return { kind: outcome }
  return {
    kind: 'changed',
    cycle: after,
    phase,
    nextDueAt: earliest(nudges.map(({ nextDueAt }) => nextDueAt)),
  }
}

type Refused = 'last-phase' | 'not-paused' | 'already-paused' | 'paused'

function changed(
  deps: ChangeDeps,
  cycle: Cycle,
  change: ChangeKind,
  isSchoolDay: IsSchoolDay,
): Cycle | Refused {
  const now = deps.clock.now()
  const today = localDateOf(now, cycle.zone)
  switch (change) {
    case 'next':
      return cycle.state === 'paused'
        ? 'paused'
        : (advancedNow(deps, cycle, now, isSchoolDay) ?? 'last-phase')
    case 'pause':
      return cycle.state === 'paused' ? 'already-paused' : paused(cycle, today)
    case 'resume':
      return cycle.state === 'paused' ? resumed(cycle, today, isSchoolDay) : 'not-paused'
    case 'finish':
      return finished(cycle, now)
    default:
      return assertNever(change)
  }
}

/** The next phase begins today where its first prompt can still go out at its time, else on the next school day. */
function advancedNow(deps: ChangeDeps, cycle: Cycle, now: Date, isSchoolDay: IsSchoolDay): Cycle | null {
  const today = localDateOf(now, cycle.zone)
  const next = upcoming(cycle, today)
  const template = deps.templates.get(cycle.templateKey)
  if (!next) return null
  const time = template ? firstTimeOf(template, next.key) : '23:59'
  const startsOn = firstStart(now, cycle.zone, time, isSchoolDay)
  return advanced(cycle, today, startsOn, isSchoolDay)
}

/** The phase after the one that a date is in, or null. */
function upcoming(cycle: Cycle, date: string): Phase | null {
  const current = phaseOn(cycle, date)
  return cycle.phases[cycle.phases.findIndex(({ id }) => id === current?.id) + 1] ?? null
}

/** The ids of the phase that the cycle is in and of those before it. */
function begunPhases(cycle: Cycle, now: Date): Set<string> {
  const current = phaseOn(cycle, localDateOf(now, cycle.zone))
  return new Set(
    cycle.phases.filter(({ ordinal }) => ordinal <= (current?.ordinal ?? -1)).map(({ id }) => id),
  )
}
