import {
  type CalendarContent,
  type CalendarDay,
  type CalendarDayKind,
  type LetteredWeek,
  NOTHING_KNOWN,
  type WeekLetter,
} from '../domain/calendar.ts'
import type { School } from '../domain/organisation.ts'
import { addDays, isWeekday, mondayOf, nextDate } from '../domain/schedule.ts'
import type { CalendarMove } from '../views/calendar-words.ts'
import { applyCalendar, previewCalendar } from './change-calendar.ts'
import type { Deps } from './deps.ts'
import { BY_HAND } from './school-calendar.ts'

type HandDeps = Pick<Deps, 'stores' | 'clock'>

/** What somebody sets in the calendar by hand. Dates are local ISO dates, `until` included. */
export type HandChange =
  | { kind: 'days'; day: CalendarDayKind; from: string; until: string; name: string }
  /** Forgets what was set by hand for these days. */
  | { kind: 'clear'; from: string; until: string }
  /** The week of a date has this letter, the next one the other, and so on. */
  | { kind: 'weeks'; letter: WeekLetter; from: string }
  | { kind: 'no-weeks' }

export type HandOutcome =
  | { kind: 'set'; moves: CalendarMove[] }
  /** There would be no lessons from one date until another: that cannot be meant. */
  | { kind: 'endless'; from: string; until: string }

/** Letters are set for two years ahead. */
const WEEKS_AHEAD = 104

/** Sets days or weeks of a school by hand; running inquiries follow. `changeId` makes a repeat harmless. */
export async function setByHand(
  deps: HandDeps,
  school: School,
  change: HandChange,
  by: { changeId: string; memberId: string },
): Promise<HandOutcome> {
  const sources = await deps.stores.calendars.of([school.id])
  const known = sources.find(({ source }) => source === BY_HAND)?.content ?? NOTHING_KNOWN
  const content = changedByHand(known, change)
  const isEmpty = content.days.length + content.weeks.length === 0
  const proposal = { school, source: BY_HAND, content: isEmpty ? null : content }
  const preview = await previewCalendar(deps, proposal)
  if (preview.kind === 'endless') return preview
  return { kind: 'set', moves: await applyCalendar(deps, proposal, by) }
}

function changedByHand(content: CalendarContent, change: HandChange): CalendarContent {
  switch (change.kind) {
    case 'days':
    case 'clear': {
      const rest = content.days.filter(({ date }) => date < change.from || date > change.until)
      const days = [...rest, ...(change.kind === 'days' ? daysOf(change) : [])]
      return { ...content, days: days.sort((a, b) => a.date.localeCompare(b.date)) }
    }
    case 'weeks': {
      const monday = mondayOf(change.from)
      const rest = content.weeks.filter((week) => week.monday < monday)
      return { ...content, weeks: [...rest, ...alternating(monday, change.letter)] }
    }
    case 'no-weeks':
      return { ...content, weeks: [] }
  }
}

/** A single day is meant whatever weekday it is; of several only holidays have weekends. */
function daysOf({ day, from, until, name }: Extract<HandChange, { kind: 'days' }>): CalendarDay[] {
  const days: CalendarDay[] = []
  for (let date = from; date <= until; date = nextDate(date)) {
    if (from === until || day === 'holiday' || isWeekday(date)) days.push({ date, kind: day, name })
  }
  return days
}

function alternating(monday: string, letter: WeekLetter): LetteredWeek[] {
  const other = letter === 'A' ? 'B' : 'A'
  return Array.from({ length: WEEKS_AHEAD }, (_, index) => ({
    monday: addDays(monday, 7 * index),
    letter: index % 2 === 0 ? letter : other,
  }))
}
