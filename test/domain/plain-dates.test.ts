import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { dateIn, datesIn } from '../../src/domain/plain-dates.ts'
import { localDateOf } from '../../src/domain/schedule.ts'

const ZONE = 'America/Chicago'
/** Monday 7 September 2026, 9:00 in Chicago. */
const MONDAY = new Date('2026-09-07T14:00:00Z')
const read = (words: string) => {
  const found = dateIn(words, MONDAY, ZONE)
  return found && [found.date, found.time].filter(Boolean).join(' ')
}

describe('dateIn', () => {
  it.each([
    ['tomorrow', '2026-09-08'],
    ['Friday', '2026-09-11'],
    ['until next Tuesday', '2026-09-15'],
    ['3 Oct', '2026-10-03'],
    ['October 3rd', '2026-10-03'],
    ['2026-10-12', '2026-10-12'],
    ['in two weeks', '2026-09-21'],
    ['end of October', '2026-10-31'],
    ['tomorrow at 8', '2026-09-08 08:00'],
    ['Friday noon', '2026-09-11 12:00'],
    ['at 15:30', '2026-09-07 15:30'],
    ['2:15 pm', '2026-09-07 14:15'],
  ])('reads "%s" as %s', (words, date) => {
    expect(read(words)).toBe(date)
  })

  it.each(['', 'after the break', 'I feel better', '31 Feb', 'week', 'practice'])(
    'finds no day in "%s"',
    (words) => {
      expect(dateIn(words, MONDAY, ZONE)).toBeNull()
    },
  )

  it('takes the weekday that it is today for the one a week from now, unless its time is still to come', () => {
    expect(read('Monday')).toBe('2026-09-14')
    expect(read('Monday 8:00')).toBe('2026-09-14 08:00')
    expect(read('Monday 15:00')).toBe('2026-09-07 15:00')
    expect(read('today')).toBe('2026-09-07')
  })

  it('takes a day that is over this year for the one next year', () => {
    expect(read('1 September')).toBe('2027-09-01')
    expect(read('7 September')).toBe('2026-09-07')
  })

  it('tells whether a day was named or a time of day alone', () => {
    expect(dateIn('8:15', MONDAY, ZONE)).toMatchObject({ date: '2026-09-08', time: '08:15', hasDay: false })
    expect(dateIn('Friday', MONDAY, ZONE)).toMatchObject({ hasDay: true, text: 'Friday', index: 0 })
  })

  it('reads both ends of a range', () => {
    expect(datesIn('away 3 Oct to 10 Oct', MONDAY, ZONE).map(({ date }) => date)).toEqual([
      '2026-10-03',
      '2026-10-10',
    ])
  })

  it("counts from the person's own day, wherever the machine stands", () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
    const instants = fc.date({
      min: new Date('2024-01-01'),
      max: new Date('2030-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(zones, instants, fc.integer({ min: 1, max: 30 }), (zone, now, days) => {
        const today = Temporal.PlainDate.from(localDateOf(now, zone))
        expect(dateIn('today', now, zone)?.date).toBe(today.toString())
        expect(dateIn(`in ${days} days`, now, zone)?.date).toBe(today.add({ days }).toString())
        const friday = Temporal.PlainDate.from(dateIn('Friday', now, zone)?.date ?? '')
        expect(friday.dayOfWeek).toBe(5)
        const ahead = friday.since(today).days
        expect(ahead >= 1 && ahead <= 7).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
