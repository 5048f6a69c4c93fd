import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type CalendarContent, calendarOf, isLessonDay, TERM_REACH_DAYS } from '../../src/domain/calendar.ts'
import { addSchoolDays, mondayOf } from '../../src/domain/schedule.ts'

const content = (values: Partial<CalendarContent>): CalendarContent => ({
  ...{ days: [], terms: [], weeks: [] },
  ...values,
})
const day = (date: string, kind: CalendarContent['days'][number]['kind'], name: string = kind) => ({
  ...{ date, kind, name },
})
const isoDate = fc
  .integer({ min: 0, max: 2_500 })
  .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10))

describe('calendarOf', () => {
  it('knows weekends where a school has told nothing', () => {
    const calendar = calendarOf([])
    expect(calendar.closureOf('2026-09-04')).toBeNull()
    expect(calendar.closureOf('2026-09-05')).toBe('weekend')
    expect(calendar.closureOf('2026-09-06')).toBe('weekend')
    expect(calendar.nameOf('2026-09-05')).toBeNull()
    expect(calendar.letterOf('2026-09-04')).toBeNull()
  })

  it('tells holidays and staff days with their names', () => {
    const days = [day('2026-10-12', 'holiday', 'Columbus Day'), day('2026-10-30', 'staff-day', 'PD')]
    const calendar = calendarOf([content({ days })])
    expect(calendar.closureOf('2026-10-12')).toBe('holiday')
    expect(calendar.nameOf('2026-10-12')).toBe('Columbus Day')
    expect(calendar.closureOf('2026-10-30')).toBe('staff-day')
    expect(calendar.nameOf('2026-10-30')).toBe('PD')
  })

  it('calls a weekend inside a break a holiday, and a weekend inside staff days a weekend', () => {
    const days = [day('2026-12-26', 'holiday', 'Winter break'), day('2026-08-29', 'staff-day')]
    const calendar = calendarOf([content({ days })])
    expect(calendar.closureOf('2026-12-26')).toBe('holiday')
    expect(calendar.closureOf('2026-08-29')).toBe('weekend')
  })

  it('hears the source that says holiday where two differ', () => {
    const one = content({ days: [day('2026-11-11', 'holiday', 'Veterans Day')] })
    const other = content({ days: [day('2026-11-11', 'staff-day', 'Workshops')] })
    for (const sources of [
      [one, other],
      [other, one],
    ]) {
      expect(calendarOf(sources).closureOf('2026-11-11')).toBe('holiday')
      expect(calendarOf(sources).nameOf('2026-11-11')).toBe('Veterans Day')
    }
  })

  it('lets what was set by hand win over every import and the weekend', () => {
    const imported = content({ days: [day('2026-10-12', 'holiday'), day('2026-10-30', 'staff-day')] })
    const byHand = content({
      days: [
        ...[day('2026-10-12', 'school-day'), day('2026-10-17', 'school-day')],
        ...[day('2026-10-30', 'holiday', 'Storm'), day('2026-10-13', 'staff-day')],
      ],
    })
    const calendar = calendarOf([imported], byHand)
    expect(calendar.closureOf('2026-10-12')).toBeNull()
    expect(calendar.nameOf('2026-10-12')).toBeNull()
    expect(calendar.closureOf('2026-10-17')).toBeNull()
    expect(calendar.closureOf('2026-10-30')).toBe('holiday')
    expect(calendar.nameOf('2026-10-30')).toBe('Storm')
    expect(calendar.closureOf('2026-10-13')).toBe('staff-day')
  })

  it('closes the days outside all terms, save staff days', () => {
    const terms = [
      { name: 'Fall', startsOn: '2026-09-02', endsOn: '2026-12-18' },
      { name: 'Spring', startsOn: '2027-01-11', endsOn: '2027-06-11' },
    ]
    const calendar = calendarOf([content({ terms, days: [day('2026-08-31', 'staff-day', 'Workshops')] })])
    expect(calendar.closureOf('2026-09-01')).toBe('holiday')
    expect(calendar.nameOf('2026-09-01')).toBe('No term')
    expect(calendar.closureOf('2026-08-31')).toBe('staff-day')
    expect(calendar.closureOf('2026-09-02')).toBeNull()
    expect(calendar.closureOf('2026-12-18')).toBeNull()
    expect(calendar.closureOf('2027-01-04')).toBe('holiday')
    expect(calendar.closureOf('2027-06-14')).toBe('holiday')
  })

  it('does not silence a school whose calendar nobody renewed', () => {
    const terms = [{ name: 'Year', startsOn: '2025-09-02', endsOn: '2026-06-12' }]
    const calendar = calendarOf([content({ terms })])
    expect(calendar.closureOf('2026-08-21')).toBe('holiday')
    expect(calendar.closureOf('2026-08-24')).toBeNull()
    expect(addSchoolDays('2026-06-13', 0, isLessonDay(calendar))).toBe('2026-08-24')
  })

  it('tells the letter of every day of a lettered week, by hand before imported', () => {
    const imported = content({
      weeks: [
        { monday: '2026-09-07', letter: 'A' },
        { monday: '2026-09-14', letter: 'B' },
      ],
    })
    const calendar = calendarOf([imported], content({ weeks: [{ monday: '2026-09-14', letter: 'A' }] }))
    expect(calendar.letterOf('2026-09-09')).toBe('A')
    expect(calendar.letterOf('2026-09-20')).toBe('A')
    expect(calendar.letterOf('2026-09-21')).toBeNull()
    expect(calendarOf([imported]).letterOf('2026-09-14')).toBe('B')
  })

  it('teaches on each day inside a term that no source names, and never outside near it', () => {
    fc.assert(
      fc.property(isoDate, fc.integer({ min: 10, max: 300 }), isoDate, (startsOn, length, date) => {
        const plus = (days: number) =>
          new Date(Date.parse(startsOn) + days * 86_400_000).toISOString().slice(0, 10)
        const calendar = calendarOf([content({ terms: [{ name: '', startsOn, endsOn: plus(length) }] })])
        const isIn = date >= startsOn && date <= plus(length)
        const isNear = date >= plus(-TERM_REACH_DAYS) && date <= plus(length + TERM_REACH_DAYS)
        const isWeekend = [0, 6].includes(new Date(date).getUTCDay())
        const expected = !isIn && isNear ? 'holiday' : isWeekend ? 'weekend' : null
        expect(calendar.closureOf(date)).toBe(expected)
        expect(isLessonDay(calendar)(date)).toBe(expected === null)
      }),
    )
  })
})

describe('mondayOf', () => {
  it('finds the Monday of each day of a week', () => {
    expect(mondayOf('2026-09-07')).toBe('2026-09-07')
    expect(mondayOf('2026-09-13')).toBe('2026-09-07')
    expect(mondayOf('2027-01-01')).toBe('2026-12-28')
  })
})
