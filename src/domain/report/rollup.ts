import { RULES } from '../privacy/families.ts'
import { FAMILIES, type Family, type WeekTally } from './week-counts.ts'

/** A team's week as it is kept: the counts of each family together, and the coverage; without whom they are about. */
export function rollupOf({ items, coverage }: WeekTally): Record<string, unknown> {
  const counts = FAMILIES.flatMap((family) => countsOf(family, items))
  return { ...Object.fromEntries(counts), coverage }
}

function countsOf<F extends Family>(family: F, items: WeekTally['items']): [Family, unknown][] {
  const [first, ...rest] = items[family]
  if (!first || family === 'voice') return []
  return [[family, rest.reduce((sum, { counts }) => RULES[family].merge(sum, counts), first.counts)]]
}
