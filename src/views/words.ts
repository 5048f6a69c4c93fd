import { Temporal } from 'temporal-polyfill'
import { MONTHS } from '../domain/months.ts'
import type { Meeting } from '../domain/prompt-time.ts'

/** An instant as people say it, in their zone: "Tuesday 8 September, 3:15 pm". */
export function instantInWords(instant: Date, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
  return `${dateInWords(local.toPlainDate().toString())}, ${timeInWords(local.toPlainTime().toString())}`
}

/** A local time ("15:15") as people say it: "3:15 pm". */
export function timeInWords(time: string): string {
  const { hour, minute } = Temporal.PlainTime.from(time)
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`
}

/** A weekly meeting as people say it: "Tuesdays, 3:15 pm". */
export function meetingInWords({ weekday, time }: Meeting): string {
  return `${WEEKDAYS[weekday - 1]}s, ${timeInWords(time)}`
}

/** A local ISO date as people say it: "Tuesday 8 September"; with its year where that is not the year of `today`. */
export function dateInWords(date: string, today = date): string {
  const day = Temporal.PlainDate.from(date)
  const year = date.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.year}`
  return `${WEEKDAYS[day.dayOfWeek - 1]} ${day.day} ${MONTHS[day.month - 1]}${year}`
}

/** A count with its noun: "1 person", "3 people". */
export function countInWords(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

/** Words one after another: "Monday", "Monday and Thursday", "Monday, Tuesday and Thursday". */
export function listInWords(words: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`
}

/** A share as a whole percentage: "67 %"; "–" of nothing. */
export function shareInWords(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`
}

/** The days' names, Monday first. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
