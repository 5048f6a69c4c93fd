/** One number that a reader saw, as the sum that it is: how often each cell is in it. */
export type Row = readonly number[]

/** Arithmetic without rounding: numbers modulo a prime. A rank modulo a prime is never too high. */
const PRIME = 2_147_483_647n

/**
 * The attacker: knows every number that was ever shown, and how each is put together, and combines them in every way that
 * there is (sums, differences, any multiples). Returns the people of a group of 1 to `fewest` - 1 about whom some
 * combination tells a number, or null where there is none. `personOf`: whom each cell is about.
 */
export function exposedGroup(
  seen: readonly Row[],
  personOf: readonly string[],
  fewest: number,
): string[] | null {
  const rows = distinct(seen)
  const groups = alike(rows, personOf)
  // Whatever is combined, cells that are alike in all rows stay alike: what tells of few people is made of small groups.
  const small = groups.filter((people) => people.size < fewest)
  if (small.length === 0) return null
  const rank = rankOf(rows)
  for (const people of unionsOf(small, fewest)) {
    const others = personOf.flatMap((person, cell) => (people.has(person) ? [] : [cell]))
    // Some combination is zero on all others and not zero on these few.
    if (rankOf(rows.map((row) => others.map((cell) => row[cell] ?? 0))) < rank) return [...people].sort()
  }
  return null
}

function distinct(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.join(), row])).values()]
}

/** The people of cells that no row tells apart; cells that are in no row are nobody's business. */
function alike(rows: readonly Row[], personOf: readonly string[]): ReadonlySet<string>[] {
  const groups = new Map<string, Set<string>>()
  personOf.forEach((person, cell) => {
    const signature = rows.map((row) => row[cell] ?? 0)
    if (signature.every((times) => times === 0)) return
    const people = groups.get(signature.join()) ?? new Set()
    groups.set(signature.join(), people.add(person))
  })
  return [...groups.values()]
}

/** All sets of fewer than `fewest` people that small groups make up together. */
function unionsOf(small: readonly ReadonlySet<string>[], fewest: number): ReadonlySet<string>[] {
  const found = new Map<string, ReadonlySet<string>>()
  const grow = (people: ReadonlySet<string>, from: number): void => {
    small.slice(from).forEach((group, index) => {
      const union = new Set([...people, ...group])
      const key = [...union].sort().join()
      if (union.size >= fewest || found.has(key)) return
      found.set(key, union)
      grow(union, from + index + 1)
    })
  }
  grow(new Set(), 0)
  return [...found.values()]
}

function rankOf(rows: readonly Row[]): number {
  const left = rows.map((row) => row.map((value) => ((BigInt(value) % PRIME) + PRIME) % PRIME))
  const width = left[0]?.length ?? 0
  let rank = 0
  for (let column = 0; column < width && rank < left.length; column += 1) {
    const pivot = left.findIndex((row, index) => index >= rank && (row[column] ?? 0n) !== 0n)
    if (pivot < 0) continue
    const row = left[pivot] ?? []
    left[pivot] = left[rank] ?? []
    left[rank] = row
    eliminate(left, rank, column)
    rank += 1
  }
  return rank
}

function eliminate(rows: bigint[][], at: number, column: number): void {
  const pivot = rows[at] ?? []
  const inverse = power(pivot[column] ?? 0n, PRIME - 2n)
  for (let index = at + 1; index < rows.length; index += 1) {
    const row = rows[index] ?? []
    const factor = ((row[column] ?? 0n) * inverse) % PRIME
    if (factor === 0n) continue
    rows[index] = row.map((value, cell) => (((value - factor * (pivot[cell] ?? 0n)) % PRIME) + PRIME) % PRIME)
  }
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let value = base, left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * value) % PRIME
    value = (value * value) % PRIME
  }
  return result
}
