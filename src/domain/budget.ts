import type { Budget, Rhythm } from './rhythm.ts'
import { addDays, mondayOf, nextDate } from './schedule.ts'

/** How often a person was asked on each local date (ISO), as far as it counts. */
export type Charged = ReadonlyMap<string, number>

/** Limits in the form in which they are counted: on a day, and in the weeks up to and with the running one. */
export interface Limits extends Budget {
  /** 2 at half pace: as many in two weeks as else in one. */
  weeks: 1 | 2
}

/** The limits of a person under the district's budget. */
export function limitsOf(budget: Budget, pace: Rhythm['pace']): Limits {
  return { ...budget, weeks: pace === 'half' ? 2 : 1 }
}

/** The dates that count with a date: [from, until), local ISO dates. */
export function countedRange(
  date: string,
  { weeks }: Pick<Limits, 'weeks'>,
): { from: string; until: string } {
  const monday = mondayOf(date)
  return { from: addDays(monday, -7 * (weeks - 1)), until: addDays(monday, 7) }
}

/** Whether one nudge more fits on a date. */
export function hasRoom(charged: Charged, limits: Limits, date: string): boolean {
  const { from, until } = countedRange(date, limits)
  let inRange = 0
  for (const [day, count] of charged) if (day >= from && day < until) inRange += count
  return (charged.get(date) ?? 0) < limits.perDay && inRange < limits.perWeek
}

/** The first date from `date` on with room for one nudge more; a budget of nothing never has: a year later. */
export function firstDateWithRoom(charged: Charged, limits: Limits, date: string): string {
  let day = date
  for (let tries = 0; tries < 366; tries += 1) {
    if (hasRoom(charged, limits, day)) return day
    day = nextDate(day)
  }
  return day
}
