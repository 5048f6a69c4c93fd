import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { type ContentLine, valueIn } from './content-lines.ts'
import type { EventBlock } from './event-blocks.ts'
import type { IcsFault } from './fault.ts'
import { type Meaning, meaningOf } from './meaning.ts'

/**
 * One event of a calendar file, as far as a school's year needs it. Dates are local ISO dates of the school; of an event
 * that means nothing only its place in a series is read.
 */
export interface IcsEvent {
  line: number
  uid: string
  sequence: number
  summary: string
  meaning: Meaning
  startsOn: string
  /** The number of days that it touches, at least 1. */
  days: number
  /** Null: all day. */
  hours: number | null
  /** The rule of its repetition as it stands in the file, without its UNTIL. */
  rule: string | null
  until: string | null
  extraDates: string[]
  exceptDates: string[]
  /** The date of the series in whose place it stands; null for an event of its own, and for a series. */
  replaces: string | null
  isCancelled: boolean
}

/** A value as ical.js reads it: name, parameters, type, values. */
type Property = [name: string, parameters: Record<string, unknown>, type: string, ...values: unknown[]]

/** A time of day and date as the file tells it, in the school's zone. */
type Moment = { date: Temporal.PlainDate; time: Temporal.PlainTime | null }

/** Thrown inside this file for a value that is none; becomes a fault. */
class ValueFault extends Error {
  override name = 'ValueFault'
}

/** Reads the values of an event's lines and remembers where it was. */
interface LineReader {
  all<T>(name: string, to: (line: ContentLine) => T): T[]
  word(name: string): string
  line(): number
}

/** Reads an event; `zone` is where its times in UTC count. Its fault is the first value that nobody can read. */
export function readEvent(block: EventBlock, zone: string): { event: IcsEvent } | { fault: IcsFault } {
  const reader = createLineReader(block)
  try {
    const [text = ''] = reader.all('SUMMARY', (line) => textsOf(line).join(' '))
    const meaning = meaningOf(text, reader.all('CATEGORIES', textsOf).flat())
    const [replaces = null] = datesIn(reader, 'RECURRENCE-ID', zone)
    const event = {
      ...{ line: block.line, uid: reader.word('UID'), sequence: Number(reader.word('SEQUENCE')) || 0 },
      ...{ summary: text, meaning, replaces },
      isCancelled: reader.word('STATUS').toUpperCase() === 'CANCELLED',
    }
    if (meaning.kind === 'nothing') return { event: { ...event, ...NO_TIME } }
    const times = timesOf(reader, zone)
    if (!times) return { fault: { line: block.line, message: 'This event has no start (DTSTART).' } }
    return { event: { ...event, ...times } }
  } catch (error) {
    if (error instanceof ValueFault) return { fault: { line: reader.line(), message: error.message } }
    throw error
  }
}

type Times = Pick<IcsEvent, 'startsOn' | 'days' | 'hours' | 'rule' | 'until' | 'extraDates' | 'exceptDates'>

const NO_TIME: Times = {
  ...{ startsOn: '', days: 0, hours: 0, rule: null, until: null },
  ...{ extraDates: [], exceptDates: [] },
}

function timesOf(reader: LineReader, zone: string): Times | null {
  const [start] = reader.all('DTSTART', (line) => momentsOf(line, zone)[0])
  const [end] = reader.all('DTEND', (line) => momentsOf(line, zone)[0])
  const [duration] = reader.all('DURATION', (line) => durationOf(line))
  const [rule] = reader.all('RRULE', (line) => {
    const text = valueIn(line.text).toUpperCase()
    return { text: text.replace(/;?UNTIL=[^;]*/, ''), until: untilOf(text, zone) }
  })
  const extraDates = datesIn(reader, 'RDATE', zone)
  const exceptDates = datesIn(reader, 'EXDATE', zone)
  if (!start) return null
  const length = lengthOf(start, end, duration)
  return { ...length, rule: rule?.text ?? null, until: rule?.until ?? null, extraDates, exceptDates }
}

function datesIn(reader: LineReader, name: string, zone: string): string[] {
  return reader.all(name, (line) => momentsOf(line, zone).map(({ date }) => date.toString())).flat()
}

function createLineReader(block: EventBlock): LineReader {
  let at = block.line
  return {
    all: (name, to) =>
      block.lines
        .filter((line) => line.name === name)
        .map((line) => {
          at = line.line
          return to(line)
        }),
    word: (name) => valueIn(block.lines.find((line) => line.name === name)?.text ?? ''),
    line: () => at,
  }
}

function lengthOf(
  start: Moment,
  end: Moment | undefined,
  duration: Temporal.Duration | undefined,
): Pick<IcsEvent, 'startsOn' | 'days' | 'hours'> {
  const startsOn = start.date.toString()
  if (start.time === null) {
    // An all-day event's end is the day after it; some programs write the day itself.
    const last = end ? end.date : start.date.add({ days: duration ? daysOf(duration) : 1 })
    return { startsOn, days: Math.max(1, start.date.until(last).days), hours: null }
  }
  const from = start.date.toPlainDateTime(start.time)
  const to = end ? end.date.toPlainDateTime(end.time ?? undefined) : duration ? from.add(duration) : from
  const hours = Math.max(0, from.until(to).total('hours'))
  const isMidnight = to.hour === 0 && to.minute === 0
  const last = to.toPlainDate().subtract({ days: hours > 0 && isMidnight ? 1 : 0 })
  return { startsOn, days: Math.max(1, start.date.until(last).days + 1), hours }
}

function daysOf(duration: Temporal.Duration): number {
  return Math.ceil(duration.total({ unit: 'days', relativeTo: Temporal.PlainDate.from('2026-01-05') }))
}

function propertyOf(line: ContentLine): Property {
  // A bare date is often written without saying so.
  const text = /^[A-Za-z-]+:\d{8}(,\d{8})*\s*$/.test(line.text)
    ? line.text.replace(':', ';VALUE=DATE:').trim()
    : line.text
  try {
    return ICAL.parse.property(text) as Property
  } catch {
    throw new ValueFault(`This ${line.name} cannot be read.`)
  }
}

function textsOf(line: ContentLine): string[] {
  return propertyOf(line)
    .slice(3)
    .filter((value): value is string => typeof value === 'string')
}

function momentsOf(line: ContentLine, zone: string): Moment[] {
  const values = propertyOf(line).slice(3)
  // A period tells its start first.
  return values.map((value) => momentOf(String(Array.isArray(value) ? value[0] : value), zone, line.name))
}

/** Times with a zone of their own stand on the date that they name; those in UTC on the school's date. */
function momentOf(value: string, zone: string, name: string): Moment {
  try {
    if (!value.includes('T')) return { date: Temporal.PlainDate.from(value), time: null }
    if (!value.endsWith('Z')) return split(Temporal.PlainDateTime.from(value))
    return split(Temporal.Instant.from(value).toZonedDateTimeISO(zone).toPlainDateTime())
  } catch {
    throw new ValueFault(`This ${name} is no date: "${value.slice(0, 30)}".`)
  }
}

function split(moment: Temporal.PlainDateTime): Moment {
  return { date: moment.toPlainDate(), time: moment.toPlainTime() }
}

function durationOf(line: ContentLine): Temporal.Duration {
  try {
    const duration = Temporal.Duration.from(valueIn(line.text))
    if (duration.sign >= 0 && daysOf(duration) < 4000) return duration
  } catch {
    // Told below.
  }
  throw new ValueFault('This DURATION cannot be read.')
}

function untilOf(rule: string, zone: string): string | null {
  const digits = /(?:^|;)UNTIL=([^;]*)/.exec(rule)?.[1]
  if (digits === undefined) return null
  const [, year, month, day, time] = /^(\d{4})(\d\d)(\d\d)(T\d{6}Z?)?$/.exec(digits) ?? []
  if (!year) throw new ValueFault('The UNTIL of this RRULE is no date.')
  const clock = time ? `${time.slice(0, 3)}:${time.slice(3, 5)}:${time.slice(5)}` : ''
  return momentOf(`${year}-${month}-${day}${clock}`, zone, 'RRULE').date.toString()
}
