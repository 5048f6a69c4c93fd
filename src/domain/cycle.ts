import type { Meeting } from './prompt-time.ts'
import { addSchoolDays, type IsSchoolDay, instantOf, nextDate } from './schedule.ts'

export type CycleState = 'running' | 'paused' | 'finished'

/** One phase of a cycle. Dates are local ISO dates in the cycle's zone; `endsOn` is the first day after it. */
export interface Phase {
  id: string
  ordinal: number
  key: string
  title: string
  /** School days that it takes when nothing comes between. */
  lengthDays: number
  startsOn: string
  /** The same as `startsOn` where the phase is skipped. */
  endsOn: string
}

/** What a team writes down beside its problem, each in its own words; empty where it wrote nothing. */
export interface CyclePlan {
  /** The school's problem of practice that this one serves, and the district's. */
  schoolProblem: string
  districtProblem: string
  outcomes: string
  design: string
  benchmarks: string
  /** The time set aside, and what else it takes. */
  resources: string
}

/** What a cycle is about, in the team's words. */
export interface CycleAbout {
  /** The problem of practice. */
  problem: string
  /** The unit or material that it is about, and the learning goal; may be empty. */
  unit: string
  goal: string
  plan: CyclePlan
  meeting: Meeting | null
}

/** A team's inquiry: what it is about, and its phases in time. */
export interface Cycle extends CycleAbout {
  id: string
  teamId: string
  templateKey: string
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

export type CycleChangeKind =
  | 'start'
  | 'next'
  | 'pause'
  | 'resume'
  | 'finish'
  | 'lengthen'
  | 'shorten'
  | 'until'
  | 'skip'
  | 'restore'
  | 'repeat'
  | 'edit'
  | 'calendar'

/** A plan in which nothing is written yet. */
export const EMPTY_PLAN: CyclePlan = {
  schoolProblem: '',
  districtProblem: '',
  outcomes: '',
  design: '',
  benchmarks: '',
  resources: '',
}

/** Whether the team leaves this phase out. */
export function isSkipped({ startsOn, endsOn }: Phase): boolean {
  return startsOn !== '' && startsOn === endsOn
}

/**
 * The phases with their dates from `startsOn` on: each begins on the school day after the one before has ended;
 * skipped ones take no time.
 */
export function withDates(phases: readonly Phase[], startsOn: string, isSchoolDay: IsSchoolDay): Phase[] {
  let from = addSchoolDays(startsOn, 0, isSchoolDay)
  return phases.map((phase) => {
    const endsOn = isSkipped(phase) ? from : addSchoolDays(from, phase.lengthDays, isSchoolDay)
    const dated = { ...phase, startsOn: from, endsOn }
    from = endsOn
    return dated
  })
}

/** The phase of a local date: the last that has begun, or the first before the start. Null for a cycle without phases. */
export function phaseOn(cycle: Cycle, date: string): Phase | null {
  const phases = cycle.phases.filter((phase) => !isSkipped(phase))
  return phases.filter((phase) => phase.startsOn <= date).at(-1) ?? phases[0] ?? null
}

/** The phase after the one that a date is in, skipped ones left out; null in the last. */
export function phaseAfter(cycle: Cycle, date: string): Phase | null {
  const current = phaseOn(cycle, date)
  return cycle.phases.find((phase) => phase.ordinal > (current?.ordinal ?? -1) && !isSkipped(phase)) ?? null
}

/** The phase before the one that a date is in, skipped ones left out; null in the first. */
export function phaseBefore(cycle: Cycle, date: string): Phase | null {
  const ordinal = phaseOn(cycle, date)?.ordinal ?? 0
  return cycle.phases.filter((phase) => phase.ordinal < ordinal && !isSkipped(phase)).at(-1) ?? null
}

/** The last school day of a phase (local ISO date); its first day where it takes no time. */
export function lastDayOf({ startsOn, endsOn }: Phase, isSchoolDay: IsSchoolDay): string {
  let last = startsOn
  for (let day = startsOn; day < endsOn; day = nextDate(day)) if (isSchoolDay(day)) last = day
  return last
}

/** The instant at which the last phase is over. */
export function endOf(cycle: Cycle): Date {
  const last = cycle.phases.at(-1)
  return instantOf(last?.endsOn ?? cycle.startsOn, '00:00', cycle.zone)
}
