import { MONTHS } from '../months.ts'
import { instantOf } from '../schedule.ts'

/** A week by its Monday in a zone: [since, until). */
export function boundsOf(week: string, zone: string): { since: Date; until: Date } {
  return { since: instantOf(week, '00:00', zone), until: instantOf(addWeeks(week, 1), '00:00', zone) }
}

/** The Monday so many weeks later (or, of a negative number, earlier). */
export function addWeeks(week: string, weeks: number): string {
  return addDays(week, 7 * weeks)
}

/** How many weeks lie between two Mondays. */
export function weeksBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / (7 * DAY)
}

/** The Thursday of a week: what it lies in, the week lies in. */
export function thursdayOf(week: string): string {
  return addDays(week, 3)
}

/** The Sunday of a week. */
export function sundayOf(week: string): string {
  return addDays(week, 6)
}

/** A local ISO date in short words: "7 September". */
export function dayInWords(date: string): string {
  const [, month = 1, day = 1] = date.split('-').map(Number)
  return `${day} ${MONTHS[month - 1]}`
}

const DAY = 86_400_000

/** Plain dates have no zone: counted as days of UTC they are never shorter or longer. */
function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)
}
