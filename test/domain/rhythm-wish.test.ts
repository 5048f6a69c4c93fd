import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ASKING_KINDS } from '../../src/domain/nudge.ts'
import { readWish, wishInMessage } from '../../src/domain/rhythm-wish.ts'

/** Monday 7 September 2026, 9:00 in Chicago. */
const READER = { now: new Date('2026-09-07T14:00:00Z'), zone: 'America/Chicago' }
/** Midnight in Chicago at the beginning of a date. */
const midnight = (date: string) => new Date(`${date}T05:00:00Z`)
const wishOf = (words: string) => {
  const said = readWish(words, READER)
  return said.kind === 'wish' ? said.wish : said
}
const away = (from: string, until: string) => ({ kind: 'away', span: { from, until } })

describe('readWish', () => {
  it.each([
    ['away until Thursday', '2026-09-07', '2026-09-10'],
    ['away until Monday', '2026-09-07', '2026-09-14'],
    ['away until next week', '2026-09-07', '2026-09-14'],
    ['away 3 Oct to 10 Oct', '2026-10-03', '2026-10-11'],
    ['away 3 Oct until 10 Oct', '2026-10-03', '2026-10-10'],
    ['away from 3 Oct to 10 Oct', '2026-10-03', '2026-10-11'],
    ['away 3-10 October', '2026-10-03', '2026-10-11'],
    ['away Friday', '2026-09-11', '2026-09-12'],
    ['away today', '2026-09-07', '2026-09-08'],
    ['away tomorrow', '2026-09-08', '2026-09-09'],
    ['away next week', '2026-09-14', '2026-09-21'],
    ['away for two weeks', '2026-09-07', '2026-09-21'],
    ['away through Friday', '2026-09-07', '2026-09-12'],
    ['off until the 12 October', '2026-09-07', '2026-10-12'],
    ['on leave until 2026-11-02', '2026-09-07', '2026-11-02'],
    ['back on Wednesday', '2026-09-07', '2026-09-09'],
    ['Away until Thursday.', '2026-09-07', '2026-09-10'],
  ])('reads "%s" as away from %s, back on %s', (words, from, until) => {
    expect(wishOf(words)).toEqual(away(from, until))
  })

  it.each([
    ['snooze today', 'all', midnight('2026-09-08')],
    ['snooze a week', 'all', midnight('2026-09-14')],
    ['snooze for 3 days', 'all', midnight('2026-09-10')],
    ['snooze until 12 October', 'all', midnight('2026-10-12')],
    ['snooze until 5 pm', 'all', new Date('2026-09-07T22:00:00Z')],
    ['snooze practice a week', 'practice', midnight('2026-09-14')],
    ['snooze practice reminders for a week', 'practice', midnight('2026-09-14')],
    ['snooze check-ins until Friday', 'check-in', midnight('2026-09-11')],
    ['snooze quick feedback today', 'feedback', midnight('2026-09-08')],
    ['quiet for the rest of the week', 'all', midnight('2026-09-14')],
    ['away until 5 pm', 'all', new Date('2026-09-07T22:00:00Z')],
  ])('reads "%s"', (words, what, until) => {
    expect(wishOf(words)).toEqual({ kind: 'snooze', what, until })
  })

  it.each([
    ['back', { kind: 'back' }],
    ["I'm back!", { kind: 'back' }],
    ['wake', { kind: 'wake' }],
    ['unsnooze', { kind: 'wake' }],
    ['hours 8:00-16:30', { kind: 'set', settings: { opensAt: '08:00', closesAt: '16:30' } }],
    ['hours 8 to 4', { kind: 'set', settings: { opensAt: '08:00', closesAt: '16:00' } }],
    ['days Mon-Thu', { kind: 'set', settings: { workdays: [1, 2, 3, 4] } }],
    ['days Monday, Tuesday and Friday', { kind: 'set', settings: { workdays: [1, 2, 5] } }],
    ['days Sun-Thu', { kind: 'set', settings: { workdays: [1, 2, 3, 4, 7] } }],
    ['at 15:30', { kind: 'set', settings: { preferredTime: '15:30' } }],
    ['at 3:30 pm', { kind: 'set', settings: { preferredTime: '15:30' } }],
    ['at any time', { kind: 'set', settings: { preferredTime: null } }],
    ['half', { kind: 'set', settings: { pace: 'half' } }],
    ['usual', { kind: 'set', settings: { pace: 'usual' } }],
    ['no check-ins', { kind: 'opt', what: ['check-in'], isOut: true }],
    ['check-ins again', { kind: 'opt', what: ['check-in'], isOut: false }],
    ['no questions', { kind: 'opt', what: ASKING_KINDS, isOut: true }],
    ['everything again', { kind: 'opt', what: ASKING_KINDS, isOut: false }],
  ])('reads "%s"', (words, wish) => {
    expect(wishOf(words)).toEqual(wish)
  })

  it.each([
    ['', { kind: 'show' }],
    ['away', { kind: 'form', form: 'leave' }],
    ['snooze', { kind: 'form', form: 'snooze' }],
    ['hours', { kind: 'form', form: 'hours' }],
    ['away until the break', { kind: 'unclear', part: 'day' }],
    ['away until yesterday', { kind: 'unclear', part: 'over' }],
    ['away until 5 Oct 2031', { kind: 'unclear', part: 'far' }],
    ['away 10 Oct until 3 Oct', { kind: 'unclear', part: 'over' }],
    ['snooze for a while', { kind: 'unclear', part: 'day' }],
    ['snooze until 2031-01-01', { kind: 'unclear', part: 'far' }],
    ['hours 18-7', { kind: 'unclear', part: 'order', instead: 'hours 7-18' }],
    ['hours from 4 pm to 8 am', { kind: 'unclear', part: 'order', instead: 'hours 8 am-4 pm' }],
    ['hours 16-16', { kind: 'unclear', part: 'hours' }],
    ['hours 25:00-26:00', { kind: 'unclear', part: 'hours' }],
    ['days often', { kind: 'unclear', part: 'days' }],
    ['at dawn', { kind: 'unclear', part: 'time' }],
    ['no homework', { kind: 'unclear', part: 'all' }],
    ['dance', { kind: 'unclear', part: 'all' }],
  ])('answers "%s" with what is open', (words, said) => {
    expect(readWish(words, READER)).toEqual(said)
  })
})

describe('whatever people type', () => {
  const words = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'away',
          'until',
          'snooze',
          'Monday',
          '3',
          'Oct',
          'to',
          'a week',
          'hours',
          'at',
          'no',
          '-',
          '15:30',
        ],
      ),
      fc.string({ maxLength: 12 }),
    ),
    { maxLength: 8 },
  )

  it('is read without a fault, and never as days that are over or a year ahead', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const wish = wishOf(parts.join(' '))
        if (wish.kind === 'away') {
          expect(wish.span.until > '2026-09-07' && wish.span.until <= '2027-09-07').toBe(true)
          expect(wish.span.from < wish.span.until).toBe(true)
        }
        if (wish.kind === 'snooze') expect(wish.until.getTime()).toBeGreaterThan(READER.now.getTime())
        wishInMessage(parts.join(' '), READER)
      }),
      { numRuns: 500 },
    )
  })

  it('is not searched for days where it is a whole page', () => {
    expect(readWish(`away ${'until Monday '.repeat(4_000)}`, READER)).toEqual({
      kind: 'unclear',
      part: 'all',
    })
  })
})

describe('wishInMessage', () => {
  it.each([
    ["I'm away until Thursday", away('2026-09-07', '2026-09-10')],
    ['I’m away until Thursday.', away('2026-09-07', '2026-09-10')],
    ['I am off until Thursday', away('2026-09-07', '2026-09-10')],
    ['on leave until 12 October', away('2026-09-07', '2026-10-12')],
    ["I'll be away from 3 Oct to 10 Oct", away('2026-10-03', '2026-10-11')],
    ["I'm back on Wednesday", away('2026-09-07', '2026-09-09')],
    ["I'm back", { kind: 'back' }],
  ])('hears "%s"', (text, wish) => {
    expect(wishInMessage(text, READER)).toEqual(wish)
  })

  it.each([
    'I am away from the board more and let them talk until Friday comes',
    "I'm away until I feel better",
    "I'm back to square one with fractions",
    "I'm off to try wait time tomorrow",
    'I am out of ideas until Monday',
    'Off until Monday they forgot everything',
    'They were away until Monday and forgot the unit',
    "I'm away until Monday?",
    "I'm back\nand they did it",
    'I may be wrong about Monday',
    "I'm happy",
    'Half of them got it',
    'No questions came today',
    'snooze a week',
  ])('leaves "%s" to be a reflection', (text) => {
    expect(wishInMessage(text, READER)).toBeNull()
  })
})
