import { assertNever } from '../assert-never.ts'
import { parseRecurrence } from '../schedule/recurrence.ts'
import { addDays, instantOf, localDateOf, nextDate, type Schedule, weekdayOf } from '../schedule.ts'
import { monthsAfter } from './days.ts'
import { noTimes, type Reading, type Times, takePiece } from './time-pieces.ts'
import { timeIn } from './unread-time.ts'

/** What was understood of when, the words that said it, and the words that say something else. */
interface Understood {
  times: Times
  when: string
  rest: string
}

/**
 * When something is to happen, out of plain words; or what was not understood, with what was. `unread`: what looks like
 * a time of day and was not understood, or null.
 */
export type ReadTimes =
  | ({ kind: 'times'; schedule: Schedule } & Understood)
  | ({ kind: 'fault'; fault: string; unread: string | null } & Understood)

/** The time of day where none was said. */
export const USUAL_TIME = '07:45'

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
/** How many days ahead the first time may lie. */
const FARTHEST_DAYS = 366
const NOTHING =
  'I could not read when. Try “Thursdays 7:45 for 3 weeks”, “every weekday 8:15 until 18 December” or “tomorrow 8am”.'

/** Reads when something is to happen from its end ("try wait time, Thursdays 7:45 for 3 weeks"), or its beginning. */
export function readTimes(text: string, reading: Reading): ReadTimes {
  const words = text.trim()
  for (const { index } of words.matchAll(STARTS)) {
    const found = timesIn(words.slice(index), reading)
    if (found.length === words.length - index && saysWhen(found.times))
      return scheduled({ times: found.times, when: words.slice(index), rest: words.slice(0, index) }, reading)
  }
  const { times, length } = timesIn(words, reading)
  if (length > 0 && saysWhen(times))
    return scheduled({ times, when: words.slice(0, length), rest: words.slice(length) }, reading)
  const understood = timeAlone(words, reading)
  return { kind: 'fault', fault: NOTHING, unread: unreadIn(understood), ...understood }
}

/** Where the words begin. */
const STARTS = /(?<=^|[\s,;])(?=[^\s,;])/gu

/** At least the time of day, wherever it stands. */
function timeAlone(words: string, reading: Reading): Understood {
  for (const { index } of words.matchAll(STARTS)) {
    const { times, length } = timesIn(words.slice(index), reading)
    if (times.time === null) continue
    const before = words.slice(0, index)
    const after = words.slice(index + length).trimStart()
    return { times, when: words.slice(index, index + length).trim(), rest: trimmed(`${before}${after}`) }
  }
  return { times: noTimes(), when: '', rest: words }
}

function unreadIn({ times, rest }: Understood): string | null {
  return times.time === null ? timeIn(rest) : null
}

/** The pieces at the beginning of the words, and how many letters they take. */
function timesIn(words: string, reading: Reading): { times: Times; length: number } {
  const times = noTimes()
  let at = 0
  while (at < words.length) {
    const taken = takePiece(times, words.slice(at), reading)
    if (taken === 0) break
    at += taken
  }
  return { times, length: at }
}

function saysWhen({ weekdays, every, from }: Times): boolean {
  return weekdays.size > 0 || every !== null || from !== null
}

function scheduled(said: Understood, reading: Reading): ReadTimes {
  const understood = { ...said, when: trimmed(said.when), rest: trimmed(said.rest) }
  const unread = unreadIn(understood)
  // It must never become the usual time unsaid.
  if (unread) return { kind: 'fault', fault: `I could not read the time “${unread}”.`, unread, ...understood }
  const built = scheduleOf(understood.times, reading)
  return built.kind === 'fault' ? { ...built, unread: null, ...understood } : { ...built, ...understood }
}

function trimmed(words: string): string {
  return words.replace(/^[\s,;:.–-]+|[\s,;:–-]+$/gu, '')
}

/** The schedule of what was said; also for a form, which says it in fields. */
export function scheduleOf(
  times: Times,
  reading: Reading,
): { kind: 'times'; schedule: Schedule } | { kind: 'fault'; fault: string } {
  const time = times.time ?? USUAL_TIME
  const today = localDateOf(reading.now, reading.zone)
  const isOver = instantOf(today, time, reading.zone) <= reading.now
  const earliest = isOver ? nextDate(today) : today
  if (times.from && times.from < earliest) return { kind: 'fault', fault: 'That time is over already.' }
  const first = firstDay(times, times.from ?? earliest)
  if (first > addDays(today, FARTHEST_DAYS))
    return { kind: 'fault', fault: 'Please choose a first day within the next year.' }
  if (times.until && times.until < first)
    return { kind: 'fault', fault: 'The last day lies before the first.' }
  if (!repeats(times)) return { kind: 'times', schedule: { kind: 'local', date: first, time } }
  const draft = { date: first, time, rule: ruleOf(times, first), weeks: times.weeks, around: null }
  const parsed = parseRecurrence(draft)
  return parsed.kind === 'fault' ? parsed : { kind: 'times', schedule: parsed.recurrence }
}

function repeats({ every, weekdays, length, until }: Times): boolean {
  return every !== null || weekdays.size > 1 || length !== null || until !== null
}

/** The first day from a date on that is one of the weekdays, or the date itself. */
function firstDay({ weekdays, ordinal }: Times, from: string): string {
  let day = from
  for (let tries = 0; tries < 7 && weekdays.size > 0 && ordinal === null; tries += 1) {
    if (weekdays.has(weekdayOf(day))) return day
    day = nextDate(day)
  }
  return day
}

function ruleOf(times: Times, first: string): string {
  const days = [...times.weekdays].sort().map((day) => CODES[day - 1])
  const frequency = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY' }[times.every ?? 'week']
  const byDay =
    times.ordinal === null ? days.join(',') : days.map((day) => `${times.ordinal}${day}`).join(',')
  return [
    `FREQ=${frequency}`,
    times.interval > 1 ? `INTERVAL=${times.interval}` : '',
    byDay ? `BYDAY=${byDay}` : '',
    endOf(times, first),
  ]
    .filter(Boolean)
    .join(';')
}

/** "For three weeks" counts from the first day on, so that three Thursdays are three. */
function endOf(times: Times, first: string): string {
  const { length, until } = times
  if (until) return `UNTIL=${until.replaceAll('-', '')}`
  const on = (date: string): string => `UNTIL=${lastDay(times, first, date).replaceAll('-', '')}`
  if (!length) return ''
  switch (length.unit) {
    case 'times':
      return `COUNT=${length.count}`
    case 'days':
      return on(addDays(first, length.count - 1))
    case 'weeks':
      return on(addDays(first, 7 * length.count - 1))
    case 'months':
      return on(addDays(monthsAfter(first, length.count), -1))
    default:
      return assertNever(length.unit)
  }
}

/** The last of the weekdays up to a date, so that people are told of a day on which something comes. */
function lastDay({ weekdays, ordinal }: Times, first: string, until: string): string {
  let day = until
  while (weekdays.size > 0 && ordinal === null && day > first && !weekdays.has(weekdayOf(day)))
    day = addDays(day, -1)
  return day
}
