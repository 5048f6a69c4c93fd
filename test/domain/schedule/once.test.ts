import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  addSchoolDays,
  dueOccurrences,
  instantOf,
  isWeekday,
  localDateOf,
  nextDueAfter,
  schoolDaysBetween,
  weekOf,
} from '../../../src/domain/schedule.ts'

const zones = Intl.supportedValuesOf('timeZone')
const zone = fc.constantFrom(...zones)
const date = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 86_400_000, max: Date.UTC(2030, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
const time = fc
  .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))

describe('schedules', () => {
  it('moves a local time that the spring gap skips to the next that exists', () => {
    expect(instantOf('2026-03-08', '02:30', 'America/Chicago').toISOString()).toBe('2026-03-08T08:30:00.000Z')
  })

  it('fires a local time that occurs twice once, at its first occurrence', () => {
    const due = dueOccurrences(
      { kind: 'local', date: '2026-11-01', time: '01:30' },
      'America/Chicago',
      new Date('2026-10-31T00:00:00Z'),
      new Date('2026-11-02T00:00:00Z'),
    )
    expect(due.map(({ at }) => at.toISOString())).toEqual(['2026-11-01T06:30:00.000Z'])
  })

  it('is due once in any row of windows that together cover its time, in every zone', () => {
    fc.assert(
      fc.property(
        zone,
        date,
        time,
        fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1 }),
        (name, day, at, steps) => {
          const schedule = { kind: 'local', date: day, time: at } as const
          const due = instantOf(day, at, name).getTime()
          let since = due - 3_600_000
          let count = 0
          for (const step of [...steps, 8 * 86_400]) {
            const until = since + step * 1000
            count += dueOccurrences(schedule, name, new Date(since), new Date(until)).length
            since = until
          }
          return count === 1
        },
      ),
      { numRuns: 300 },
    )
  })

  it('has no next due time after it was due', () => {
    const schedule = { kind: 'instant', at: '2026-09-07T14:00:00.000Z' } as const
    expect(nextDueAfter(schedule, 'UTC', new Date('2026-09-07T13:59:59Z'))?.at.toISOString()).toBe(
      schedule.at,
    )
    expect(nextDueAfter(schedule, 'UTC', new Date(schedule.at))).toBeNull()
  })

  it('counts school days over weekends, there and back', () => {
    fc.assert(
      fc.property(date, fc.nat({ max: 60 }), (from, days) => {
        const start = addSchoolDays(from, 0, isWeekday)
        const end = addSchoolDays(start, days, isWeekday)
        return isWeekday(end) && schoolDaysBetween(start, end, isWeekday) === days
      }),
    )
    expect(addSchoolDays('2026-09-11', 1, isWeekday)).toBe('2026-09-14')
  })

  it('says what is wrong with a calendar that has no school day', () => {
    expect(() => addSchoolDays('2026-09-11', 1, () => false)).toThrow('check the school calendar')
  })

  it("names a week by its Monday in the team's zone", () => {
    fc.assert(
      fc.property(zone, date, time, (name, day, at) => {
        const instant = instantOf(day, at, name)
        const monday = weekOf(instant, name)
        const local = localDateOf(instant, name)
        return monday <= local && new Date(`${monday}T00:00:00Z`).getUTCDay() === 1
      }),
      { numRuns: 200 },
    )
  })
})
