import { addDays, type IsSchoolDay, isWeekday, mondayOf } from './schedule.ts'

/**
 * Staff days are working days without lessons: questions go out, a cycle's phases do not count them. A 'school-day' is
 * an ordinary one, said by hand: it wins over what an imported calendar tells, and over the weekend.
 */
export type CalendarDayKind = 'holiday' | 'staff-day' | 'school-day'

/** One day that is unlike others. `date`: local ISO date. */
export interface CalendarDay {
  date: string
  kind: CalendarDayKind
  name: string
}

/** A term, [startsOn, endsOn], local ISO dates. */
export interface Term {
  name: string
  startsOn: string
  endsOn: string
}

export type WeekLetter = 'A' | 'B'

/** The letter of a week, by its Monday (ISO date). */
export interface LetteredWeek {
  monday: string
  letter: WeekLetter
}

/** What one source tells of a school's year. */
export interface CalendarContent {
  days: CalendarDay[]
  terms: Term[]
  weeks: LetteredWeek[]
}

/** A school's year, of all its sources. */
export interface SchoolCalendar {
  /** Why a date is no school day, or null: a holiday (also outside all terms where terms are known), the weekend, a staff day. */
  closureOf(date: string): 'weekend' | 'holiday' | 'staff-day' | null
  /** The name of the day off, for people; null where it has none. */
  nameOf(date: string): string | null
  letterOf(date: string): WeekLetter | null
}

/**
 * How far a term speaks for the days around it, in days: ten weeks, a long summer. Beyond that nothing is known, and a
 * calendar that nobody renewed does not silence a school for ever.
 */
export const TERM_REACH_DAYS = 70

/** A school's year of what its sources tell together; what was set by hand wins over what was imported. */
export function calendarOf(
  imported: readonly CalendarContent[],
  byHand: CalendarContent = NOTHING_KNOWN,
): SchoolCalendar {
  const days = new Map(
    imported
      .flatMap((content) => content.days)
      .sort(holidaysLast)
      .map(keyed),
  )
  for (const day of byHand.days) days.set(day.date, day)
  const letters = new Map(
    [...imported, byHand].flatMap(({ weeks }) =>
      weeks.map(({ monday, letter }) => [monday, letter] as const),
    ),
  )
  const terms = [...imported, byHand].flatMap((content) => content.terms)
  const isOff = outsideTerms(terms)
  return {
    closureOf(date) {
      const kind = days.get(date)?.kind
      if (kind === 'school-day') return null
      if (kind === 'holiday') return 'holiday'
      const isWeekend = !isWeekday(date)
      if (kind === 'staff-day') return isWeekend ? 'weekend' : 'staff-day'
      return isOff(date) ? 'holiday' : isWeekend ? 'weekend' : null
    },
    nameOf(date) {
      const day = days.get(date)
      if (day) return day.kind === 'school-day' ? null : day.name || null
      return isOff(date) ? 'No term' : null
    },
    letterOf: (date) => letters.get(mondayOf(date)) ?? null,
  }
}

/** What is known of a school that has told nothing: weekends alone. */
export const NOTHING_KNOWN: CalendarContent = { days: [], terms: [], weeks: [] }

/** Whether lessons are taught on a date: what a cycle's phases count. */
export function isLessonDay(calendar: SchoolCalendar): IsSchoolDay {
  return (date) => calendar.closureOf(date) === null
}

/** Outside all terms, and near enough to one that the gap is a break and not a year that nobody told of. */
function outsideTerms(terms: readonly Term[]): (date: string) => boolean {
  const reaches = terms.map(({ startsOn, endsOn }) => ({
    startsOn: addDays(startsOn, -TERM_REACH_DAYS),
    endsOn: addDays(endsOn, TERM_REACH_DAYS),
  }))
  const isIn = (spans: readonly { startsOn: string; endsOn: string }[], date: string) =>
    spans.some(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn)
  return (date) => !isIn(terms, date) && isIn(reaches, date)
}

/** Where two sources differ over a day, the one that says holiday is heard. */
function holidaysLast(a: CalendarDay, b: CalendarDay): number {
  return WEIGHT[a.kind] - WEIGHT[b.kind]
}

const WEIGHT: Record<CalendarDayKind, number> = { 'school-day': 0, 'staff-day': 1, holiday: 2 }

function keyed(day: CalendarDay): [string, CalendarDay] {
  return [day.date, day]
}
