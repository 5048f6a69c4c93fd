import { RRuleTemporal } from 'rrule-temporal'
import { parseRule } from './rule.ts'

/**
 * What repeats: a rule (RFC 5545) from a local date and time on, in A or B weeks alone, or so long before (negative) or
 * after what repeats, which then is a meeting. All in local time: the same in every zone.
 */
export type Recurrence = {
  kind: 'recurring'
  /** Where the rule begins: local ISO date and time ("07:45"). It comes due then only where that keeps the rule. */
  date: string
  time: string
  rule: string
  weeks: 'A' | 'B' | null
  around: { days: number; minutes: number } | null
}

/** What a schedule asks of a school's calendar, by local ISO date; SchoolCalendar answers it. */
export interface ScheduleCalendar {
  letterOf(date: string): 'A' | 'B' | null
  closureOf(date: string): 'weekend' | 'holiday' | 'staff-day' | null
}

export type ParsedRecurrence =
  | { kind: 'recurrence'; recurrence: Recurrence }
  | { kind: 'fault'; fault: string }

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** So many times in a row may lie in other weeks or in holidays before nothing is expected any more. */
const MOST_MISSES = 400
/** The farthest from its meeting that something may come due, in days. */
const FARTHEST_DAYS = 60

/** Checks a new recurrence; `fault` is a sentence for the person who asks for it. */
export function parseRecurrence(draft: Omit<Recurrence, 'kind'>): ParsedRecurrence {
  const rule = parseRule(draft.rule)
  if (rule.kind === 'fault') return rule
  const recurrence: Recurrence = { ...draft, kind: 'recurring', rule: rule.text }
  if (!isLocalTime(draft)) return { kind: 'fault', fault: 'A rule begins on a date, at a time.' }
  const shift = shiftOf(recurrence)
  if (!Number.isInteger(shift / MINUTE_MS) || Math.abs(shift) > FARTHEST_DAYS * DAY_MS)
    return {
      kind: 'fault',
      fault: `Something comes at most ${FARTHEST_DAYS} days before or after a meeting.`,
    }
  if (timesAfter(recurrence, rule.text, 0).next().done)
    return { kind: 'fault', fault: 'No date ever keeps that rule.' }
  return { kind: 'recurrence', recurrence }
}

/**
 * The local times from `from` on at which it comes due, in order; both as the milliseconds of the same date and time in
 * UTC. Ends where nothing is due any more; what cannot be read is never due.
 */
export function* localTimesFrom(
  recurrence: Recurrence,
  from: number,
  calendar?: ScheduleCalendar,
): Generator<number> {
  const parsed = parseRule(recurrence.rule)
  if (parsed.kind === 'fault') return
  const shift = shiftOf(recurrence)
  const isFiltered = recurrence.weeks !== null || recurrence.around !== null
  // What falls out does not count as one of so many times, so these are counted here and from the beginning.
  const isCountedHere = isFiltered && parsed.parts.count !== null
  let left = isCountedHere ? (parsed.parts.count ?? 0) : Number.POSITIVE_INFINITY
  let misses = 0
  const text = isCountedHere ? withoutCount(parsed.text) : parsed.text
  for (const time of timesAfter(recurrence, text, isCountedHere ? 0 : from - shift - 1)) {
    if (isFiltered && !takesPlace(recurrence, time, calendar)) {
      misses += 1
      if (misses >= MOST_MISSES) return
      continue
    }
    misses = 0
    if (time + shift >= from) yield time + shift
    left -= 1
    if (left <= 0) return
  }
}

/** Whether a time of the rule counts: in the right week, and, where it is a meeting, not in the holidays. */
function takesPlace({ weeks, around }: Recurrence, time: number, calendar?: ScheduleCalendar): boolean {
  const date = new Date(time).toISOString().slice(0, 10)
  if (around && calendar?.closureOf(date) === 'holiday') return false
  return weeks === null || calendar?.letterOf(date) === weeks
}

/** The rule's own times after `after`. */
function* timesAfter(recurrence: Recurrence, text: string, after: number): Generator<number> {
  try {
    const rule = new RRuleTemporal({ rruleString: linesOf(recurrence, text) })
    let next = rule.next(new Date(after))
    while (next) {
      yield next.epochMilliseconds
      next = rule.next(next)
    }
  } catch {
    // The library throws where it finds no date within 10,000 steps: then nothing is due.
  }
}

/** Local time is given to the library as UTC, where no day is longer than another. */
function linesOf(recurrence: Recurrence, text: string): string {
  const start = new Date(anchorOf(recurrence)).toISOString().replace(/[-:]|\.000/g, '')
  const rule = text.replace(
    /UNTIL=(\d{8})(T\d{6})?/,
    (_whole, date, time = 'T235959') => `UNTIL=${date}${time}Z`,
  )
  return `DTSTART:${start}\nRRULE:${rule}`
}

function withoutCount(text: string): string {
  return text
    .split(';')
    .filter((part) => !part.startsWith('COUNT='))
    .join(';')
}

function anchorOf({ date, time }: Pick<Recurrence, 'date' | 'time'>): number {
  return Date.parse(`${date}T${time}:00Z`)
}

/** Date.parse alone would take the 31st of February for a day in March. */
function isLocalTime({ date, time }: Pick<Recurrence, 'date' | 'time'>): boolean {
  const at = new Date(Date.parse(`${date}T${time}:00Z`))
  return !Number.isNaN(at.getTime()) && at.toISOString() === `${date}T${time}:00.000Z`
}

function shiftOf({ around }: Pick<Recurrence, 'around'>): number {
  return around ? around.days * DAY_MS + around.minutes * MINUTE_MS : 0
}
