import { Temporal } from 'temporal-polyfill'
import { ASKING_KINDS, type WantedKind } from '../domain/nudge.ts'
import type { Budget, Leave, Rhythm, Snooze, SnoozeKind, Weekday } from '../domain/rhythm.ts'
import { localDateOf } from '../domain/schedule.ts'
import { dateInWords, instantInWords } from './words.ts'

const KINDS: Record<WantedKind, string> = {
  reflection: 'reflection questions',
  feedback: 'quick feedback',
  'check-in': 'check-ins',
  evidence: 'evidence questions',
  practice: 'practice reminders',
  commitment: 'commitment follow-ups',
  digest: 'weekly digests',
}
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** A kind of question as people call it: "check-ins"; all of them: "all questions". */
export function kindInWords(kind: SnoozeKind): string {
  return kind === 'all' ? 'all questions' : KINDS[kind]
}

/** Kinds in a row: "check-ins and quick feedback"; every kind of question: "all questions". */
export function kindsInWords(kinds: readonly WantedKind[]): string {
  if (!isEveryQuestion(kinds)) return listInWords(kinds.map(kindInWords))
  return listInWords(['all' as const, ...kinds.filter((kind) => kind === 'digest')].map(kindInWords))
}

/** Whether every kind of question is among the kinds. */
export function isEveryQuestion(kinds: readonly WantedKind[]): boolean {
  return ASKING_KINDS.every((kind) => kinds.includes(kind))
}

/** Weekdays in a row, runs of three or more as such: "Monday to Thursday", "Monday, Tuesday and Friday". */
export function daysInWords(days: readonly Weekday[]): string {
  const runs: Weekday[][] = []
  for (const day of [...days].sort()) {
    const run = runs.at(-1)
    if (run?.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  const nameOf = (day: Weekday | undefined): string => DAYS[(day ?? 1) - 1] ?? ''
  return listInWords(
    runs.flatMap((run) => (run.length > 2 ? `${nameOf(run[0])} to ${nameOf(run.at(-1))}` : run.map(nameOf))),
  )
}

/** A local time ("15:30") as people say it: "3:30 pm". */
export function timeInWords(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`
}

/** The hours in which somebody is asked: "7:00 am to 6:00 pm". */
export function hoursInWords({ opensAt, closesAt }: Pick<Rhythm, 'opensAt' | 'closesAt'>): string {
  return `${timeInWords(opensAt)} to ${timeInWords(closesAt)}`
}

/** The most questions that somebody gets: "at most 1 a day, 3 a week". */
export function budgetInWords({ perDay, perWeek }: Budget, pace: Rhythm['pace']): string {
  return `at most ${perDay} a day, ${perWeek} ${pace === 'half' ? 'in two weeks' : 'a week'}`
}

/** A local ISO date as people say it, with the year where it is not this one's: "Monday 4 January 2027". */
export function dayInWords(date: string, today: string): string {
  const year = date.slice(0, 4)
  return year === today.slice(0, 4) ? dateInWords(date) : `${dateInWords(date)} ${year}`
}

/** When somebody is away: "until Monday 14 September", "Saturday 3 October, back on Sunday 4 October". */
export function leaveInWords({ from, until }: Pick<Leave, 'from' | 'until'>, today: string): string {
  if (from <= today) return `until ${dayInWords(until, today)}`
  return `from ${dayInWords(from, today)}, back on ${dayInWords(until, today)}`
}

/** When a snooze ends: the day where it is midnight, else day and time. */
export function endInWords(until: Date, zone: string, today: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(until.getTime()).toZonedDateTimeISO(zone)
  const isMidnight = local.hour === 0 && local.minute === 0
  return isMidnight ? dayInWords(localDateOf(until, zone), today) : instantInWords(until, zone)
}

/** What a snooze keeps quiet, until when: "check-ins until Friday 11 September". */
export function snoozeInWords(
  { kind, until }: Pick<Snooze, 'kind' | 'until'>,
  zone: string,
  today: string,
): string {
  return `${kindInWords(kind)} until ${endInWords(until, zone, today)}`
}

/** A snooze as a sentence: "Quiet until Friday 11 September.", "No check-ins until Friday 11 September." */
export function snoozeSentence(snooze: Pick<Snooze, 'kind' | 'until'>, zone: string, today: string): string {
  const until = `until ${endInWords(snooze.until, zone, today)}.`
  return snooze.kind === 'all' ? `Quiet ${until}` : `No ${kindInWords(snooze.kind)} ${until}`
}

/** Words in a row: "a, b and c". */
export function listInWords(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** The same with a capital letter first. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
