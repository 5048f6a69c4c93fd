import { describe, expect, it } from '@jest/globals'
import { parseRecurrence } from '../../../src/domain/schedule/recurrence.ts'
import { parseRule } from '../../../src/domain/schedule/rule.ts'

const draft = { date: '2026-09-03', time: '07:45', weeks: null, around: null }

describe('recurrence rules', () => {
  it('reads what RFC 5545 says of days, weeks, months and ends', () => {
    expect(parseRule(' rrule:freq=monthly;byday=2TU,-1FR;until=20261218T120000 ')).toEqual({
      kind: 'rule',
      text: 'FREQ=MONTHLY;BYDAY=2TU,-1FR;UNTIL=20261218T120000',
      parts: {
        frequency: 'MONTHLY',
        interval: 1,
        count: null,
        until: '2026-12-18',
        days: [
          { ordinal: 2, weekday: 2 },
          { ordinal: -1, weekday: 5 },
        ],
        monthDays: [],
        months: [],
        positions: [],
      },
    })
  })

  it.each([
    ['', 'A rule cannot say “”.'],
    ['every Thursday', 'A rule cannot say “EVERY THURSDAY”.'],
    ['FREQ=HOURLY', 'A rule repeats DAILY, WEEKLY, MONTHLY or YEARLY.'],
    ['BYDAY=MO', 'A rule repeats DAILY, WEEKLY, MONTHLY or YEARLY.'],
    ['FREQ=DAILY;BYHOUR=9', 'A rule cannot say “BYHOUR=9”.'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'A rule says FREQ once.'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL is a number from 1 to 99.'],
    ['FREQ=DAILY;COUNT=0', 'COUNT is a number from 1 to 400.'],
    ['FREQ=DAILY;COUNT=401', 'COUNT is a number from 1 to 400.'],
    ['FREQ=DAILY;COUNT=3;UNTIL=20261218', 'A rule ends after a COUNT or on UNTIL, not both.'],
    ['FREQ=DAILY;UNTIL=20260231', 'UNTIL is no date of the calendar.'],
    [
      'FREQ=DAILY;UNTIL=20261218T120000Z',
      'UNTIL is a local date, such as 20261218: it has to mean the same in every time zone.',
    ],
    ['FREQ=WEEKLY;BYDAY=2TU', 'An n-th weekday, such as 2TU, needs FREQ=MONTHLY or YEARLY.'],
    [
      'FREQ=WEEKLY;BYDAY=XX',
      'BYDAY lists weekdays, such as MO,TH, or n-th weekdays of a month, such as 2TU or -1FR.',
    ],
    ['FREQ=WEEKLY;BYMONTHDAY=3', 'A weekly rule cannot have BYMONTHDAY.'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY lists days of the month, 1 to 31, or -1 for the last.'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'BYSETPOS needs BYDAY, BYMONTHDAY or BYMONTH beside it.'],
    ['FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2', 'No date ever keeps that rule.'],
    ['FREQ=DAILY;INTERVAL=7;BYDAY=MO', 'No date ever keeps that rule.'],
    ['FREQ=WEEKLY;UNTIL=20260902', 'No date ever keeps that rule.'],
  ])('says what is wrong with “%s”', (rule, fault) => {
    expect(parseRecurrence({ ...draft, rule })).toEqual({ kind: 'fault', fault })
  })

  it('says what is wrong with the beginning and with the distance from a meeting', () => {
    const rule = 'FREQ=WEEKLY'
    const fault = 'A rule begins on a date, at a time.'
    expect(parseRecurrence({ ...draft, rule, date: '2026-02-31' })).toEqual({ kind: 'fault', fault })
    expect(parseRecurrence({ ...draft, rule, time: '7:45' })).toEqual({ kind: 'fault', fault })
    expect(parseRecurrence({ ...draft, rule, around: { days: -61, minutes: 0 } })).toEqual({
      kind: 'fault',
      fault: 'Something comes at most 60 days before or after a meeting.',
    })
    expect(parseRecurrence({ ...draft, rule, around: { days: Number.NaN, minutes: 0 } }).kind).toBe('fault')
  })
})
