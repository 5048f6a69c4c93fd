import { casual } from 'chrono-node/en'
import { Temporal } from 'temporal-polyfill'

/** A day or a time of day that somebody named in plain words. */
export interface PlainDate {
  /** Local ISO date ("2026-10-12"). */
  date: string
  /** Local time ("15:30"), or null where none was named. */
  time: string | null
  /** False where only a time of day was named: `date` is then the next day on which it comes. */
  hasDay: boolean
  /** The words that say it ("next Friday at noon"), and where they begin. */
  text: string
  index: number
}

/**
 * The first day or time of day that English words name ("Monday", "12 Oct", "in two weeks", "tomorrow at 8"), read at
 * `now` in an IANA zone; null where they name none. What is open lies ahead: on a Monday "Monday" is the next one, and a
 * day of the year that is over is meant for the year after.
 */
export function dateIn(words: string, now: Date, zone: string): PlainDate | null {
  return datesIn(words, now, zone)[0] ?? null
}

/** All days and times of day that English words name, in their order; the two ends of a range count as two. */
export function datesIn(words: string, now: Date, zone: string): PlainDate[] {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  const reference = { instant: now, timezone: local.offsetNanoseconds / 60_000_000_000 }
  return casual.parse(words, reference, { forwardDate: true }).flatMap(({ start, end, text, index }) =>
    [start, ...(end ? [end] : [])].flatMap((parts) => {
      const day = dayOf(parts, local)
      const isDay = parts.isCertain('day') || parts.isCertain('weekday') || parts.isCertain('month')
      return day ? [{ date: day.toString(), time: timeOf(parts), hasDay: isDay, text, index }] : []
    }),
  )
}

type Parts = ReturnType<typeof casual.parse>[number]['start']

function dayOf(parts: Parts, now: Temporal.ZonedDateTime): Temporal.PlainDate | null {
  const [year, month, day] = [parts.get('year'), parts.get('month'), parts.get('day')]
  if (!year || !month || !day) return null
  const date = Temporal.PlainDate.from({ year, month, day })
  // On a Monday, "Monday" is today to the library; people say "today" for that.
  const isWeekday = parts.isCertain('weekday') && !parts.isCertain('day')
  const isOver = (timeOf(parts) ?? '00:00') <= now.toPlainTime().toString()
  return isWeekday && isOver && date.equals(now.toPlainDate()) ? date.add({ days: 7 }) : date
}

function timeOf(parts: Parts): string | null {
  if (!parts.isCertain('hour')) return null
  const two = (value: number | null): string => String(value ?? 0).padStart(2, '0')
  return `${two(parts.get('hour'))}:${two(parts.get('minute'))}`
}
