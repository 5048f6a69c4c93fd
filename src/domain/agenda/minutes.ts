import type { AgendaItem, AgendaKind } from './agenda.ts'

/** Kept free at the end of a meeting for what the team takes with it, where there is room. */
export const CLOSING_MINUTES = 5

/** How much of a meeting each point gets beside the others. */
const WEIGHTS: Record<AgendaKind, number> = {
  decided: 1,
  commitment: 1,
  difference: 4,
  question: 4,
  evidence: 3,
  topic: 3,
  decision: 0,
}

/**
 * The minutes of each point, in their order, and of the closing: together the meeting's length, as far as what the
 * facilitator set leaves room. Each point has a minute at least.
 */
export function shareMinutes(
  points: readonly Pick<AgendaItem, 'kind' | 'minutes'>[],
  length: number,
): { points: number[]; closing: number } {
  const fixed = points.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
  const open = points.filter(({ minutes }) => minutes === null)
  const closing = Math.max(0, Math.min(CLOSING_MINUTES, length - fixed - open.length))
  if (open.length === 0) {
    // What nobody has claimed is for the closing, so that the whole meeting is spoken for.
    return { points: points.map(({ minutes }) => minutes ?? 0), closing: Math.max(0, length - fixed) }
  }
  const shares = sharesOf(
    open.map(({ kind }) => WEIGHTS[kind]),
    length - fixed - closing,
  )
  return { points: points.map(({ minutes }) => minutes ?? shares.shift() ?? 1), closing }
}

/** Whole numbers of at least 1 in proportion to the weights, whose sum is `total` where that is possible. */
function sharesOf(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0) || 1
  const shares = weights.map((weight) => Math.max(1, Math.floor((total * weight) / sum)))
  let left = total - shares.reduce((all, share) => all + share, 0)
  const byWeight = weights.map((_, index) => index).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
  while (left > 0) for (const index of byWeight) if (left > 0) left -= bump(shares, index, 1)
  while (left < 0) {
    const largest = shares.indexOf(Math.max(...shares))
    if ((shares[largest] ?? 0) <= 1) break
    left -= bump(shares, largest, -1)
  }
  return shares
}

function bump(shares: number[], index: number, by: 1 | -1): 1 | -1 {
  shares[index] = (shares[index] ?? 0) + by
  return by
}
