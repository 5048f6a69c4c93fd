import type { IsSchoolDay } from './schedule.ts'

/** Staff days are working days without lessons: questions go out, a cycle's phases do not count them. */
export type CalendarDayKind = 'holiday' | 'staff-day'

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
  /** Why a date is no school day, or null: the weekend, a holiday, outside all terms where terms are known, a staff day. */
  closureOf(date: string): 'weekend' | 'holiday' | 'staff-day' | null
  /** The name of the day off, for people; null where it has none. */
  nameOf(date: string): string | null
  letterOf(date: string): WeekLetter | null
}

/** Whether lessons are taught on a date: what a cycle's phases count. */
export function isLessonDay(calendar: SchoolCalendar): IsSchoolDay {
  return (date) => calendar.closureOf(date) === null
}
