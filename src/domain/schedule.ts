import { Temporal } from 'temporal-polyfill'
import { assertNever } from './assert-never.ts'
import type { PhasePlace } from './phase-place.ts'
import { localTimesFrom, type Recurrence, type ScheduleCalendar } from './schedule/recurrence.ts'

/**
 * When a nudge is due: once at a local date and time, at one instant, or again and again. `place`: where it stands in
 * its phase, so that the date can follow the phase.
 */
export type Schedule =
  | { kind: 'local'; date: string; time: string; place?: PhasePlace }
  | { kind: 'instant'; at: string }
  | Recurrence

/** One due time: `key` as it stands in the schedule ("2026-09-07T15:15"), the same in every zone, and its instant. */
export interface Occurrence {
  key: string
  at: Date
}

/** No zone is as far from UTC as this, and no change of offset as long. */
const REACH_MS = 2 * 86_400_000

/** Whether the bot asks on a local date (ISO, "2026-09-07"). School calendars take this place. */
export type IsSchoolDay = (date: string) => boolean

/** Monday to Friday. */
export const isWeekday: IsSchoolDay = (date) => Temporal.PlainDate.from(date).dayOfWeek <= 5

/**
 * Due times in (since, until], the earliest first. A local time that a change of offset skips moves to the next that
 * exists by the length of the gap; one that occurs twice fires at its first occurrence (RFC 5545 3.3.5 reads both so).
 * Without a calendar no week has a letter and no day is a holiday.
 */
export function dueOccurrences(
  schedule: Schedule,
  zone: string,
  since: Date,
  until: Date,
  calendar?: ScheduleCalendar,
): Occurrence[] {
  const due: Occurrence[] = []
  for (const occurrence of occurrencesFrom(schedule, zone, since, calendar)) {
    if (localOf(occurrence) > until.getTime() + REACH_MS) break
    if (occurrence.at > since && occurrence.at <= until) due.push(occurrence)
  }
  return due.sort(byTime)
}

/** The first due time after `since`, or null. */
export function nextDueAfter(
  schedule: Schedule,
  zone: string,
  since: Date,
  calendar?: ScheduleCalendar,
): Occurrence | null {
  return upcoming(schedule, zone, since, 1, calendar)[0] ?? null
}

/** The next `count` due times after an instant, fewer where it ends before. */
export function upcoming(
  schedule: Schedule,
  zone: string,
  after: Date,
  count: number,
  calendar?: ScheduleCalendar,
): Occurrence[] {
  const due: Occurrence[] = []
  for (const occurrence of occurrencesFrom(schedule, zone, after, calendar)) {
    const last = due[count - 1]
    // A time that was moved by a gap can pass the next one: the search goes on as far as a gap can reach.
    if (last && localOf(occurrence) > localOf(last) + REACH_MS) break
    if (occurrence.at > after) due.push(occurrence)
  }
  return due.sort(byTime).slice(0, count)
}

/** The instant of an occurrence's key for somebody in a zone. */
export function occurrenceIn(key: string, zone: string): Date {
  const [date = '', time] = key.split('T')
  return isInstant(key) || !time ? new Date(key) : instantOf(date, time, zone)
}

/** The first instant at which the local time of a key is reached anywhere on Earth (UTC+14). */
export function firstAnywhere(key: string): Date {
  return occurrenceIn(key, 'Etc/GMT-14')
}

function isInstant(key: string): boolean {
  return key.endsWith('Z')
}

/** The instant of a local date ("2026-09-07") and time ("15:15") in an IANA zone. Throws RangeError for an unknown zone. */
export function instantOf(date: string, time: string, zone: string): Date {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time))
  return new Date(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds)
}

/** The local date (ISO) of an instant in a zone. */
export function localDateOf(instant: Date, zone: string): string {
  return zoned(instant, zone).toPlainDate().toString()
}

/** The Monday (ISO date) of the week of an instant in a zone: a week's stable key. */
export function weekOf(instant: Date, zone: string): string {
  return mondayOf(localDateOf(instant, zone))
}

/** The n-th school day from a date on: 0 is the date itself, or the first school day after it. */
export function addSchoolDays(date: string, days: number, isSchoolDay: IsSchoolDay): string {
  let day = firstSchoolDay(date, isSchoolDay)
  for (let left = days; left > 0; left -= 1) day = firstSchoolDay(nextDate(day), isSchoolDay)
  return day
}

/** How many school days lie in [from, until). */
export function schoolDaysBetween(from: string, until: string, isSchoolDay: IsSchoolDay): number {
  let count = 0
  for (let day = from; day < until; day = nextDate(day)) if (isSchoolDay(day)) count += 1
  return count
}

/** The day after a local date (ISO). */
export function nextDate(date: string): string {
  return addDays(date, 1)
}

/** So many days after a local date (ISO), or before it. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** The ISO weekday of a local date: 1 is Monday. */
export function weekdayOf(date: string): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return Temporal.PlainDate.from(date).dayOfWeek as 1 | 2 | 3 | 4 | 5 | 6 | 7
}

/** The Monday (ISO date) of the week of a local date. */
export function mondayOf(date: string): string {
  return addDays(date, 1 - weekdayOf(date))
}

/** Whether a local date (ISO) is `today` or within a year after it. */
export function isWithinYearFrom(today: string, date: string): boolean {
  const last = Temporal.PlainDate.from(today).add({ years: 1 })
  return Temporal.PlainDate.compare(date, today) >= 0 && Temporal.PlainDate.compare(date, last) <= 0
}

/** Whether a name is a time zone that this machine knows. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function firstSchoolDay(date: string, isSchoolDay: IsSchoolDay): string {
  let day = date
  // A year without a school day is a fault in the calendar, not a reason to search for ever.
  for (let tries = 0; tries < 366; tries += 1) {
    if (isSchoolDay(day)) return day
    day = nextDate(day)
  }
  throw new Error(`No school day within a year of ${date}: check the school calendar.`)
}

/** All that can be due after `since`, in the order of local time; at most REACH_MS before it too. */
function* occurrencesFrom(
  schedule: Schedule,
  zone: string,
  since: Date,
  calendar?: ScheduleCalendar,
): Generator<Occurrence> {
  switch (schedule.kind) {
    case 'local': {
      const { date, time } = schedule
      yield { key: `${date}T${time}`, at: instantOf(date, time, zone) }
      return
    }
    case 'instant': {
      const at = new Date(schedule.at)
      yield { key: at.toISOString(), at }
      return
    }
    case 'recurring': {
      for (const local of localTimesFrom(schedule, since.getTime() - REACH_MS, calendar)) {
        const key = new Date(local).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length)
        yield { key, at: occurrenceIn(key, zone) }
      }
      return
    }
    default:
      assertNever(schedule)
  }
}

/** A key's date and time read as UTC, in milliseconds. */
function localOf({ key }: Occurrence): number {
  return Date.parse(isInstant(key) ? key : `${key}Z`)
}

function byTime(one: Occurrence, other: Occurrence): number {
  return one.at.getTime() - other.at.getTime() || (one.key < other.key ? -1 : 1)
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
}
