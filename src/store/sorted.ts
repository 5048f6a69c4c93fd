/** A copy in the order of names (by code unit, so that every database gives the same order), then of ids. */
export function sortedByName<T extends { id: string; name: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
