import { usualRhythm } from '../rhythm.ts'

const NUMBER = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
const TIMES = [
  '\\d{1,2}[:.h]\\d{2}',
  '\\d{1,2}\\s*(?:am|pm|a\\.m|p\\.m|o.?clock)',
  `(?:${NUMBER})\\s*(?:am|pm|o.?clock)`,
  // "Five to ten" is more often a number of seconds.
  `(?:half\\s+past|quarter\\s+(?:past|to|after|before)|(?:five|ten|twenty)\\s+past)\\s+(?:\\d{1,2}|${NUMBER})`,
  // A number after "at" may count anything: only where the sentence goes on with a time or not at all.
  `at\\s+(?:\\d{1,2}|${NUMBER})(?=\\s*(?:$|[,;.]|in\\s+the\\s|at\\s|every\\s|on\\s|sharp))`,
]
const TIME = new RegExp(`(?<![\\p{L}\\p{N}])(?:${TIMES.join('|')})(?![\\p{L}\\p{N}])`, 'iu')

/** What in words looks like a time of day, or null. */
export function timeIn(words: string): string | null {
  return TIME.exec(words)?.[0] ?? null
}

/** Whether a local time ("03:00") lies outside the hours of people who have set none of their own. */
export function isOutsideHours(time: string): boolean {
  const { opensAt, closesAt } = usualRhythm('')
  return time < opensAt || time >= closesAt
}
