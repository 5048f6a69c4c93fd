import { Temporal } from 'temporal-polyfill'
import { datesIn } from '../domain/plain-dates.ts'
import type { HandChange } from './calendar-by-hand.ts'
import { nearest } from './nearest.ts'

export type ParsedHandChange = { kind: 'change'; change: HandChange } | { kind: 'fault'; fault: string }

/** So far from today a day may be set, in days. */
const BACK_DAYS = 31
const AHEAD_DAYS = 730
const LONGEST_DAYS = 100
const LONGEST_NAME = 60

const WORDS = ['holiday', 'staff-day', 'school-day', 'a-week', 'b-week', 'no-weeks', 'clear', 'remove']
const EXAMPLE = '/setup holiday 2026-10-12 Columbus Day'

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
      if (!dates) return fault(`Which week? For example: /setup ${word} 2026-09-07`)
      return {
        kind: 'change',
        change: { kind: 'weeks', letter: word === 'a-week' ? 'A' : 'B', from: dates.from },
      }
    }
    case 'no-weeks':
      return { kind: 'change', change: { kind: 'no-weeks' } }
    default: {
      const close = nearest(word, WORDS)
      const hint = close ? `Did you mean /setup ${close}?` : `For example: ${EXAMPLE}`
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
  if (!dates)
    return fault(
      `Which day? For example: /setup ${word} 2026-10-12${word === 'holiday' ? ' Columbus Day' : ''}`,
    )
  const { from, until } = dates
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  const wrong = faultOfDays(from, until, today.toPlainDate().toString())
  if (wrong) return fault(wrong)
  if (word === 'clear') return { kind: 'change', change: { kind: 'clear', from, until } }
  const name = dates.rest.slice(0, LONGEST_NAME)
  return { kind: 'change', change: { kind: 'days', day: word, from, until, name } }
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
