import { createRandom } from '../training/random.ts'

/** How well found codes agree with given ones. */
export interface Agreement {
  precision: number
  recall: number
  f1: number
  /** How many are given. */
  support: number
}

/** Returns a share as a percentage with one decimal. */
export const percent = (share: number): string => (100 * share).toFixed(1)

/** Returns precision, recall and F1 (0 where undefined) of found codes against given ones. */
export const agreementOf = (given: readonly boolean[], found: readonly boolean[]): Agreement => {
  let both = 0
  let givenCount = 0
  let foundCount = 0
  given.forEach((is, index) => {
    if (is) givenCount++
    if (found[index]) foundCount++
    if (is && found[index]) both++
  })
  return {
    precision: foundCount ? both / foundCount : 0,
    recall: givenCount ? both / givenCount : 0,
    f1: both ? (2 * both) / (givenCount + foundCount) : 0,
    support: givenCount,
  }
}

/** Returns F1 of found codes against given ones; 0 where nothing agrees. */
export const f1Of = (given: readonly boolean[], found: readonly boolean[]): number =>
  agreementOf(given, found).f1

/** Returns the 2.5th and 97.5th percentile of a measure over resamples (with replacement) of `count` items. */
export const bootstrap = (
  count: number,
  measure: (indices: readonly number[]) => number,
  resamples = 1000,
  seed = 1,
): [low: number, high: number] => {
  const random = createRandom(seed)
  const values: number[] = []
  for (let resample = 0; resample < resamples; resample++) {
    const indices = Array.from({ length: count }, () => Math.floor(random() * count))
    values.push(measure(indices))
  }
  values.sort((left, right) => left - right)
  return [values[Math.floor(resamples * 0.025)] ?? 0, values[Math.floor(resamples * 0.975)] ?? 0]
}

/** Returns the expected calibration error over ten bins of equal width, and the Brier score. */
export const calibrationOf = (
  given: readonly boolean[],
  probabilities: readonly number[],
): { ece: number; brier: number } => {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, sum: 0, right: 0 }))
  let brier = 0
  probabilities.forEach((probability, index) => {
    const truth = given[index] ? 1 : 0
    brier += (probability - truth) ** 2
    const bin = bins[Math.min(9, Math.floor(probability * 10))]
    if (!bin) return
    bin.count++
    bin.sum += probability
    bin.right += truth
  })
  const total = probabilities.length || 1
  const ece = bins.reduce((sum, bin) => sum + Math.abs(bin.sum - bin.right), 0) / total
  return { ece, brier: brier / total }
}
