import { describe, expect, it } from '@jest/globals'
import type { Recurrence } from '../../src/domain/schedule/recurrence.ts'
import { scheduleInWords } from '../../src/views/schedule-words.ts'

/** A rule that begins on Thursday 3 September 2026 at 7:45. */
const inWords = (rule: string, rest: Partial<Recurrence> = {}): string =>
  scheduleInWords(
    { kind: 'recurring', date: '2026-09-03', time: '07:45', rule, weeks: null, around: null, ...rest },
    'UTC',
  )

describe('schedules in words', () => {
  it.each([
    ['FREQ=DAILY', 'every day at 7:45 am'],
    ['FREQ=DAILY;INTERVAL=2;COUNT=5', 'every second day at 7:45 am, 5 times'],
    ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', 'every weekday at 7:45 am'],
    ['FREQ=DAILY;INTERVAL=10;BYDAY=MO', 'every 10 days, if that is a Monday, at 7:45 am'],
    ['FREQ=WEEKLY', 'every Thursday at 7:45 am'],
    ['FREQ=WEEKLY;BYDAY=TH;COUNT=3', 'every Thursday at 7:45 am, 3 times'],
    ['FREQ=WEEKLY;BYDAY=TU;COUNT=1', 'every Tuesday at 7:45 am, once'],
    ['FREQ=WEEKLY;BYDAY=TH,MO', 'every Monday and Thursday at 7:45 am'],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20261218',
      'every second Tuesday at 7:45 am, until Friday 18 December',
    ],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', 'every second week on Monday and Thursday at 7:45 am'],
    ['FREQ=WEEKLY;INTERVAL=3;BYDAY=MO', 'every 3 weeks on Monday at 7:45 am'],
    ['FREQ=WEEKLY;BYDAY=MO;BYMONTH=9,10', 'every Monday in September and October at 7:45 am'],
    ['FREQ=MONTHLY;BYDAY=2TU', 'on the second Tuesday of each month at 7:45 am'],
    ['FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=2', 'on the last Friday of every second month at 7:45 am'],
    ['FREQ=MONTHLY;BYDAY=1MO,3MO', 'on the first Monday and the third Monday of each month at 7:45 am'],
    ['FREQ=MONTHLY', 'on the 3rd of each month at 7:45 am'],
    ['FREQ=MONTHLY;BYMONTHDAY=15,-1', 'on the 15th and the last day of each month at 7:45 am'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'on the 13th, if that is a Friday, of each month at 7:45 am'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1', 'on the first weekday of each month at 7:45 am'],
    ['FREQ=YEARLY', 'every year on 3 September at 7:45 am'],
    ['FREQ=YEARLY;BYMONTH=9;BYDAY=1MO', 'on the first Monday of September at 7:45 am'],
    ['nonsense', 'never'],
  ])('says %s', (rule, words) => {
    expect(inWords(rule)).toBe(words)
  })

  it('says in which weeks', () => {
    expect(inWords('FREQ=WEEKLY;COUNT=4', { weeks: 'A' })).toBe(
      'every Thursday in A weeks at 7:45 am, 4 times',
    )
  })

  it('says how long before or after the meeting', () => {
    const around = (days: number, minutes: number) => inWords('FREQ=WEEKLY', { around: { days, minutes } })
    expect(around(-1, 0)).toBe('1 day before the meeting (every Thursday at 7:45 am)')
    expect(around(0, -45)).toBe('45 minutes before the meeting (every Thursday at 7:45 am)')
    expect(around(1, 90)).toBe('1 day, 1 hour and 30 minutes after the meeting (every Thursday at 7:45 am)')
    expect(around(0, 0)).toBe('with the meeting (every Thursday at 7:45 am)')
  })

  it('says a single time, and an instant in the zone of the reader', () => {
    expect(scheduleInWords({ kind: 'local', date: '2026-09-08', time: '15:15' }, 'UTC')).toBe(
      'on Tuesday 8 September at 3:15 pm',
    )
    expect(scheduleInWords({ kind: 'instant', at: '2026-09-08T20:15:00.000Z' }, 'America/Chicago')).toBe(
      'on Tuesday 8 September, 3:15 pm',
    )
  })
})
