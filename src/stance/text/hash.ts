/** Returns the 32-bit FNV-1a hash of a string's UTF-16 units, as an unsigned integer. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

/** Returns a 32-bit hash of an ordered pair of hashes, unsigned (the mixing step of MurmurHash3). */
export const mix = (left: number, right: number): number => {
  let hash = Math.imul(left ^ (left >>> 16), 0x85ebca6b) ^ Math.imul(right, 0xcc9e2d51)
  hash = (hash << 13) | (hash >>> 19)
  hash = Math.imul(hash, 5) + 0xe6546b64
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
  return (hash ^ (hash >>> 13)) >>> 0
}
