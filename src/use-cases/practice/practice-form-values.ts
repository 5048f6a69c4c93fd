import { z } from 'zod'
import { MAX_MOVE_LENGTH, type Practice } from '../../domain/practice/practice.ts'
import { type ReadTimes, readTimes, scheduleOf } from '../../domain/practice/read-times.ts'
import { noTimes, type Reading, type Times } from '../../domain/practice/time-pieces.ts'
import type { Weekday } from '../../domain/rhythm.ts'
import { parseRule } from '../../domain/schedule/rule.ts'
import type { Schedule } from '../../domain/schedule.ts'
import type { PracticeFormValues } from '../../views/practice/practice-form.ts'
import { scheduleInWords } from '../../views/schedule-words.ts'

const list = z.union([z.string().transform((value) => (value ? [value] : [])), z.array(z.string())])
const date = z.union([z.literal(''), z.iso.date('Please choose a date.')]).default('')

/** The fields of the practice's form. */
export const practiceFields = z.object({
  who: z.string('Please choose a person or a team.').min(1, 'Please choose a person or a team.'),
  move: z
    .string('Please say in a line what to try.')
    .trim()
    .min(3, 'Please say in a line what to try.')
    .max(MAX_MOVE_LENGTH, `Please keep this under ${MAX_MOVE_LENGTH} letters: one small move.`),
  days: list.default([]),
  every: z.enum(['once', '1', '2']).default('1'),
  time: z.union([z.literal(''), z.iso.time({ precision: -1, error: 'Please choose a time.' })]).default(''),
  weeks: z.enum(['2', '3', '4', '6', '8', '12', 'open']).default('4'),
  until: date,
  from: date,
  words: z.string().trim().max(120).default(''),
})

type Fields = z.infer<typeof practiceFields>

/** The schedule that the fields say, or which field does not. */
export function scheduleOfFields(
  fields: Fields,
  reading: Reading,
): { kind: 'times'; schedule: Schedule } | { kind: 'fault'; field: string; fault: string } {
  if (fields.words) {
    const read = readTimes(fields.words, reading)
    if (read.kind === 'fault') return { ...read, field: 'words' }
    return read.rest === '' ? read : { kind: 'fault', field: 'words', fault: `What is “${read.rest}”?` }
  }
  const times = noTimes()
  if (!fields.time) return { kind: 'fault', field: 'time', fault: 'Please choose a time.' }
  times.time = fields.time
  times.from = fields.from || null
  const fault = fields.every === 'once' ? saysOnce(times, fields) : saysWeekly(times, fields)
  if (fault) return { kind: 'fault', field: 'days', fault }
  const built = scheduleOf(times, reading)
  if (built.kind === 'times') return built
  return { ...built, field: fields.until ? 'until' : fields.from ? 'from' : 'days' }
}

function saysOnce(times: Times, { days, from }: Fields): string | null {
  if (from) return null
  addDays(times.weekdays, days)
  return days.length === 1 ? null : 'Please choose one day, or the first day below.'
}

function saysWeekly(times: Times, { days, every, until, weeks }: Fields): string | null {
  addDays(times.weekdays, days)
  times.every = 'week'
  times.interval = Number(every)
  times.until = until || null
  if (!until && weeks !== 'open') times.length = { count: Number(weeks), unit: 'weeks' }
  return days.length > 0 ? null : 'Please choose at least one day.'
}

const WORKDAYS = '1,2,3,4,5'
const LENGTHS = ['2', '3', '4', '6', '8', '12']

/** What was understood of words, as values of the form; in words where its fields cannot say it. */
export function valuesOfWords(read: ReadTimes): Partial<PracticeFormValues> {
  const { times, when } = read
  const { weekdays, every, interval, time, from, until, length } = times
  const unread = read.kind === 'fault' && read.unread !== null
  const clock = time !== null || unread ? { time: time ?? '' } : {}
  const isPlain = every !== 'month' && times.ordinal === null && !times.weeks && interval <= 2
  // Words count instead of the time beside them.
  if (!isPlain) return unread ? clock : { words: when, ...clock }
  const repeats = every !== null || weekdays.size > 1 || length !== null || until !== null
  const days = every === 'day' ? WORKDAYS : [...weekdays].sort().join(',')
  return {
    ...(days ? { days } : {}),
    ...(repeats ? { every: String(interval), weeks: lengthOf(length) } : {}),
    ...(!repeats && (from || days) ? { every: 'once' } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
    ...clock,
  }
}

/** Without a length it goes on until somebody stops it. */
function lengthOf(length: Times['length']): string {
  if (length === null) return 'open'
  const weeks = length.unit === 'weeks' ? String(length.count) : ''
  return LENGTHS.includes(weeks) ? weeks : '4'
}

/** What a practice says, as values of the form; in words where its fields cannot say it. */
export function valuesOf(
  practice: Pick<Practice, 'move' | 'schedule'>,
  zone: string,
): Partial<PracticeFormValues> {
  const { move, schedule } = practice
  if (schedule.kind === 'local') return { move, every: 'once', time: schedule.time, from: schedule.date }
  const rule = schedule.kind === 'recurring' ? parseRule(schedule.rule) : null
  if (schedule.kind !== 'recurring' || rule?.kind !== 'rule') return { move }
  const { frequency, interval, days, until, count } = rule.parts
  const isPlain =
    frequency === 'WEEKLY' && interval <= 2 && days.length > 0 && count === null && !schedule.weeks
  if (!isPlain) return { move, words: scheduleInWords(schedule, zone) }
  return {
    move,
    days: days.map(({ weekday }) => String(weekday)).join(','),
    every: String(interval),
    time: schedule.time,
    ...(until ? { until } : { weeks: 'open' }),
  }
}

function addDays(weekdays: Set<Weekday>, days: readonly string[]): void {
  for (const day of days) if (/^[1-7]$/.test(day)) weekdays.add(Number(day) as Weekday)
}
