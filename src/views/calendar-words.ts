import { Temporal } from 'temporal-polyfill'
import type { CalendarDayKind } from '../domain/calendar.ts'
import { MONTHS } from '../domain/months.ts'
import { dateInWords, WEEKDAYS } from './words.ts'

/** The first date of a team's inquiry that a changed calendar moves; local ISO dates. */
export interface CalendarMove {
  teamName: string
  phase: string
  edge: 'begins' | 'ends'
  from: string
  to: string
}

/** "Practice now begins on Thursday 10 September". */
export function calendarMoveInWords({ phase, edge, to }: CalendarMove): string {
  // A phase is over before the day that is kept as its end.
  return edge === 'begins'
    ? `${phase} now begins on ${dateInWords(to)}`
    : `${phase} now ends before ${dateInWords(to)}`
}

/** What a day is, in words for a table. */
export const DAY_KIND_WORDS: Record<CalendarDayKind, string> = {
  holiday: 'No school',
  'staff-day': 'Staff day',
  'school-day': 'School day',
}

/** "Mon 12 Oct", "Mon 21 Dec – Fri 1 Jan 2027": with the year where it is not today's. */
export function spanInWords(from: string, until: string, today: string): string {
  if (from === until) return shortDate(from, today)
  const isSameYear = from.slice(0, 4) === until.slice(0, 4)
  return `${shortDate(from, isSameYear ? from : today)} – ${shortDate(until, today)}`
}

/** A local ISO date in few letters: "Mon 12 Oct", "Fri 1 Jan 2027". */
export function shortDate(date: string, today: string): string {
  const day = Temporal.PlainDate.from(date)
  const year = date.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.year}`
  return `${WEEKDAYS[day.dayOfWeek - 1]?.slice(0, 3)} ${day.day} ${MONTHS[day.month - 1]?.slice(0, 3)}${year}`
}
