import type { CalendarContent, CalendarDay, LetteredWeek } from '../../src/domain/calendar.ts'

/** A school's year as the simulation itself knows it, apart from the code that it tries. */
export interface SchoolYear {
  startsOn: string
  /** The last day with lessons. */
  endsOn: string
  /** What is imported into the service. */
  content: CalendarContent
  /** Whether people work on a local ISO date: lessons or a staff day. */
  isWorkday(date: string): boolean
  lessonDays: readonly string[]
}

type Span = readonly [from: string, until: string, name: string]

/** Days off of all schools of the state, both ends included. */
const DAYS_OFF: readonly Span[] = [
  ['2026-09-07', '2026-09-07', 'Labor Day'],
  ['2026-10-12', '2026-10-12', "Indigenous Peoples' Day"],
  ['2026-11-11', '2026-11-11', 'Veterans Day'],
  ['2026-11-25', '2026-11-27', 'Thanksgiving'],
  ['2027-01-18', '2027-01-18', 'Martin Luther King Day'],
  ['2027-05-31', '2027-05-31', 'Memorial Day'],
]

/** What the schools chose each: the first day, their breaks, their staff days. */
const OWN: readonly { startsOn: string; off: readonly Span[]; staff: readonly string[] }[] = [
  {
    startsOn: '2026-08-31',
    off: [
      ['2026-12-21', '2027-01-01', 'Winter break'],
      ['2027-02-15', '2027-02-19', 'Midwinter break'],
      ['2027-04-05', '2027-04-09', 'Spring break'],
    ],
    staff: ['2026-09-04', '2026-11-03', '2027-03-12'],
  },
  {
    startsOn: '2026-08-24',
    off: [
      ['2026-12-23', '2027-01-05', 'Winter break'],
      ['2027-02-15', '2027-02-15', "Presidents' Day"],
      ['2027-03-22', '2027-03-29', 'Spring break'],
    ],
    staff: ['2026-10-30', '2027-01-25', '2027-04-30'],
  },
  {
    startsOn: '2026-09-08',
    off: [
      ['2026-12-21', '2027-01-01', 'Winter break'],
      ['2027-02-12', '2027-02-16', "Presidents' weekend"],
      ['2027-03-15', '2027-03-19', 'Spring break'],
    ],
    staff: ['2026-10-09', '2027-02-26'],
  },
]

const DAY_MS = 86_400_000

/** The year of one of the three schools, so many days with lessons long. */
export function schoolYear(school: number, lessons: number, startsOn?: string): SchoolYear {
  const own = OWN[school % OWN.length] as (typeof OWN)[number]
  const first = startsOn && startsOn > own.startsOn ? startsOn : own.startsOn
  const off = [...DAYS_OFF, ...own.off]
  const isOff = (date: string) => off.some(([from, until]) => from <= date && date <= until)
  const lessonDays: string[] = []
  for (let date = first; lessonDays.length < lessons; date = dayAfter(date))
    if (!isWeekend(date) && !isOff(date) && !own.staff.includes(date)) lessonDays.push(date)
  const endsOn = lessonDays.at(-1) ?? first
  return {
    startsOn: first,
    endsOn,
    lessonDays,
    content: contentOf(first, endsOn, off, own.staff),
    isWorkday: (date) => first <= date && date <= endsOn && !isWeekend(date) && !isOff(date),
  }
}

/** The day after a local ISO date. */
export function dayAfter(date: string, days = 1): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
}

function contentOf(
  startsOn: string,
  endsOn: string,
  off: readonly Span[],
  staff: readonly string[],
): CalendarContent {
  const days: CalendarDay[] = staff.map((date) => ({ date, kind: 'staff-day', name: 'Staff day' }))
  for (const [from, until, name] of off)
    for (let date = from; date <= until; date = dayAfter(date)) days.push({ date, kind: 'holiday', name })
  const weeks: LetteredWeek[] = []
  const monday = dayAfter(startsOn, -((new Date(startsOn).getUTCDay() + 6) % 7))
  for (let week = monday; week <= endsOn; week = dayAfter(week, 7))
    weeks.push({ monday: week, letter: weeks.length % 2 === 0 ? 'A' : 'B' })
  return { days, terms: [{ name: 'The year', startsOn, endsOn }], weeks }
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(date).getUTCDay())
}
