import type { Cycle, Phase } from './cycle.ts'
import { addSchoolDays, type IsSchoolDay, schoolDaysBetween } from './schedule.ts'

/** Where a date stands in another calendar: as many lesson days after `from`; what lies before `from` stays. */
export function redating(from: string, before: IsSchoolDay, after: IsSchoolDay): (date: string) => string {
  return (date) => (date < from ? date : addSchoolDays(from, schoolDaysBetween(from, date, before), after))
}

/** The day from which an open cycle follows a changed calendar: what was before is done. */
export function openFrom(cycle: Cycle, today: string): string {
  return cycle.pausedOn ?? today
}

/** The cycle with all that lies ahead at its place in another calendar; the same object where nothing moves. */
export function redated(cycle: Cycle, toDate: (date: string) => string): Cycle {
  const phases = cycle.phases.map((phase) => ({
    ...phase,
    startsOn: toDate(phase.startsOn),
    endsOn: toDate(phase.endsOn),
  }))
  if (phases.every((phase, index) => isSame(phase, cycle.phases[index]))) return cycle
  return { ...cycle, startsOn: phases[0]?.startsOn ?? cycle.startsOn, phases }
}

/** The first phase that begins, or the last that ends, on another day than before; null where none does. */
export function firstMoved(
  before: Cycle,
  after: Cycle,
): { phase: Phase; edge: 'begins' | 'ends'; from: string; to: string } | null {
  for (const [index, phase] of after.phases.entries()) {
    const old = before.phases[index]
    if (old && old.startsOn !== phase.startsOn) {
      return { phase, edge: 'begins', from: old.startsOn, to: phase.startsOn }
    }
  }
  const [phase, old] = [after.phases.at(-1), before.phases.at(-1)]
  return phase && old && phase.endsOn !== old.endsOn
    ? { phase, edge: 'ends', from: old.endsOn, to: phase.endsOn }
    : null
}

function isSame(phase: Phase, other: Phase | undefined): boolean {
  return phase.startsOn === other?.startsOn && phase.endsOn === other.endsOn
}
