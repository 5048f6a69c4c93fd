import { Temporal } from 'temporal-polyfill'
import { dateIn, datesIn } from './plain-dates.ts'
import { instantOf, localDateOf, nextDate, weekOf } from './schedule.ts'

/** Days [from, until), local ISO dates: `until` is the first day after. */
export interface Span {
  from: string
  until: string
}

/** Who reads: the moment and the person's IANA zone. */
export interface Reader {
  now: Date
  zone: string
}

const RANGE = /^(?:from |starting )?(.+?),? (until|till|back on|and back on|to|through|thru|-|–) (.+)$/
const UNTIL = /^(?:until|till|til|back on|back) (.+)$/
const THROUGH = /^(?:to|through|thru) (.+)$/

/**
 * The days that words name as a whole: "until Monday" (from today on, back on Monday), "3 Oct to 10 Oct" (both days with
 * it), "for two weeks", "Friday", "next week"; null where any word is left over.
 */
export function spanIn(words: string, reader: Reader): Span | null {
  const today = localDateOf(reader.now, reader.zone)
  const given = words.trim()
  if (/^(?:this week|(?:the )?rest of (?:the|this) week)$/.test(given))
    return { from: today, until: mondayIn(1, reader) }
  if (/^(?:all )?next week$/.test(given)) return { from: mondayIn(1, reader), until: mondayIn(2, reader) }
  const until = UNTIL.exec(given)
  if (until) return spanOf(today, dayIn(until[1] ?? '', reader))
  const through = THROUGH.exec(given)
  if (through) return spanOf(today, dayAfter(dayIn(through[1] ?? '', reader)))
  if (isDuration(given)) return spanOf(today, dayIn(given, reader))
  return rangeIn(given, reader) ?? spanOfDay(dayIn(given, reader))
}

/** The instant that words such as "today", "a week", "until 12 October", "until 5 pm" or "2 hours" end at; null for others. */
export function endIn(words: string, reader: Reader): Date | null {
  const { now, zone } = reader
  const given = words.trim()
  const today = localDateOf(now, zone)
  const midnight = (date: string): Date => instantOf(date, '00:00', zone)
  if (/^(?:for )?(?:today|the day|a day|(?:the )?rest of (?:the|my) day)$/.test(given))
    return midnight(nextDate(today))
  if (/^(?:for )?(?:this week|(?:the )?rest of (?:the|this) week)$/.test(given))
    return midnight(mondayIn(1, reader))
  const rest = UNTIL.exec(given)?.[1] ?? given
  const day = dayIn(rest, reader)
  if (day) return midnight(day)
  const found = dateIn(rest, now, zone)
  const isWhole = found && leftOver(rest, [found.text]) === ''
  return isWhole && found.time ? instantOf(found.date, found.time, zone) : null
}

/** The day that words name as a whole, a time of day with it or not; null where they name none or say more. */
function dayIn(words: string, reader: Reader): string | null {
  const given = words.trim()
  if (given === 'next week') return mondayIn(1, reader)
  const found = datesIn(given, reader.now, reader.zone)
  const [only] = found
  return only?.hasDay && found.length === 1 && leftOver(given, [only.text]) === '' ? only.date : null
}

function rangeIn(words: string, reader: Reader): Span | null {
  const [, from = '', link = '', to = ''] = RANGE.exec(words) ?? []
  const first = dayIn(from, reader)
  const last = dayIn(to, reader)
  if (first && last) return spanOf(first, /until|till|back/.test(link) ? last : dayAfter(last))
  // "3-10 October", "Oct 3 - 10": one end needs the words of the other.
  const found = datesIn(words, reader.now, reader.zone)
  const [start, end] = found
  const isWhole = start?.hasDay && end?.text === start.text && leftOver(words, [start.text]) === ''
  return isWhole && end && found.length === 2 ? spanOf(start.date, dayAfter(end.date)) : null
}

function isDuration(words: string): boolean {
  return /^(?:for )?(?:an?|one|two|three|four|five|six|\d+|the next \w+) (?:days?|weeks?|months?)$/.test(
    words,
  )
}

function spanOf(from: string, until: string | null): Span | null {
  return until ? { from, until } : null
}

function spanOfDay(day: string | null): Span | null {
  return day ? { from: day, until: nextDate(day) } : null
}

function dayAfter(day: string | null): string | null {
  return day && nextDate(day)
}

/** The Monday of the week that lies so many weeks ahead. */
function mondayIn(weeks: number, { now, zone }: Reader): string {
  return Temporal.PlainDate.from(weekOf(now, zone)).add({ weeks }).toString()
}

/** What remains of words without those found and the small ones that say nothing more. */
function leftOver(words: string, found: string[]): string {
  const without = found.reduce((rest, text) => rest.replace(text, ' '), words)
  return without.replace(/\b(?:on|the|from|for|in|at|of|and|again|then)\b|[,.]/g, ' ').trim()
}
