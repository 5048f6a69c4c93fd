import type { StanceCounts } from '../report/week-counts.ts'

/** The sums of two records of numbers, by key. */
export function mergeSums(a: Record<string, number>, b: Record<string, number>): Record<string, number> {
  const sums = { ...a }
  for (const [key, value] of Object.entries(b)) sums[key] = (sums[key] ?? 0) + value
  return sums
}

/** Two lists of numbers of one length, added up place by place. */
export function mergeSteps(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, index) => value + (b[index] ?? 0))
}

/** Two records of records of numbers, added up. */
export function mergeNested<T extends Record<string, number>>(
  a: Record<string, T>,
  b: Record<string, T>,
): Record<string, T> {
  return mergeWith(a, b, (left, right) => mergeSums(left, right) as T)
}

/** What the readings of two groups show together. */
export function mergeStance(a: StanceCounts, b: StanceCounts): StanceCounts {
  const habits = mergeWith(a.habits, b.habits, (left, right) => ({
    prior: left.prior + right.prior,
    bins: mergeSums(left.bins, right.bins),
  }))
  return { entries: a.entries + b.entries, habits }
}

/** Two records, with what both have merged. */
export function mergeWith<T>(
  a: Record<string, T>,
  b: Record<string, T>,
  merge: (left: T, right: T) => T,
): Record<string, T> {
  const merged = { ...a }
  for (const [key, value] of Object.entries(b)) {
    const known = merged[key]
    merged[key] = known === undefined ? value : merge(known, value)
  }
  return merged
}
