import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decodeText } from '../../../src/domain/ics/decode-text.ts'
import { readIcs } from '../../../src/domain/ics/read-ics.ts'
import { allDay, icsOf } from '../../support/ics.ts'

const CONTEXT = { zone: 'America/Chicago', today: '2026-09-07' }
const FIXTURE = readFileSync('test/fixtures/oak-hill.ics', 'utf8')

const faultsOf = (text: string) => {
  const outcome = readIcs(text, CONTEXT)
  return outcome.kind === 'faults' ? outcome.faults.map(({ line, message }) => `${line}: ${message}`) : []
}
const faultOfEvent = (...lines: string[]) => faultsOf(icsOf([lines]))[0]

describe('a broken calendar file', () => {
  it('is told to be no calendar', () => {
    const message = '1: This is no calendar file: it does not begin with BEGIN:VCALENDAR.'
    for (const text of ['', 'hello', '<html>', 'BEGIN:VCARD\nEND:VCARD', '\u0000'])
      expect(faultsOf(text)).toEqual([message])
  })

  it('is told to be cut off, at what never ends', () => {
    const cut = FIXTURE.slice(0, FIXTURE.lastIndexOf('END:VEVENT'))
    expect(faultsOf(cut)).toEqual([expect.stringMatching(/^\d+: The VEVENT that begins here never ends/)])
  })

  it('is told all its faults at once, by the line in the file', () => {
    const text = icsOf([
      ['SUMMARY:No School'],
      allDay('No School', '2026-13-99'),
      allDay('No School', '2026-10-01', undefined, ['what is this']),
    ])
    expect(faultsOf(text)).toEqual([
      '3: This event has no start (DTSTART).',
      expect.stringMatching(/^7: This DTSTART is no date: "2026-13-99"/),
      '13: This line has no name and colon, such as "SUMMARY:".',
    ])
  })

  it('counts folded lines in the file', () => {
    const text = icsOf([['SUMMARY:No ', ' Sch', '\tool', 'DTSTART;VALUE=DATE:banana']])
    expect(faultsOf(text)).toEqual([expect.stringMatching(/^7: This DTSTART is no date/)])
  })

  it('names what cannot be read', () => {
    const start = 'DTSTART;VALUE=DATE:20261012'
    const closed = [start, 'SUMMARY:No School']
    expect(faultOfEvent(...closed, 'DURATION:abc')).toMatch('This DURATION cannot be read.')
    expect(faultOfEvent(...closed, 'DURATION:P99999999D')).toMatch('This DURATION cannot be read.')
    expect(faultOfEvent(start, 'SUMMARY;X="open:No School')).toMatch('This SUMMARY cannot be read.')
    expect(faultOfEvent(...closed, 'RRULE:FREQ=DAILY;UNTIL=soon')).toMatch(
      'The UNTIL of this RRULE is no date.',
    )
    expect(faultOfEvent(start, 'SUMMARY:PD Day', 'RRULE:banana')).toMatch(
      'How this event repeats cannot be read.',
    )
    expect(faultsOf(icsOf([]))).toEqual(['1: There is no event in this file.'])
    expect(faultsOf('BEGIN:VCALENDAR\nEND:VEVENT')).toEqual(['2: END:VEVENT stands here without its BEGIN.'])
  })
})

describe('a file made to hurt', () => {
  const bomb = (rule: string) => icsOf([allDay('No School', '2026-09-01', undefined, [`RRULE:${rule}`])])

  it.each([
    'FREQ=DAILY;COUNT=1000000000',
    'FREQ=SECONDLY',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=7',
    'FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3',
    'FREQ=WEEKLY;INTERVAL=0',
    'FREQ=YEARLY;INTERVAL=99999999999',
  ])('is bounded for %s', (rule) => {
    const outcome = readIcs(bomb(rule), CONTEXT)
    if (outcome.kind === 'read') expect(outcome.content.days.length).toBeLessThan(1_200)
    else expect(outcome.faults[0]?.message).toBe('How this event repeats cannot be read.')
  })

  it('is refused where it repeats more than any school does', () => {
    const daily = allDay('No School', '2026-09-01', undefined, ['RRULE:FREQ=DAILY'])
    expect(faultsOf(icsOf(Array(400).fill(daily)))[0]).toMatch('Too many days and repetitions')
    const long = Array.from({ length: 400 }, () => allDay('Break', '2026-09-01', '2026-12-01'))
    expect(faultsOf(icsOf(long))[0]).toMatch('Too many days and repetitions')
  })

  it('is refused where it nests without end', () => {
    const deep = `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(5_000)}`
    expect(faultsOf(deep)).toEqual(['9: Too many parts inside each other.'])
  })

  it('may be large: 40,000 events are read', () => {
    const events = Array.from({ length: 40_000 }, (_, index) => [
      ...[`UID:${index}`, 'DTSTAMP:20260101T000000Z', 'DTSTART;TZID=America/Chicago:20260910T150000'],
      ...['DTEND;TZID=America/Chicago:20260910T160000', `SUMMARY:Club ${index % 50}`],
    ])
    const outcome = readIcs(icsOf([...events, allDay('No School', '2026-10-12')]), CONTEXT)
    if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
    expect(outcome.content.days).toHaveLength(1)
    expect(outcome.ignoredEvents).toBe(40_000)
    expect(outcome.ignored).toHaveLength(50)
  })
})

describe('any file at all', () => {
  const isSound = (text: string): boolean => {
    const outcome = readIcs(text, CONTEXT)
    if (outcome.kind === 'faults') {
      const lines = text.split(/\r\n|\n|\r/).length
      return outcome.faults.length > 0 && outcome.faults.every(({ line }) => line >= 1 && line <= lines)
    }
    return outcome.content.days.every(({ date }) => /^\d{4}-\d\d-\d\d$/.test(date))
  }

  it('is read or told its faults, never more', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => isSound(decodeText(bytes))))
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), isSound))
  })

  it('may be damaged anywhere', () => {
    const damage = fc.tuple(
      fc.nat(FIXTURE.length),
      fc.nat(60),
      fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('\r\n', ';', ':', '"', 'Z', 'T', ',', '\n ')),
    )
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (places) =>
        isSound(
          places.reduce(
            (text, [at, length, more]) => text.slice(0, at) + more + text.slice(at + length),
            FIXTURE,
          ),
        ),
      ),
      { numRuns: 150 },
    )
  })

  it('may hold any value in any property', () => {
    const names = [
      'DTSTART',
      'DTEND',
      'DURATION',
      'RRULE',
      'EXDATE',
      'RDATE',
      'RECURRENCE-ID',
      'CATEGORIES',
      'SEQUENCE',
    ]
    const value = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('20261012', '20261012T080000Z', '99991231', '-1', 'P1Y', 'PT-1H', 'FREQ=DAILY;COUNT=x'),
      fc.constantFrom(
        'FREQ=YEARLY;BYWEEKNO=99',
        'FREQ=WEEKLY;WKST=XX',
        'UNTIL=20261012',
        '00000101',
        '20261012T',
      ),
    )
    const property = fc.tuple(fc.constantFrom(...names), fc.constantFrom('', ';VALUE=DATE', ';TZID=X'), value)
    fc.assert(
      fc.property(fc.array(property, { maxLength: 5 }), (properties) =>
        isSound(
          icsOf([
            ...[['DTSTART;VALUE=DATE:20261012', 'SUMMARY:No School']],
            properties
              .map(([name, parameters, text]) => `${name}${parameters}:${text}`)
              .concat('SUMMARY:No School'),
          ]),
        ),
      ),
      { numRuns: 400 },
    )
  })
})
