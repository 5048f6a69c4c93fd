/** Finds a feature's number by its hash. */
export interface FeatureTable {
  size: number
  /** Returns the number of the feature with this hash, or -1. */
  find: (hash: number) => number
}

/** Returns a table of the hashes given; a feature's number is its place in the list. */
export const createFeatureTable = (hashes: ArrayLike<number>): FeatureTable => {
  const bits = Math.max(4, Math.ceil(Math.log2(hashes.length * 2 + 1)))
  const mask = 2 ** bits - 1
  const slots = new Int32Array(mask + 1).fill(-1)
  for (let index = 0; index < hashes.length; index++) {
    let slot = (hashes[index] ?? 0) & mask
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
    slots[slot] = index
  }
  const find = (hash: number): number => {
    let slot = hash & mask
    for (;;) {
      const index = slots[slot] ?? -1
      if (index < 0 || hashes[index] === hash) return index
      slot = (slot + 1) & mask
    }
  }
  return { size: hashes.length, find }
}
