import {
  type Cycle,
  type CycleAbout,
  isSkipped,
  type Phase,
  phaseAfter,
  phaseBefore,
  phaseOn,
  withDates,
} from './cycle.ts'
import { addSchoolDays, type IsSchoolDay, schoolDaysBetween } from './schedule.ts'

/** The local day of a change. `from`: the first date on which what the change leaves to ask can still be asked. */
export interface ChangeDay {
  today: string
  from: string
  isSchoolDay: IsSchoolDay
}

/** A cycle after a change, and what that means for the prompts that are not asked yet. */
export interface Replanned {
  kind: 'replanned'
  cycle: Cycle
  /** The phase that the change was about, as it is now; null where it was about the whole. */
  phase: Phase | null
  /** By phase id: the first day of a run that begins anew; days of its prompts count from it, dropped ones come back. */
  runs: ReadonlyMap<string, string>
  /** School days by which prompts of all other phases move. */
  shiftDays: number
  /** Phases whose prompts are not asked any more. */
  dropped: ReadonlySet<string>
  /** A phase whose prompts are asked again. */
  repeated: string | null
}

/** Why a change cannot be made. `earliest`: the earliest last day (local ISO date) that the phase can have. */
export type ChangeRefusal =
  | { kind: 'last-phase' | 'over' | 'begun' | 'not-begun' | 'only-phase' | 'is-skipped' | 'not-skipped' }
  | { kind: 'too-short'; earliest: string }

/** The cycle with its next phase beginning on `day.from`. What the phase before had left is dropped. */
export function advanced(cycle: Cycle, day: ChangeDay): Replanned | ChangeRefusal {
  const current = phaseOn(cycle, day.today)
  const next = phaseAfter(cycle, day.today)
  if (!current || !next) return { kind: 'last-phase' }
  const startsOn = earlier(current.startsOn, day.from)
  const left = cycle.phases.filter(({ ordinal }) => ordinal <= current.ordinal)
  return redated(cycle, { ...current, startsOn, endsOn: day.from }, day, {
    phase: next.id,
    dropped: new Set(left.map(({ id }) => id)),
  })
}

/** The cycle with a phase that ends on `endsOn` (its first day after); what comes later moves along. */
export function withEnd(
  cycle: Cycle,
  phaseId: string,
  endsOn: string,
  day: ChangeDay,
): Replanned | ChangeRefusal {
  const phase = phaseOf(cycle, phaseId)
  if (isSkipped(phase)) return { kind: 'is-skipped' }
  if (phase.endsOn <= day.today) return { kind: 'over' }
  const first = later(phase.startsOn, day.from)
  const earliest = addSchoolDays(first, 1, day.isSchoolDay)
  const end = addSchoolDays(endsOn, 0, day.isSchoolDay)
  if (end < earliest && end < phase.endsOn)
    return { kind: 'too-short', earliest: addSchoolDays(first, 0, day.isSchoolDay) }
  const lengthDays = Math.max(1, phase.lengthDays + signedDays(phase.endsOn, end, day.isSchoolDay))
  return redated(cycle, { ...phase, endsOn: end, lengthDays }, day, { phase: phaseId })
}

/** The first day after a phase that is `days` school days longer, or shorter where `days` is negative. */
export function endAfter(cycle: Cycle, phaseId: string, days: number, isSchoolDay: IsSchoolDay): string {
  const { startsOn, endsOn } = phaseOf(cycle, phaseId)
  if (days >= 0) return addSchoolDays(endsOn, days, isSchoolDay)
  const length = schoolDaysBetween(startsOn, endsOn, isSchoolDay)
  return addSchoolDays(startsOn, Math.max(0, length + days), isSchoolDay)
}

/** The cycle without a phase that has not begun. */
export function skipped(cycle: Cycle, phaseId: string, day: ChangeDay): Replanned | ChangeRefusal {
  const phase = phaseOf(cycle, phaseId)
  if (isSkipped(phase)) return { kind: 'is-skipped' }
  if (phase.startsOn <= day.today) return { kind: 'begun' }
  const others = cycle.phases.filter(
    (each) => each.id !== phaseId && !isSkipped(each) && each.endsOn > day.today,
  )
  if (others.length === 0) return { kind: 'only-phase' }
  const change = { phase: phaseId, dropped: new Set([phaseId]) }
  return redated(cycle, { ...phase, endsOn: phase.startsOn }, day, change)
}

/** The cycle with a skipped phase in its place again, as long as it was. */
export function restored(cycle: Cycle, phaseId: string, day: ChangeDay): Replanned | ChangeRefusal {
  const phase = phaseOf(cycle, phaseId)
  if (!isSkipped(phase)) return { kind: 'not-skipped' }
  if (phase.startsOn <= day.today) return { kind: 'over' }
  const endsOn = addSchoolDays(phase.startsOn, phase.lengthDays, day.isSchoolDay)
  const runs = new Map([[phaseId, phase.startsOn]])
  return redated(cycle, { ...phase, endsOn }, day, { phase: phaseId, runs })
}

/** The cycle with the phase that runs, or the one that ended last, once more from `day.from` on. */
export function repeated(cycle: Cycle, phaseId: string, day: ChangeDay): Replanned | ChangeRefusal {
  const phase = phaseOf(cycle, phaseId)
  if (isSkipped(phase)) return { kind: 'is-skipped' }
  if (phase.startsOn > day.today) return { kind: 'not-begun' }
  const near = [phaseOn(cycle, day.today)?.id, phaseBefore(cycle, day.today)?.id]
  if (!near.includes(phaseId)) return { kind: 'over' }
  const endsOn = addSchoolDays(day.from, phase.lengthDays, day.isSchoolDay)
  const runs = new Map([[phaseId, day.from]])
  return redated(cycle, { ...phase, endsOn }, day, { phase: phaseId, runs, repeated: phaseId })
}

/** The cycle, paused on a local date. */
export function paused(cycle: Cycle, date: string): Replanned {
  return replanned(cycle, { ...cycle, state: 'paused', pausedOn: date })
}

/** The cycle, running again: all that had not ended moves on by the school days that it was paused. */
export function resumed(cycle: Cycle, date: string, isSchoolDay: IsSchoolDay): Replanned {
  const pausedOn = cycle.pausedOn ?? date
  const shiftDays = schoolDaysBetween(pausedOn, date, isSchoolDay)
  const shifted = (day: string) => addSchoolDays(day, shiftDays, isSchoolDay)
  const moved = cycle.phases.map((phase) => ({
    ...phase,
    startsOn: phase.startsOn >= pausedOn ? shifted(phase.startsOn) : phase.startsOn,
    endsOn: phase.endsOn > pausedOn ? shifted(phase.endsOn) : phase.endsOn,
  }))
  // A phase that ended on the day of the pause lasts until the next one begins, so that no day is without a phase.
  const phases = moved.map((phase, index) => ({
    ...phase,
    endsOn: moved[index + 1]?.startsOn ?? later(phase.startsOn, phase.endsOn),
  }))
  return replanned(cycle, { ...cycle, state: 'running', pausedOn: null, phases }, { shiftDays })
}

/** The cycle with other words about it, or another meeting. */
export function edited(cycle: Cycle, about: CycleAbout): Replanned {
  return replanned(cycle, { ...cycle, ...about })
}

/** The cycle, finished at an instant. */
export function finished(cycle: Cycle, now: Date): Replanned {
  return replanned(cycle, { ...cycle, state: 'finished', pausedOn: null, finishedAt: now })
}

type Meaning = Partial<Omit<Replanned, 'kind' | 'cycle' | 'phase'>> & { phase?: string }

/** The cycle with one phase changed and all later ones dated from its end on. */
function redated(cycle: Cycle, phase: Phase, { isSchoolDay }: ChangeDay, meaning: Meaning): Replanned {
  const index = cycle.phases.findIndex(({ id }) => id === phase.id)
  const rest = withDates(cycle.phases.slice(index + 1), phase.endsOn, isSchoolDay)
  const phases = [...cycle.phases.slice(0, index), phase, ...rest]
  return replanned(cycle, { ...cycle, phases }, meaning)
}

function replanned(before: Cycle, cycle: Cycle, { phase, ...meaning }: Meaning = {}): Replanned {
  const moved = cycle.phases.filter(({ startsOn }, index) => before.phases[index]?.startsOn !== startsOn)
  const runs = new Map(moved.map(({ id, startsOn }) => [id, startsOn]))
  return {
    ...{ kind: 'replanned', shiftDays: 0, dropped: new Set(), repeated: null },
    ...meaning,
    cycle,
    phase: cycle.phases.find(({ id }) => id === phase) ?? null,
    runs: new Map([...runs, ...(meaning.runs ?? [])]),
  }
}

function earlier(a: string, b: string): string {
  return [a, b].sort()[0] ?? a
}

function later(a: string, b: string): string {
  return [a, b].sort()[1] ?? b
}

function signedDays(from: string, until: string, isSchoolDay: IsSchoolDay): number {
  return from <= until
    ? schoolDaysBetween(from, until, isSchoolDay)
    : -schoolDaysBetween(until, from, isSchoolDay)
}

function phaseOf(cycle: Cycle, phaseId: string): Phase {
  const phase = cycle.phases.find(({ id }) => id === phaseId)
  if (!phase) throw new Error(`The cycle ${cycle.id} has no phase ${phaseId}.`)
  return phase
}
