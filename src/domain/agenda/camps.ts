import type { Choice } from '../nudge.ts'
import type { Guarded } from '../privacy.ts'
import type { Tally } from '../tally.ts'

/** Two camps of a question's answers: how many stand at either end. */
export interface Camps {
  low: { count: number; labels: string[] }
  high: { count: number; labels: string[] }
}

/** Fewer at one end are single voices, whom nobody should have to stand up for. */
const LEAST_IN_A_CAMP = 2
/** Together they are at least this share of all answers: else most are of one mind, in the middle. */
const LEAST_SHARE = 0.6

/**
 * The two camps into which a question's answers fall, from what the team has been shown of it; null where they do not,
 * where it may not be told, or where the choices are no scale.
 */
export function campsIn(choices: readonly Choice[], tally: Guarded<Tally>): Camps | null {
  if (tally.kind === 'hidden' || !tally.value.counts || !isScale(choices)) return null
  const { counts } = tally.value
  const width = Math.floor(counts.length / 2)
  const low = campOf(counts.slice(0, width))
  const high = campOf(counts.slice(-width))
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  if (Math.min(low.count, high.count) < LEAST_IN_A_CAMP) return null
  return (low.count + high.count) / all >= LEAST_SHARE ? { low, high } : null
}

function campOf(counts: readonly { label: string; count: number }[]) {
  return {
    count: counts.reduce((sum, { count }) => sum + count, 0),
    labels: counts.filter(({ count }) => count > 0).map(({ label }) => label),
  }
}

/** Numbers in their order, or from yes to no: choices with two ends. */
function isScale(choices: readonly Choice[]): boolean {
  if (choices.length < 2) return false
  const isCounted = choices.every(({ value }, index) => value === String(index + 1))
  return isCounted || (choices[0]?.value === 'yes' && choices.at(-1)?.value === 'no')
}
