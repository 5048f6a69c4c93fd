import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { calendarOf } from '../../../src/domain/calendar.ts'
import { decodeText } from '../../../src/domain/ics/decode-text.ts'
import { readIcs } from '../../../src/domain/ics/read-ics.ts'
import { allDay, icsOf } from '../../support/ics.ts'

const CONTEXT = { zone: 'America/Chicago', today: '2026-09-07' }
const FIXTURE = readFileSync('test/fixtures/oak-hill.ics', 'utf8')

function contentOf(text: string, context = CONTEXT) {
  const outcome = readIcs(text, context)
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
  return outcome
}
const datesOf = (text: string, context = CONTEXT) =>
  contentOf(text, context).content.days.map(({ date }) => date)
const closedOn = (...lines: string[]) => datesOf(icsOf([['SUMMARY:No School', ...lines]]))

describe("a school year's file", () => {
  const { content, events, ignored, ignoredEvents } = contentOf(FIXTURE)
  const calendar = calendarOf([content])

  it('closes holidays and breaks, and gives staff days to the staff', () => {
    const closures = (...dates: string[]) => dates.map((date) => calendar.closureOf(date))
    expect(closures('2026-09-07', '2026-10-12', '2026-11-11', '2026-11-27')).toEqual(Array(4).fill('holiday'))
    expect(closures('2026-12-21', '2027-01-01', '2027-03-24', '2027-05-31')).toEqual(Array(4).fill('holiday'))
    expect(closures('2026-08-24', '2026-10-23', '2026-11-02')).toEqual(Array(3).fill('staff-day'))
    expect(calendar.nameOf('2027-03-24')).toBe('Spring Break')
  })

  it('keeps half days, evenings and what was cancelled as school days', () => {
    for (const date of ['2026-09-10', '2026-09-16', '2026-12-17', '2026-12-18', '2027-02-10', '2026-08-27'])
      expect([date, calendar.closureOf(date)]).toEqual([date, null])
  })

  it('knows the terms by their first and last days, and the summers around them', () => {
    expect(content.terms.map(({ name }) => name)).toEqual([
      ...['First Quarter', 'Second Quarter', 'Third Quarter', 'Fourth Quarter'],
    ])
    expect(calendar.closureOf('2026-08-21')).toBe('holiday')
    expect(calendar.closureOf('2027-06-07')).toBe('holiday')
    expect(calendar.closureOf('2027-01-15')).toBeNull()
  })

  it('letters the weeks through their series, without the ones taken out', () => {
    expect(calendar.letterOf('2026-09-09')).toBe('A')
    expect(calendar.letterOf('2026-09-18')).toBe('B')
    expect(calendar.letterOf('2026-12-22')).toBeNull()
    expect(calendar.letterOf('2027-01-06')).toBe('B')
  })

  it('counts what it ignored, each name once', () => {
    expect(events).toBe(35)
    expect(ignoredEvents).toBe(8)
    expect(ignored).toContain('Staff meeting')
    expect(ignored).not.toContain('Snow Day')
  })

  it('reads the same whatever ends its lines, and in other encodings', () => {
    for (const other of [
      FIXTURE.replaceAll('\r\n', '\n'),
      FIXTURE.replaceAll('\r\n', '\r'),
      `\uFEFF${FIXTURE}`,
    ])
      expect(contentOf(other).content).toEqual(content)
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(FIXTURE, 'utf16le')])
    expect(contentOf(decodeText(utf16)).content).toEqual(content)
    const latin = Buffer.from(icsOf([allDay('No School: Fête', '2026-10-01')]), 'latin1')
    expect(contentOf(decodeText(latin)).content.days[0]?.name).toBe('No School: Fête')
  })

  it('has no faults of its own making: reading it twice gives the same', () => {
    expect(contentOf(FIXTURE)).toEqual(contentOf(FIXTURE))
  })
})

describe('the days of an event', () => {
  it('ends on the day before the end of an all-day event', () => {
    expect(closedOn('DTSTART;VALUE=DATE:20261012', 'DTEND;VALUE=DATE:20261014')).toEqual([
      '2026-10-12',
      '2026-10-13',
    ])
    expect(closedOn('DTSTART;VALUE=DATE:20261012', 'DURATION:P2D')).toEqual(['2026-10-12', '2026-10-13'])
    expect(closedOn('DTSTART;VALUE=DATE:20261012')).toEqual(['2026-10-12'])
    expect(closedOn('DTSTART:20261012', 'DTEND:20261012')).toEqual(['2026-10-12'])
  })

  it('takes times with a zone of their own on the date that they name', () => {
    const zone = 'TZID="Central Standard Time"'
    expect(closedOn(`DTSTART;${zone}:20261012T000000`, `DTEND;${zone}:20261013T000000`)).toEqual([
      '2026-10-12',
    ])
    expect(closedOn('DTSTART:20261012T080000', 'DTEND:20261012T150000')).toEqual(['2026-10-12'])
  })

  it("takes times in UTC on the school's date, or that of the file's own zone", () => {
    const lines = ['SUMMARY:No School', 'DTSTART:20261012T050000Z', 'DTEND:20261013T050000Z']
    expect(datesOf(icsOf([lines]))).toEqual(['2026-10-12'])
    expect(datesOf(icsOf([lines], ['X-WR-TIMEZONE:America/Chicago']), { ...CONTEXT, zone: 'UTC' })).toEqual([
      '2026-10-12',
    ])
    expect(datesOf(icsOf([lines], ['X-WR-TIMEZONE:Nowhere/Else']))).toEqual(['2026-10-12'])
  })

  it('does not close a school for an hour', () => {
    expect(closedOn('DTSTART:20261012T150000', 'DTEND:20261012T160000')).toEqual([])
    expect(closedOn('DTSTART:20261012T150000')).toEqual([])
  })

  it('repeats by rule, with dates added, taken out and moved', () => {
    const series = [
      'UID:pd',
      'DTSTART;VALUE=DATE:20260911',
      'SUMMARY:PD Day',
      'RRULE:FREQ=MONTHLY;BYDAY=2FR;COUNT=4',
    ]
    expect(datesOf(icsOf([series]))).toEqual(['2026-09-11', '2026-10-09', '2026-11-13', '2026-12-11'])
    const dates = ['EXDATE;VALUE=DATE:20261009', 'RDATE;VALUE=DATE:20261016']
    const moved = ['UID:pd', 'RECURRENCE-ID;VALUE=DATE:20261113', ...allDay('PD Day', '2026-11-20')]
    const gone = [
      'UID:pd',
      'RECURRENCE-ID;VALUE=DATE:20261211',
      'STATUS:CANCELLED',
      ...allDay('PD Day', '2026-12-11'),
    ]
    expect(datesOf(icsOf([[...series, ...dates], moved, gone]))).toEqual([
      '2026-09-11',
      '2026-10-16',
      '2026-11-20',
    ])
  })

  it('ends a series on its last day, in UTC too', () => {
    const until = (end: string) =>
      closedOn(
        'DTSTART;TZID=America/Chicago:20261005T080000',
        'DURATION:PT8H',
        `RRULE:FREQ=WEEKLY;UNTIL=${end}`,
      )
    expect(until('20261019')).toEqual(['2026-10-05', '2026-10-12', '2026-10-19'])
    expect(until('20261019T130000Z')).toEqual(['2026-10-05', '2026-10-12', '2026-10-19'])
  })

  it('takes the newest version of an event, and nothing of a cancelled one', () => {
    const version = (sequence: number, date: string) => [
      'UID:1',
      `SEQUENCE:${sequence}`,
      ...allDay('No School', date),
    ]
    expect(datesOf(icsOf([version(2, '2026-10-02'), version(1, '2026-10-01')]))).toEqual(['2026-10-02'])
    const cancelled = allDay('No School', '2026-10-01', undefined, ['STATUS:CANCELLED'])
    expect(datesOf(icsOf([cancelled, allDay('No School', '2026-10-05')]))).toEqual(['2026-10-05'])
    expect(datesOf(icsOf([allDay('No School', '2026-10-05')], ['METHOD:CANCEL']))).toEqual([])
  })

  it('closes from where a break begins until lessons resume', () => {
    const events = [allDay('Winter Break Begins', '2026-12-21'), allDay('Classes resume', '2026-12-24')]
    expect(datesOf(icsOf(events))).toEqual(['2026-12-21', '2026-12-22', '2026-12-23'])
    expect(datesOf(icsOf(events.slice(0, 1)))).toEqual(['2026-12-21'])
  })

  it('believes the shorter of two events about a day', () => {
    const events = [
      allDay('Winter Break', '2026-12-21', '2026-12-24'),
      allDay('Teacher Work Day', '2026-12-21'),
    ]
    expect(contentOf(icsOf(events)).content.days.map(({ kind }) => kind)).toEqual([
      'staff-day',
      'holiday',
      'holiday',
    ])
  })
})

describe('terms', () => {
  const termsOf = (...events: string[][]) => contentOf(icsOf(events)).content.terms

  it('does not take half a year for the whole', () => {
    expect(
      termsOf(allDay('Semester 2 begins', '2027-01-25'), allDay('Semester 2 ends', '2027-06-11')),
    ).toHaveLength(1)
    expect(
      termsOf(allDay('Semester 1 ends', '2027-01-22'), allDay('Semester 2 begins', '2027-01-25')),
    ).toEqual([])
    const year = [allDay('First day of school', '2026-09-02'), allDay('Last day of school', '2027-06-11')]
    const half = [allDay('Semester 2 begins', '2027-01-25'), allDay('Semester 2 ends', '2027-06-11')]
    expect(termsOf(...year, ...half)).toEqual([
      { name: 'School year', startsOn: '2026-09-02', endsOn: '2027-06-11' },
    ])
  })

  it('leaves out the end of the year before and the first day of the next', () => {
    expect(
      termsOf(
        ...[allDay('Last day of school', '2026-06-12'), allDay('First day of school', '2026-09-02')],
        ...[allDay('Last day of school', '2027-06-11'), allDay('First day of school', '2027-09-01')],
      ),
    ).toEqual([{ name: 'School year', startsOn: '2026-09-02', endsOn: '2027-06-11' }])
  })

  it('reads terms that stand in the file as one long event', () => {
    const events = [
      allDay('Autumn Term', '2026-09-03', '2026-12-19'),
      allDay('Spring Term', '2027-01-05', '2027-04-01'),
    ]
    expect(termsOf(...events)).toEqual([
      { name: 'Autumn Term', startsOn: '2026-09-03', endsOn: '2026-12-18' },
      { name: 'Spring Term', startsOn: '2027-01-05', endsOn: '2027-03-31' },
    ])
  })
})
