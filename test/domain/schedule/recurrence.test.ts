import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { newNudge } from '../../../src/domain/new-nudge.ts'
import {
  parseRecurrence,
  type Recurrence,
  type ScheduleCalendar,
} from '../../../src/domain/schedule/recurrence.ts'
import { parseRule } from '../../../src/domain/schedule/rule.ts'
import { dueOccurrences, nextDueAfter, upcoming } from '../../../src/domain/schedule.ts'
import { slowDates } from '../../support/slow-recurrence.ts'

const recurring = (rule: string, rest: Partial<Recurrence> = {}): Recurrence => {
  const draft = { date: '2026-09-03', time: '07:45', weeks: null, around: null, ...rest, rule }
  const parsed = parseRecurrence(draft)
  if (parsed.kind === 'fault') throw new Error(parsed.fault)
  return parsed.recurrence
}
const THE_BEGINNING = new Date('1970-01-01T00:00:00Z')
const keys = (schedule: Recurrence, count: number, calendar?: ScheduleCalendar): string[] =>
  upcoming(schedule, 'UTC', THE_BEGINNING, count, calendar).map(({ key }) => key)

/** A weeks and B weeks by turns from Monday 31 August 2026 on, and a week of holidays in October. */
const calendar: ScheduleCalendar = {
  letterOf: (date) => {
    const weeks = Math.floor((Date.parse(date) - Date.parse('2026-08-31')) / 604_800_000)
    if (weeks < 0 || date > '2027-06-30') return null
    return weeks % 2 === 0 ? 'A' : 'B'
  },
  closureOf: (date) => (date >= '2026-10-12' && date <= '2026-10-16' ? 'holiday' : null),
}

const date = fc
  .integer({ min: Date.UTC(2020, 0, 1) / 86_400_000, max: Date.UTC(2026, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
const someOf = (values: readonly (string | number)[], max = 3) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: max }), { nil: [] })
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const nths = weekdays.flatMap((day) => [`1${day}`, `2${day}`, `-1${day}`, `5${day}`])
const ends = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 40 }).map((count) => `COUNT=${count}`),
  date.map((day) => `UNTIL=${day.replaceAll('-', '')}`),
)
const rule = fc
  .record({
    frequency: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    interval: fc.integer({ min: 1, max: 5 }),
    plain: someOf(weekdays),
    nth: someOf(nths),
    monthDays: someOf([1, 2, 13, 15, 28, 29, 30, 31, -1, -2]),
    months: someOf([1, 2, 5, 9, 10, 12], 4),
    positions: someOf([1, 2, -1], 2),
    end: ends,
  })
  .map(({ frequency, interval, plain, nth, monthDays, months, positions, end }) => {
    const takesNth = plain.length === 0 && (frequency === 'MONTHLY' || frequency === 'YEARLY')
    const days = takesNth ? nth : plain
    const list = (name: string, values: readonly unknown[]) =>
      values.length ? [`${name}=${values.join()}`] : []
    const hasSet = days.length + monthDays.length > 0 && frequency !== 'DAILY'
    return [
      `FREQ=${frequency}`,
      `INTERVAL=${interval}`,
      ...list('BYDAY', days),
      ...list('BYMONTHDAY', frequency === 'WEEKLY' || (takesNth && nth.length > 0) ? [] : monthDays),
      ...list('BYMONTH', months),
      ...list('BYSETPOS', hasSet && (frequency !== 'WEEKLY' || days.length > 0) ? positions : []),
      ...(end ? [end] : []),
    ].join(';')
  })

describe('recurrences', () => {
  it('come due on the dates that a slow walk through the calendar finds', () => {
    fc.assert(
      fc.property(rule, date, date, fc.integer({ min: 1, max: 900 }), (text, anchor, from, days) => {
        const parsed = parseRule(text)
        if (parsed.kind === 'fault') throw new Error(`${text}: ${parsed.fault}`)
        const end = new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)
        const schedule: Recurrence = {
          ...{ kind: 'recurring', date: anchor, time: '07:45', rule: text },
          ...{ weeks: null, around: null },
        }
        const found = dueOccurrences(schedule, 'UTC', new Date(from), new Date(end)).map(({ key }) => key)
        const slow = slowDates(parsed.parts, anchor, end).filter((day) => day >= from)
        expect(found).toEqual(slow.map((day) => `${day}T07:45`))
      }),
      { numRuns: 120 },
    )
  })

  it('name the next times of the rules that schools use', () => {
    expect(keys(recurring('FREQ=WEEKLY;BYDAY=TH;COUNT=3'), 5)).toEqual([
      '2026-09-03T07:45',
      '2026-09-10T07:45',
      '2026-09-17T07:45',
    ])
    expect(keys(recurring('FREQ=MONTHLY;BYDAY=2TU'), 3)).toEqual([
      '2026-09-08T07:45',
      '2026-10-13T07:45',
      '2026-11-10T07:45',
    ])
    expect(keys(recurring('FREQ=WEEKLY;INTERVAL=2;UNTIL=20261001'), 9)).toEqual([
      '2026-09-03T07:45',
      '2026-09-17T07:45',
      '2026-10-01T07:45',
    ])
    expect(keys(recurring('FREQ=WEEKLY;UNTIL=20260910T070000'), 9)).toEqual(['2026-09-03T07:45'])
  })

  it('come in A or in B weeks alone, and count those', () => {
    const inWeeks = (weeks: 'A' | 'B') => recurring('FREQ=WEEKLY;COUNT=3', { weeks })
    expect(keys(inWeeks('A'), 9, calendar)).toEqual([
      '2026-09-03T07:45',
      '2026-09-17T07:45',
      '2026-10-01T07:45',
    ])
    expect(keys(inWeeks('B'), 9, calendar)).toEqual([
      '2026-09-10T07:45',
      '2026-09-24T07:45',
      '2026-10-08T07:45',
    ])
    const later = new Date('2026-09-11T00:00:00Z')
    expect(nextDueAfter(inWeeks('B'), 'UTC', later, calendar)?.key).toBe('2026-09-24T07:45')
  })

  it('are not due in lettered weeks while no week has a letter', () => {
    expect(keys(recurring('FREQ=DAILY', { weeks: 'A' }), 3)).toEqual([])
    expect(
      nextDueAfter(recurring('FREQ=WEEKLY', { weeks: 'A' }), 'UTC', new Date('2027-07-01'), calendar),
    ).toBeNull()
  })

  it('come before or after a meeting, and not where the meeting falls into the holidays', () => {
    const around = { days: -1, minutes: -30 }
    const before = recurring('FREQ=WEEKLY;BYDAY=MO;COUNT=3', { date: '2026-09-28', around })
    expect(keys(before, 9)).toEqual(['2026-09-27T07:15', '2026-10-04T07:15', '2026-10-11T07:15'])
    expect(keys(before, 9, calendar)).toEqual(['2026-09-27T07:15', '2026-10-04T07:15', '2026-10-18T07:15'])
    const after = recurring('FREQ=WEEKLY', { around: { days: 0, minutes: 1000 } })
    expect(keys(after, 2)).toEqual(['2026-09-04T00:25', '2026-09-11T00:25'])
    expect(nextDueAfter(after, 'UTC', new Date('2026-09-04T00:25:00Z'))?.key).toBe('2026-09-11T00:25')
  })

  it('are asked outside a meeting also in the holidays: why such a question waits is kept with it', () => {
    const weekly = recurring('FREQ=WEEKLY', { date: '2026-10-08' })
    expect(keys(weekly, 2, calendar)).toEqual(['2026-10-08T07:45', '2026-10-15T07:45'])
  })

  it('give a new nudge its first due time, with the letters of the school', () => {
    const nudge = newNudge(
      {
        ...{ id: 'n', teamId: 't', zone: 'America/Chicago', windowHours: 24 },
        schedule: recurring('FREQ=WEEKLY', { weeks: 'B' }),
        prompt: {
          ...{ id: 'p', templateKey: null, kind: 'reflection', text: 'What did you try?', choices: [] },
          ...{ takesText: true, resultsShown: 'after-closing', frameworks: [] },
        },
      },
      calendar,
    )
    expect(nudge.nextDueAt?.toISOString()).toBe('2026-09-10T12:45:00.000Z')
  })

  it('are never due where a stored rule cannot be read', () => {
    for (const rule of ['nonsense', 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31']) {
      const broken: Recurrence = { ...recurring('FREQ=DAILY'), rule }
      expect(dueOccurrences(broken, 'UTC', THE_BEGINNING, new Date('2030-01-01'))).toEqual([])
      expect(nextDueAfter(broken, 'UTC', THE_BEGINNING)).toBeNull()
    }
    expect(keys({ ...recurring('FREQ=DAILY'), date: 'soon' }, 2)).toEqual([])
  })
})
