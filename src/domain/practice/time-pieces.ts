import { dateIn } from '../plain-dates.ts'
import type { Weekday } from '../rhythm.ts'
import { weekdayNear } from './weekday-names.ts'

/** What plain words have said of when something happens, as far as they were read. */
export interface Times {
  weekdays: Set<Weekday>
  /** 'week' also where weekdays were said in a way that repeats ("Thursdays"). */
  every: 'day' | 'week' | 'month' | null
  interval: number
  /** The n-th weekday of the month: 1 to 4, -1 the last; null for none. */
  ordinal: number | null
  weeks: 'A' | 'B' | null
  time: string | null
  length: { count: number; unit: 'days' | 'weeks' | 'months' | 'times' } | null
  /** Local ISO dates. */
  from: string | null
  until: string | null
}

/** Nothing said yet. */
export function noTimes(): Times {
  return {
    ...{ weekdays: new Set<Weekday>(), every: null, interval: 1, ordinal: null, weeks: null },
    ...{ time: null, length: null, from: null, until: null },
  }
}

/** Where words are read: at an instant, in an IANA zone. */
export interface Reading {
  now: Date
  zone: string
}

const NUMBERS: Record<string, number> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 },
  ...{ seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
}
const NUMBER = `\\d{1,3}|${Object.keys(NUMBERS).join('|')}`
const ORDINALS: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, last: -1 }
const DAY =
  'mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:s|nesdays?)?|thu(?:r(?:s(?:days?)?)?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?'
const INTERVALS: Record<string, number> = { other: 2, second: 2, '2nd': 2, third: 3, '3rd': 3 }

/** Reads a piece that stands at the beginning of `rest`; how many letters it took, 0 where there is none such. */
type Piece = (times: Times, rest: string, reading: Reading) => number

/** In the order in which they are tried. */
const PIECES: readonly Piece[] = [
  filler,
  schoolDays,
  everyDay,
  monthly,
  weekly,
  weekday,
  mistypedWeekday,
  letteredWeeks,
  clockTime,
  length,
  until,
  from,
  plainDate,
]

/** Takes one piece off the beginning of `rest`; 0 where nothing in it is known. */
export function takePiece(times: Times, rest: string, reading: Reading): number {
  for (const piece of PIECES) {
    const taken = piece(times, rest, reading)
    if (taken > 0) return taken
  }
  return 0
}

/** The weekday of a word ("Thursdays", "thu"). */
function weekdayOf(word: string): Weekday {
  return (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(word.slice(0, 3).toLowerCase()) +
    1) as Weekday
}

function numberOf(word: string): number {
  return NUMBERS[word.toLowerCase()] ?? Number(word)
}

function match(rest: string, pattern: string): RegExpExecArray | null {
  return new RegExp(`^(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu').exec(rest)
}

function filler(_times: Times, rest: string): number {
  return /^(?:[\s,;.–-]+|(?:and|on|&)(?=[\s,]))/iu.exec(rest)?.[0].length ?? 0
}

function schoolDays(times: Times, rest: string): number {
  const found = match(rest, '(?:every|each)\\s+(?:weekday|school\\s*day|work(?:ing)?\\s*day)|weekdays')
  if (!found) return 0
  for (const day of [1, 2, 3, 4, 5] as const) times.weekdays.add(day)
  times.every = 'week'
  return found[0].length
}

function everyDay(times: Times, rest: string): number {
  const found = match(rest, 'daily|(?:every|each)\\s+day')
  if (!found) return 0
  times.every = 'day'
  return found[0].length
}

function monthly(times: Times, rest: string): number {
  const found = match(
    rest,
    `(?:the\\s+)?(${Object.keys(ORDINALS).join('|')})\\s+(${DAY})\\s+(?:of\\s+)?(?:the|each|every|a)\\s+month`,
  )
  if (!found) return 0
  times.every = 'month'
  times.ordinal = ORDINALS[String(found[1]).toLowerCase()] ?? 1
  times.weekdays.add(weekdayOf(String(found[2])))
  return found[0].length
}

function weekly(times: Times, rest: string): number {
  const plain = match(rest, 'weekly|(?:every|each)\\s+week|once\\s+a\\s+week')
  const other = match(rest, '(?:every|each)\\s+(other|second|2nd|third|3rd)\\s+week|fortnightly|biweekly')
  const counted = match(rest, `every\\s+(${NUMBER})\\s+weeks?`)
  const found = plain ?? other ?? counted
  if (!found) return 0
  times.every = 'week'
  if (other) times.interval = INTERVALS[String(other[1]).toLowerCase()] ?? 2
  if (counted) times.interval = numberOf(String(counted[1]))
  return found[0].length
}

function weekday(times: Times, rest: string): number {
  const found = match(rest, `(?:(every|each)\\s+)?(?:(other|second|2nd|third|3rd)\\s+)?(${DAY})`)
  const [whole = '', every, other, word = ''] = found ?? []
  if (!found || (other && !every)) return 0
  // These are words of their own, too, where nothing before them says a day.
  if (/^(?:sun|sat|wed)$/.test(word) && !every && times.weekdays.size === 0) return 0
  const isPlural = /days$/i.test(word)
  if (every || isPlural) times.every = 'week'
  if (other) times.interval = INTERVALS[other.toLowerCase()] ?? 2
  times.weekdays.add(weekdayOf(word))
  return whole.length
}

/** "Tusday", "every Wensday". */
function mistypedWeekday(times: Times, rest: string): number {
  const [whole = '', every, word = ''] = match(rest, '(?:(every|each)\\s+)?(\\p{L}{5,12})') ?? []
  const day = weekdayNear(word)
  if (!day) return 0
  if (every || /s$/i.test(word)) times.every = 'week'
  times.weekdays.add(day)
  return whole.length
}

function letteredWeeks(times: Times, rest: string): number {
  const found = match(rest, '(?:in|of|every)?\\s*(?:the\\s+)?([AB])[-\\s]weeks?')
  if (!found) return 0
  times.weeks = String(found[1]).toUpperCase() as 'A' | 'B'
  times.every = 'week'
  return found[0].length
}

const HALVES = 'am|pm|a\\.m\\.?|p\\.m\\.?|o.?clock'
const PARTS_OF_DAY = 'in\\s+the\\s+(?:morning|afternoon|evening|night)|at\\s+night'
const CLOCK = `(at\\s+)?(\\d{1,2})(?:[:h.](\\d{2})(?!\\.\\d))?\\s*(${HALVES})?(?:\\s*(${PARTS_OF_DAY}))?`

/** "7:45", "3pm", "15.30", "3 in the night", "noon"; without more an hour before seven is in the afternoon: schools are closed at night. */
function clockTime(times: Times, rest: string): number {
  const named = match(rest, '(?:at\\s+)?(noon|midday|midnight)')
  const found = named ?? match(rest, CLOCK)
  if (!found || times.time !== null) return 0
  if (named) times.time = /midnight/i.test(String(named[1])) ? '00:00' : '12:00'
  else {
    const [, at, hours = '', minutes, half = '', part = ''] = found
    // A bare number may count anything.
    if (!at && !minutes && !half && !part) return 0
    const hour = hourOf(Number(hours), halfOf(Number(hours), half.toLowerCase(), part.toLowerCase()))
    if (hour === null || Number(minutes ?? 0) > 59) return 0
    times.time = `${String(hour).padStart(2, '0')}:${minutes ?? '00'}`
  }
  return found[0].length
}

/** Which half of the day "in the morning" says; "9 at night" is before midnight, "3 at night" after. */
function halfOf(hour: number, half: string, part: string): string {
  if (/^[ap]/.test(half) || part === '') return half
  if (part.endsWith('morning')) return 'am'
  return part.endsWith('night') && (hour < 7 || hour === 12) ? 'am' : 'pm'
}

function hourOf(hour: number, half: string): number | null {
  if (hour > 23) return null
  if (half.startsWith('p')) return hour > 12 ? null : (hour % 12) + 12
  if (half.startsWith('a')) return hour > 12 ? null : hour % 12
  return hour >= 1 && hour < 7 ? hour + 12 : hour
}

function length(times: Times, rest: string): number {
  const found = match(
    rest,
    `(?:(?:for|over)\\s+(?:the\\s+next\\s+)?)?(${NUMBER})\\s+(day|week|month|time)s?|(twice)`,
  )
  // At the beginning "3 times" may belong to what comes before: "ask it 3 times, Thursdays".
  const isSure = /^(?:for|over)\s/i.test(rest) || times.every !== null || times.weekdays.size > 0
  if (!found || !isSure) return 0
  const unit = found[3] ? 'times' : (`${String(found[2]).toLowerCase()}s` as 'days')
  times.length = { count: found[3] ? 2 : numberOf(String(found[1])), unit }
  return found[0].length
}

function until(times: Times, rest: string, reading: Reading): number {
  const found = match(rest, 'until|till|til|through|up\\s+to|ending(?:\\s+on)?')
  return found
    ? dateAfter(found[0].length, rest, reading, (date) => {
        times.until = date
      })
    : 0
}

function from(times: Times, rest: string, reading: Reading): number {
  const found = match(rest, '(?:from|starting|beginning|as\\s+of)(?:\\s+(?:on|from))?')
  return found
    ? dateAfter(found[0].length, rest, reading, (date) => {
        times.from = date
      })
    : 0
}

/** "tomorrow 8am", "next Tuesday", "18 December": the day, and the time where it names one. */
function plainDate(times: Times, rest: string, reading: Reading): number {
  const found = dateIn(rest, reading.now, reading.zone)
  if (found?.index !== 0 || !found.hasDay || times.from !== null || !SAYS_DAY.test(found.text)) return 0
  times.from = found.date
  if (found.time) times.time = found.time
  return found.text.length
}

/** A month's name alone ("may") is more often another word. */
const SAYS_DAY = /\d|today|tomorrow|week|day/i

function dateAfter(
  start: number,
  rest: string,
  { now, zone }: Reading,
  keep: (date: string) => void,
): number {
  const words = rest.slice(start)
  const room = words.length - words.trimStart().length
  const found = dateIn(words.trimStart(), now, zone)
  if (found?.index !== 0 || !found.hasDay) return 0
  keep(found.date)
  return start + room + found.text.length
}
