import { describe, expect, test } from '@jest/globals'
import { estimateRate, estimateRateOf, evidenceOf, type RatedEntry } from '../../src/stance/quantify.ts'
import { createRandom } from '../../src/stance/training/random.ts'

const PRIOR = 0.06
const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))

/** A reader about as good as ours: scores of two overlapping bells, calibrated at the usual rate. */
const createReader = (seed: number) => {
  const random = createRandom(seed)
  const bell = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const GAP = 2
  const entryOf = (shows: boolean): RatedEntry => {
    const score = bell() + (shows ? GAP : 0)
    const odds = GAP * score - (GAP * GAP) / 2 + Math.log(PRIOR / (1 - PRIOR))
    return { probability: sigmoid(odds), prior: PRIOR }
  }
  const group = (size: number, share: number): { entries: RatedEntry[]; truth: number } => {
    const shows = Array.from({ length: size }, () => random() < share)
    return { entries: shows.map(entryOf), truth: shows.filter(Boolean).length / size }
  }
  return { random, group }
}

const simulate = (size: number, shareOf: (random: () => number) => number, groups = 150) => {
  const reader = createReader(size)
  let inside = 0
  let error = 0
  let sumError = 0
  for (let round = 0; round < groups; round++) {
    const { entries, truth } = reader.group(size, shareOf(reader.random))
    const { rate, low, high } = estimateRate(entries)
    if (truth >= low && truth <= high) inside++
    error += Math.abs(rate - truth)
    sumError += Math.abs(entries.reduce((sum, { probability }) => sum + probability, 0) / size - truth)
  }
  return { coverage: inside / groups, error: error / groups, sumError: sumError / groups }
}

describe('a team rate', () => {
  test.each([20, 60, 150])(
    'of %i entries at the usual rate lies in its interval nine times of ten',
    (size) => {
      expect(simulate(size, () => PRIOR).coverage).toBeGreaterThanOrEqual(0.9)
    },
  )

  test.each([20, 60, 150])(
    'of %i entries at any rate up to 30 % lies in its interval nine times of ten',
    (size) => {
      expect(simulate(size, (random) => random() * 0.3).coverage).toBeGreaterThanOrEqual(0.9)
    },
  )

  test('errs less than the sum of probabilities where groups differ', () => {
    const { error, sumError } = simulate(60, (random) => random() * 0.3)
    expect(error).toBeLessThan(sumError * 0.75)
  })

  test('has a wide interval and says so where entries are few', () => {
    const { group } = createReader(3)
    const few = estimateRate(group(8, 0.1).entries)
    const many = estimateRate(group(200, 0.1).entries)
    expect(few.isSmall).toBe(true)
    expect(many.isSmall).toBe(false)
    expect(few.high - few.low).toBeGreaterThan(many.high - many.low)
  })

  test('of no entries may be anything', () => {
    expect(estimateRate([])).toEqual({ rate: 0, low: 0, high: 1, entries: 0, isSmall: true })
  })

  test('stays between 0 and 1 for probabilities of 0 and 1', () => {
    for (const probability of [0, 1]) {
      const { rate, low, high } = estimateRate(
        Array.from({ length: 30 }, () => ({ probability, prior: PRIOR })),
      )
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(rate >= low && rate <= high).toBe(true)
    }
  })

  test('does not depend on the order of entries', () => {
    const { entries } = createReader(5).group(40, 0.2)
    expect(estimateRate([...entries].reverse()).rate).toBeCloseTo(estimateRate(entries).rate, 10)
  })

  test.each([5, 30, 400])('of %i entries is the same from counted steps of evidence', (size) => {
    const { entries } = createReader(size + 1).group(size, 0.3)
    const bins: Record<string, number> = {}
    for (const entry of entries) bins[evidenceOf(entry)] = (bins[evidenceOf(entry)] ?? 0) + 1
    const counted = estimateRateOf({ bins, prior: entries.reduce((sum, { prior }) => sum + prior * 1e6, 0) })
    const whole = estimateRate(entries)
    expect(Math.abs(counted.rate - whole.rate)).toBeLessThan(0.01)
    expect(Math.abs(counted.low - whole.low)).toBeLessThan(0.01)
    expect(Math.abs(counted.high - whole.high)).toBeLessThan(0.01)
    expect([counted.entries, counted.isSmall]).toEqual([whole.entries, whole.isSmall])
  })

  test('of no step of evidence is the whole range', () => {
    expect(estimateRateOf({ bins: {}, prior: 0 })).toEqual(estimateRate([]))
  })
})
