import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { AGENDA_KINDS, MOST_POINTS, mayStand } from '../../../src/domain/agenda/agenda.ts'
import { campsIn } from '../../../src/domain/agenda/camps.ts'
import { type Candidate, chooseCandidates } from '../../../src/domain/agenda/choose.ts'
import { shareMinutes } from '../../../src/domain/agenda/minutes.ts'
import { isAsking, quoteOf } from '../../../src/domain/agenda/quote.ts'
import type { Guarded } from '../../../src/domain/privacy.ts'
import type { Tally } from '../../../src/domain/tally.ts'

const SCALE = [1, 2, 3, 4, 5].map((value) => ({ value: String(value), label: `${value}` }))
const tally = (...counts: number[]): Guarded<Tally> => ({
  kind: 'shown',
  value: {
    people: counts.reduce((sum, count) => sum + count, 0),
    counts: counts.map((count, index) => ({ label: `${index + 1}`, count })),
    nearlyAll: null,
  },
})

describe('the minutes of an agenda', () => {
  const kinds = fc.constantFrom(...AGENDA_KINDS.filter((kind) => kind !== 'decision'))
  const points = fc.array(fc.record({ kind: kinds, minutes: fc.constant(null) }), {
    minLength: 1,
    maxLength: MOST_POINTS,
  })

  it('are together the meeting’s, and at least one for each point', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 15, max: 120 }), (all, length) => {
        const shared = shareMinutes(all, length)
        const sum = shared.points.reduce((total, minutes) => total + minutes, shared.closing)
        expect(sum).toBe(length)
        expect(Math.min(...shared.points)).toBeGreaterThanOrEqual(1)
      }),
    )
  })

  it('keep what the facilitator set', () => {
    const all = [
      { kind: 'question' as const, minutes: 20 },
      { kind: 'question' as const, minutes: null },
    ]
    expect(shareMinutes(all, 45)).toEqual({ points: [20, 20], closing: 5 })
    expect(shareMinutes([{ kind: 'topic', minutes: 10 }], 45)).toEqual({ points: [10], closing: 35 })
  })
})

describe('two camps', () => {
  it.each([
    [
      [2, 1, 0, 1, 2],
      [3, 3],
    ],
    [
      [3, 0, 1, 0, 2],
      [3, 2],
    ],
  ])('stand at either end of %j', (counts, sides) => {
    const camps = campsIn(SCALE, tally(...counts))
    expect([camps?.low.count, camps?.high.count]).toEqual(sides)
  })

  it.each([
    ['a single voice', tally(1, 0, 0, 2, 3)],
    ['one mind', tally(0, 0, 0, 3, 3)],
    ['most in the middle', tally(1, 1, 6, 1, 1)],
    ['what may not be told', { kind: 'hidden', reason: 'too-few' } as Guarded<Tally>],
    [
      'nearly all alike',
      { kind: 'shown', value: { people: 6, counts: null, nearlyAll: '5' } } as Guarded<Tally>,
    ],
  ])('are not seen in %s', (_what, answers) => {
    expect(campsIn(SCALE, answers)).toBeNull()
  })

  it('need choices with two ends', () => {
    const ends = (...values: string[]) => values.map((value) => ({ value, label: value }))
    expect(campsIn(ends('yes', 'partly', 'no'), tally(3, 0, 2))).not.toBeNull()
    expect(campsIn(ends('keep', 'change', 'drop'), tally(3, 0, 2))).toBeNull()
  })
})

describe('what is quoted', () => {
  it('is of a question what asks', () => {
    const text = 'We tried seats. Why do they not ask?  “Is it me?” Next week more.'
    expect(quoteOf(text, 'question')).toBe('Why do they not ask? “Is it me?”')
    expect(quoteOf(text, 'evidence')).toBe('We tried seats. Why do they not ask? “Is it me?” Next week more.')
  })

  it('is cut at a word', () => {
    const cut = quoteOf('wait time '.repeat(60), 'evidence')
    expect(cut.length).toBeLessThanOrEqual(300)
    expect(cut).toMatch(/\b(wait|time)…$/)
  })

  it('asks where a sentence does, not where an address does', () => {
    expect(isAsking('How do they start?')).toBe(true)
    expect(isAsking('See https://a.example/b?c=1')).toBe(false)
    expect(isAsking('Why?')).toBe(false)
  })
})

describe('what may stand on an agenda', () => {
  it('is of private words only what the writer put there', () => {
    for (const visibility of ['private', 'coach'] as const) {
      expect(mayStand(visibility, null)).toBe(false)
      expect(mayStand(visibility, 'leave-out')).toBe(false)
      expect(mayStand(visibility, 'without-name')).toBe(true)
    }
    expect([mayStand('team', null), mayStand('team', 'leave-out')]).toEqual([true, false])
  })

  it('is first one of everybody, then what else is new, and all that was put there', () => {
    const candidate = (source: string, memberId: string, hour: number, isWanted = false): Candidate => ({
      ...{ kind: 'question', source, entryId: source, commitmentId: null, text: null, memberId, isWanted },
      at: new Date(hour * 3_600_000),
    })
    const all = [
      candidate('ana-1', 'ana', 1),
      candidate('ana-2', 'ana', 8),
      candidate('ana-3', 'ana', 9),
      candidate('ben-1', 'ben', 2),
      candidate('chloe-1', 'chloe', 3, true),
    ]
    const sources = (standing: { kind: 'question'; source: string }[] = []) =>
      chooseCandidates(all, standing).map(({ source }) => source)
    expect(sources()).toEqual(['chloe-1', 'ana-3', 'ben-1'])
    expect(sources([{ kind: 'question', source: 'chloe-1' }])).toEqual(['ana-3', 'ben-1'])
  })
})
