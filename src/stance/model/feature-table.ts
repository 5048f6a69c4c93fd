/** Finds a feature's number by its hash. */
export interface FeatureTable {
  size: number
  /** Returns the number of the feature with this hash, or -1. */
  find: (hash: number) => number
}

/** Bits of a hash, from the top, that a first look goes by: a bitmap of 128 KB, nearer to the processor than the table. */
const FILTER_SHIFT = 12

/** Returns a table of the hashes given; a feature's number is its place in the list. */
export const createFeatureTable = (hashes: ArrayLike<number>): FeatureTable => {
  const bits = Math.max(4, Math.ceil(Math.log2(hashes.length * 2 + 1)))
  const mask = 2 ** bits - 1
  const slots = new Int32Array(mask + 1).fill(-1)
  const filter = new Uint8Array(2 ** (32 - FILTER_SHIFT - 3))
  for (let index = 0; index < hashes.length; index++) {
    let slot = (hashes[index] ?? 0) & mask
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
    slots[slot] = index
    const bit = (hashes[index] ?? 0) >>> FILTER_SHIFT
    filter[bit >>> 3] = (filter[bit >>> 3] ?? 0) | (1 << (bit & 7))
  }
  const find = (hash: number): number => {
    const bit = hash >>> FILTER_SHIFT
    if (((filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return -1
    let slot = hash & mask
    for (;;) {
      const index = slots[slot] ?? -1
      if (index < 0 || hashes[index] === hash) return index
      slot = (slot + 1) & mask
    }
  }
  return { size: hashes.length, find }
}
