import { Temporal } from 'temporal-polyfill'
import { datesIn } from '../domain/plain-dates.ts'
import { weekOf } from '../domain/schedule.ts'
import type { HandChange } from './calendar-by-hand.ts'
import { nearest } from './nearest.ts'

export type ParsedHandChange = { kind: 'change'; change: HandChange } | { kind: 'fault'; fault: string }

/** So far from today a day may be set, in days. */
const BACK_DAYS = 31
const AHEAD_DAYS = 730
const LONGEST_DAYS = 100
const LONGEST_NAME = 60

const WORDS = ['holiday', 'staff-day', 'school-day', 'a-week', 'b-week', 'no-weeks', 'clear', 'remove']
/** So many weeks ahead lies the day of an example: near enough to be taken, far enough not to be meant by accident. */
const EXAMPLE_WEEKS = 4

/**
 * What a short form sets ("holiday 2026-10-12 Columbus Day", "staff-day 12 Oct to 14 Oct", "a-week 2026-09-07"), read at
 * `now` in the school's zone; the fault is a sentence for the person who typed it.
 */
export function parseHandChange(text: string, now: Date, zone: string): ParsedHandChange {
  const [typed = '', ...rest] = text.trim().split(/\s+/)
  const word = typed.toLowerCase()
  const words = rest.join(' ')
  switch (word) {
    case 'holiday':
    case 'staff-day':
    case 'school-day':
    case 'clear':
      return parseDays(word, words, now, zone)
    case 'a-week':
    case 'b-week': {
      const dates = findDates(words, now, zone)
      if (!dates)
        return fault(noSuchDay(words) ?? `Which week? For example: /setup ${word} ${exampleDay(now, zone)}`)
      return {
        kind: 'change',
        change: { kind: 'weeks', letter: word === 'a-week' ? 'A' : 'B', from: dates.from },
      }
    }
    case 'no-weeks':
      return { kind: 'change', change: { kind: 'no-weeks' } }
    default: {
      const close = nearest(word, WORDS)
      const hint = close ? `Did you mean /setup ${close}?` : `For example: ${exampleOf('holiday', now, zone)}`
      return fault(`I do not know "${typed.slice(0, 30)}" there. ${hint}`)
    }
  }
}

/** Why the days cannot be set, as a sentence; null where they can. `today`: the school's local ISO date. */
export function faultOfDays(from: string, until: string, today: string): string | null {
  const days = Temporal.PlainDate.from(from).until(until).days
  if (days < 0) return 'The last day lies before the first one.'
  if (days >= LONGEST_DAYS) return `Please set at most ${LONGEST_DAYS} days at once.`
  const ahead = Temporal.PlainDate.from(today).until(from).days
  if (ahead < -BACK_DAYS) return 'That day is long over. Please name one from last month on.'
  return ahead > AHEAD_DAYS ? 'That is far ahead. Please name a day within the next two years.' : null
}

function parseDays(
  word: 'holiday' | 'staff-day' | 'school-day' | 'clear',
  words: string,
  now: Date,
  zone: string,
): ParsedHandChange {
  const dates = findDates(words, now, zone)
  if (!dates) return fault(noSuchDay(words) ?? `Which day? For example: ${exampleOf(word, now, zone)}`)
  const { from, until } = dates
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  const wrong = faultOfDays(from, until, today.toPlainDate().toString())
  if (wrong) return fault(wrong)
  if (word === 'clear') return { kind: 'change', change: { kind: 'clear', from, until } }
  const name = dates.rest.slice(0, LONGEST_NAME)
  return { kind: 'change', change: { kind: 'days', day: word, from, until, name } }
}

function exampleOf(word: string, now: Date, zone: string): string {
  return `/setup ${word} ${exampleDay(now, zone)}${word === 'holiday' ? ' Local holiday' : ''}`
}

/** A Monday some weeks ahead, so that what an example says is taken when it is typed. */
function exampleDay(now: Date, zone: string): string {
  const monday = Temporal.PlainDate.from(weekOf(now, zone))
  return monday.add({ weeks: EXAMPLE_WEEKS }).toString()
}

/** A sentence where a date is written that no calendar has ("2026-12-34"); null otherwise. */
function noSuchDay(words: string): string | null {
  const [, first, last] = ISO_DATES.exec(words) ?? []
  const wrong = [first, last].find((date) => date && !dateOf(date))
  return wrong ? `There is no day ${wrong}. Please look at its month and day again.` : null
}

const ISO = String.raw`(\d{4}-\d{1,2}-\d{1,2})`
const ISO_DATES = new RegExp(
  String.raw`^${ISO}(?:\s*(?:to|until|through|–|-|\.\.)\s*${ISO})?(?=\s|$)\s*(.*)$`,
  'i',
)

/** The day or days at the beginning of the words, and what follows them. */
function findDates(
  words: string,
  now: Date,
  zone: string,
): { from: string; until: string; rest: string } | null {
  const [, first, last, tail = ''] = ISO_DATES.exec(words) ?? []
  if (first) {
    const from = dateOf(first)
    const until = dateOf(last ?? first)
    return from && until ? { from, until, rest: tail.trim() } : null
  }
  const [start, end] = datesIn(words, now, zone).filter(({ hasDay, index }) => hasDay && index === 0)
  if (!start) return null
  return { from: start.date, until: (end ?? start).date, rest: words.slice(start.text.length).trim() }
}

function dateOf(text: string): string | null {
  const [year, month, day] = text.split('-').map(Number)
  try {
    return Temporal.PlainDate.from(
      { year: year ?? 0, month: month ?? 0, day: day ?? 0 },
      { overflow: 'reject' },
    ).toString()
  } catch {
    return null
  }
}

function fault(sentence: string): ParsedHandChange {
  return { kind: 'fault', fault: sentence }
}
