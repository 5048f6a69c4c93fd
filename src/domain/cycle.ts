import { addSchoolDays, type IsSchoolDay, instantOf, localDateOf, schoolDaysBetween } from './schedule.ts'

export type CycleState = 'running' | 'paused' | 'finished'

/** One phase of a cycle. Dates are local ISO dates in the cycle's zone; `endsOn` is the first day after it. */
export interface Phase {
  id: string
  ordinal: number
  key: string
  title: string
  lengthDays: number
  startsOn: string
  endsOn: string
}

/** A team's inquiry: what it is about, and its phases in time. */
export interface Cycle {
  id: string
  teamId: string
  templateKey: string
  /** The problem of practice in the team's words. */
  problem: string
  /** The unit or material that it is about, and the learning goal; may be empty. */
  unit: string
  goal: string
  zone: string
  state: CycleState
  startsOn: string
  /** The local date of the pause, while paused. */
  pausedOn: string | null
  finishedAt: Date | null
  /** Counts changes, so that two changes at once cannot both win. */
  version: number
  phases: Phase[]
}

export type CycleChangeKind = 'start' | 'next' | 'pause' | 'resume' | 'finish'

/** The phases with their dates from `startsOn` on: each begins on the school day after the one before has ended. */
export function withDates(phases: readonly Phase[], startsOn: string, isSchoolDay: IsSchoolDay): Phase[] {
  let from = addSchoolDays(startsOn, 0, isSchoolDay)
  return phases.map((phase) => {
    const endsOn = addSchoolDays(from, phase.lengthDays, isSchoolDay)
    const dated = { ...phase, startsOn: from, endsOn }
    from = endsOn
    return dated
  })
}

/** The phase of a local date: the last that has begun, or the first before the start. Null for a cycle without phases. */
export function phaseOn(cycle: Cycle, date: string): Phase | null {
  return cycle.phases.filter((phase) => phase.startsOn <= date).at(-1) ?? cycle.phases[0] ?? null
}

/** The instant at which the last phase is over. */
export function endOf(cycle: Cycle): Date {
  const last = cycle.phases.at(-1)
  return instantOf(last?.endsOn ?? cycle.startsOn, '00:00', cycle.zone)
}

/**
 * The cycle with its next phase beginning on `nextStartsOn`, as seen on the local date `today`; null where it is in its
 * last phase: then it can only finish.
 */
export function advanced(
  cycle: Cycle,
  today: string,
  nextStartsOn: string,
  isSchoolDay: IsSchoolDay,
): Cycle | null {
  const current = phaseOn(cycle, today)
  const index = cycle.phases.findIndex((phase) => phase.id === current?.id)
  const rest = cycle.phases.slice(index + 1)
  if (!current || rest.length === 0) return null
  const moved = withDates(rest, nextStartsOn, isSchoolDay)
  const startsOn = current.startsOn < nextStartsOn ? current.startsOn : nextStartsOn
  return {
    ...cycle,
    phases: [...cycle.phases.slice(0, index), { ...current, startsOn, endsOn: nextStartsOn }, ...moved],
  }
}

/** The cycle, paused on a local date. */
export function paused(cycle: Cycle, date: string): Cycle {
  return { ...cycle, state: 'paused', pausedOn: date }
}

/** The cycle, running again: all that had not ended moves on by the school days that it was paused. */
export function resumed(cycle: Cycle, date: string, isSchoolDay: IsSchoolDay): Cycle {
  const pausedOn = cycle.pausedOn ?? date
  const days = schoolDaysBetween(pausedOn, date, isSchoolDay)
  const phases = cycle.phases.map((phase) => ({
    ...phase,
    startsOn: phase.startsOn >= pausedOn ? addSchoolDays(phase.startsOn, days, isSchoolDay) : phase.startsOn,
    endsOn: phase.endsOn > pausedOn ? addSchoolDays(phase.endsOn, days, isSchoolDay) : phase.endsOn,
  }))
  return { ...cycle, state: 'running', pausedOn: null, phases }
}

/** The cycle, finished at an instant. */
export function finished(cycle: Cycle, now: Date): Cycle {
  return { ...cycle, state: 'finished', pausedOn: null, finishedAt: now }
}

/** The first local date on which a prompt at `time` can still go out: today, or the next school day. */
export function firstStart(now: Date, zone: string, time: string, isSchoolDay: IsSchoolDay): string {
  const today = localDateOf(now, zone)
  const isInTime = isSchoolDay(today) && instantOf(today, time, zone) > now
  return addSchoolDays(today, isInTime || !isSchoolDay(today) ? 0 : 1, isSchoolDay)
}
