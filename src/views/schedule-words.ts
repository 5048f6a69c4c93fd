import { assertNever } from '../domain/assert-never.ts'
import type { Recurrence } from '../domain/schedule/recurrence.ts'
import { parseRule, type RuleParts } from '../domain/schedule/rule.ts'
import type { Schedule } from '../domain/schedule.ts'
import { daysInWords } from './rule-words.ts'
import { countInWords, dateInWords, instantInWords, listInWords, timeInWords } from './words.ts'

/** A schedule as people say it: "every Thursday at 7:45 am, 3 times". What is no local time is told in `zone`. */
export function scheduleInWords(schedule: Schedule, zone: string): string {
  switch (schedule.kind) {
    case 'local':
      return `on ${dateInWords(schedule.date)} at ${timeInWords(schedule.time)}`
    case 'instant':
      return `on ${instantInWords(new Date(schedule.at), zone)}`
    case 'recurring':
      return recurrenceInWords(schedule)
    default:
      return assertNever(schedule)
  }
}

function recurrenceInWords({ rule: text, date, time, weeks, around }: Recurrence): string {
  const rule = parseRule(text)
  if (rule.kind === 'fault') return 'never'
  const days = `${daysInWords(rule.parts, date)}${weeks ? ` in ${weeks} weeks` : ''}`
  const when = `${days} at ${timeInWords(time)}`
  return `${around ? `${distanceInWords(around)} the meeting (${when})` : when}${endInWords(rule.parts)}`
}

/** How long before or after a meeting: "1 day before", "45 minutes after". */
function distanceInWords({ days, minutes }: { days: number; minutes: number }): string {
  const total = days * 1440 + minutes
  const length = Math.abs(total)
  const parts = [
    { count: Math.floor(length / 1440), one: 'day', many: 'days' },
    { count: Math.floor((length % 1440) / 60), one: 'hour', many: 'hours' },
    { count: length % 60, one: 'minute', many: 'minutes' },
  ].filter(({ count }) => count > 0)
  if (parts.length === 0) return 'with'
  const words = listInWords(parts.map(({ count, one, many }) => countInWords(count, one, many)))
  return `${words} ${total < 0 ? 'before' : 'after'}`
}

function endInWords({ count, until }: RuleParts): string {
  if (count !== null) return count === 1 ? ', once' : `, ${count} times`
  return until === null ? '' : `, until ${dateInWords(until)}`
}
