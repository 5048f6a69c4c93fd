import { Temporal } from 'temporal-polyfill'

/** An instant as people say it, in their zone: "Tuesday 8 September, 3:15 pm". */
export function instantInWords(instant: Date, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
  const time = `${local.hour % 12 || 12}:${String(local.minute).padStart(2, '0')}`
  return `${dateInWords(local.toPlainDate().toString())}, ${time} ${local.hour < 12 ? 'am' : 'pm'}`
}

/** A local ISO date as people say it: "Tuesday 8 September". */
export function dateInWords(date: string): string {
  const day = Temporal.PlainDate.from(date)
  return `${WEEKDAYS[day.dayOfWeek - 1]} ${day.day} ${MONTHS[day.month - 1]}`
}

/** A count with its noun: "1 person", "3 people". */
export function countInWords(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

/** A share as a whole percentage: "67 %"; "–" of nothing. */
export function shareInWords(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
