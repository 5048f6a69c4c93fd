/** Chance that is the same in every run. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** Whether something of that probability happens. */
  happens(probability: number): boolean
  /** A whole number in [from, until]. */
  between(from: number, until: number): number
  pick<T>(values: readonly T[]): T
}

/** Chance from a seed (mulberry32: 32 bits of state, enough for a simulation). */
export function createRandom(seed: number): Random {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, until: number) => from + Math.floor(next() * (until - from + 1))
  return {
    next,
    between,
    happens: (probability) => next() < probability,
    pick: <T>(values: readonly T[]) => values[between(0, values.length - 1)] as T,
  }
}
