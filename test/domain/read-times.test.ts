import { describe, expect, it } from '@jest/globals'
import { readTimes } from '../../src/domain/practice/read-times.ts'
import { upcoming } from '../../src/domain/schedule.ts'

/** Monday 7 September 2026, 9:00 in Chicago. */
const NOW = new Date('2026-09-07T14:00:00Z')
const ZONE = 'America/Chicago'

const read = (text: string, now = NOW) => {
  const found = readTimes(text, { now, zone: ZONE })
  if (found.kind === 'fault') return found.fault
  const keys = upcoming(found.schedule, ZONE, now, 4).map(({ key }) => key)
  return { rest: found.rest, keys }
}

describe('times in plain words', () => {
  it.each([
    [
      'try wait time, Thursdays 7:45 for 3 weeks',
      'try wait time',
      ['09-10T07:45', '09-17T07:45', '09-24T07:45'],
    ],
    [
      'try exit tickets, every other Tuesday at 3pm until 18 December',
      'try exit tickets',
      ['09-08T15:00', '09-22T15:00', '10-06T15:00', '10-20T15:00'],
    ],
    ['greet at the door tomorrow 8am', 'greet at the door', ['09-08T08:00']],
    [
      'cold call, every weekday 8:15 for two weeks',
      'cold call',
      ['09-08T08:15', '09-09T08:15', '09-10T08:15', '09-11T08:15'],
    ],
    [
      'ask it 3 times, Mondays and Thursdays at noon',
      'ask it 3 times',
      ['09-07T12:00', '09-10T12:00', '09-14T12:00', '09-17T12:00'],
    ],
    ['think time Thursday 7:45', 'think time', ['09-10T07:45']],
    [
      'think time on Mondays at 2:30',
      'think time',
      ['09-07T14:30', '09-14T14:30', '09-21T14:30', '09-28T14:30'],
    ],
    [
      'exit tickets, the last Friday of the month at 3 for 3 months',
      'exit tickets',
      ['09-25T15:00', '10-30T15:00', '11-27T15:00'],
    ],
    [
      'exit tickets every other week on Tuesday, 8:00, 2 times',
      'exit tickets',
      ['09-08T08:00', '09-22T08:00'],
    ],
    ['from 21 September Tuesdays 8:00 twice: exit tickets', 'exit tickets', ['09-22T08:00', '09-29T08:00']],
    ['exit tickets every day 8:00 for 3 days', 'exit tickets', ['09-08T08:00', '09-09T08:00', '09-10T08:00']],
    ['exit tickets, Friday 18 September 9:00', 'exit tickets', ['09-18T09:00']],
    [
      'exit tickets, tue and thu 7.45 am'.replace('.', ':'),
      'exit tickets',
      ['09-08T07:45', '09-10T07:45', '09-15T07:45', '09-17T07:45'],
    ],
    [
      'show them the sun, Wednesdays',
      'show them the sun',
      ['09-09T07:45', '09-16T07:45', '09-23T07:45', '09-30T07:45'],
    ],
  ])('reads “%s”', (text, rest, keys) => {
    expect(read(text)).toEqual({ rest, keys: keys.map((key) => `2026-${key}`) })
  })

  it.each([
    ['wait time, Tusday 8:30', 'wait time', ['09-08T08:30']],
    ['wait time, Wensdays 8:30 twice', 'wait time', ['09-09T08:30', '09-16T08:30']],
    ['wait time, every Thrusday at 3pm for 2 weeks', 'wait time', ['09-10T15:00', '09-17T15:00']],
    ['wait time, Munday, Firday 8.30 for 1 week', 'wait time', ['09-11T08:30', '09-14T08:30']],
    [
      'wait five to ten seconds, Thursdays',
      'wait five to ten seconds',
      ['09-10T07:45', '09-17T07:45', '09-24T07:45', '10-01T07:45'],
    ],
    ['ask Sandy at midday, Thursday 8:30', 'ask Sandy at midday', ['09-10T08:30']],
  ])('reads “%s” as it was meant', (text, rest, keys) => {
    expect(read(text)).toEqual({ rest, keys: keys.map((key) => `2026-${key}`) })
  })

  it.each([
    ['at 3 in the night', '03:00'],
    ['at 9 at night', '21:00'],
    ['8 in the morning', '08:00'],
    ['at 1 in the afternoon', '13:00'],
    ['at midnight', '00:00'],
    ['7.45 am', '07:45'],
  ])('reads the time “%s”', (words, time) => {
    const found = readTimes(`wait time ${words} every day`, { now: NOW, zone: ZONE })
    expect(found).toMatchObject({ kind: 'times', rest: 'wait time', schedule: { time } })
  })

  it.each([
    ['wait time at 25:10 every day', '25:10', 'every day'],
    ['wait time, half past eight on Thursdays', 'half past eight', 'on Thursdays'],
    ['wait time at eight, Thursdays', 'at eight', 'Thursdays'],
  ])('takes no usual time where one was said, in “%s”', (text, unread, when) => {
    const found = readTimes(text, { now: NOW, zone: ZONE })
    expect(found).toMatchObject({ kind: 'fault', fault: `I could not read the time “${unread}”.`, when })
  })

  it('keeps the time of day where the day is not understood', () => {
    expect(readTimes('wait time, Blursday 8:30', { now: NOW, zone: ZONE })).toMatchObject({
      ...{ kind: 'fault', rest: 'wait time, Blursday', times: { time: '08:30' }, unread: null },
    })
    expect(readTimes('wait time, 8:30 on Blursday', { now: NOW, zone: ZONE })).toMatchObject({
      ...{ rest: 'wait time, Blursday', times: { time: '08:30' } },
    })
  })

  it('begins a week later where today’s time is over', () => {
    expect(read('wait time, Mondays 8:00')).toMatchObject({
      keys: ['2026-09-14T08:00', '2026-09-21T08:00', '2026-09-28T08:00', '2026-10-05T08:00'],
    })
  })

  it.each([
    ['wait time', /could not read when/],
    ['ask who may', /could not read when/],
    ['wait time, Thursdays until yesterday', /last day lies before the first/],
    ['wait time today 7:00', /over already/],
    ['wait time every blue moon', /could not read when/],
    ['', /could not read when/],
  ])('says what it cannot read in “%s”', (text, fault) => {
    expect(read(text)).toMatch(fault)
  })
})
