import type { SchoolCalendar } from './calendar.ts'
import { type CalendarContent, type CalendarDay, type CalendarDayKind, isLessonDay } from './calendar.ts'
import { isWeekday, nextDate } from './schedule.ts'

/** Days in a row that a calendar names alike, weekends between them included; local ISO dates, both included. */
export interface DaySpan {
  from: string
  until: string
  kind: CalendarDayKind
  name: string
  change: 'new' | 'gone' | 'kept'
}

/** No school closes longer; a calendar that says so is misread or wrong. */
const LONGEST_CLOSURE_DAYS = 160
/** How far ahead a calendar is checked, in days. */
const AHEAD_DAYS = 800

/** The days from `today` on that a source names, and those that it names no more, in the order of time. */
export function spansOf(before: CalendarContent, after: CalendarContent, today: string): DaySpan[] {
  const was = new Set(before.days.map(keyOf))
  const is = new Set(after.days.map(keyOf))
  const days = [
    ...after.days.map((day) => ({
      ...day,
      change: was.has(keyOf(day)) ? ('kept' as const) : ('new' as const),
    })),
    ...before.days.filter((day) => !is.has(keyOf(day))).map((day) => ({ ...day, change: 'gone' as const })),
  ]
  const open = new Map<string, DaySpan>()
  const spans: DaySpan[] = []
  for (const { date, kind, name, change } of days.sort((a, b) => a.date.localeCompare(b.date))) {
    if (date < today) continue
    const key = `${kind} ${name} ${change}`
    const span = open.get(key)
    if (span && isNextTo(span.until, date)) span.until = date
    else {
      const begun = { from: date, until: date, kind, name, change }
      open.set(key, begun)
      spans.push(begun)
    }
  }
  return spans.sort((a, b) => a.from.localeCompare(b.from) || a.change.localeCompare(b.change))
}

/** The first closure from `today` on that is longer than any school's, or null. */
export function endlessClosure(
  calendar: SchoolCalendar,
  today: string,
): { from: string; until: string } | null {
  const isTaught = isLessonDay(calendar)
  let [day, from, closed] = [today, today, 0]
  for (let ahead = 0; ahead < AHEAD_DAYS; ahead += 1) {
    if (isTaught(day)) [from, closed] = [nextDate(day), 0]
    else closed += 1
    if (closed > LONGEST_CLOSURE_DAYS) return { from, until: day }
    day = nextDate(day)
  }
  return null
}

function isNextTo(date: string, later: string): boolean {
  let day = nextDate(date)
  while (day < later && !isWeekday(day)) day = nextDate(day)
  return day >= later
}

function keyOf({ date, kind, name }: CalendarDay): string {
  return `${date} ${kind} ${name}`
}
