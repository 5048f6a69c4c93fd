/** Rows of eight-bit numbers, read four to a 32-bit word and summed two to a word, which takes half the steps. */
export interface LaneTable {
  rows: number
  /** Words in a row. */
  width: number
  words: Int32Array
  /** Room for the sums of the first and third, and of the second and fourth numbers of each word; zero between calls. */
  lanes: Int32Array
}

/** Added to every number, so that a lane never goes below zero. */
const SHIFT = 128
/** Rows whose shifted numbers fit into a lane of 16 bits. */
const ROOM = 256
const EVEN = 0x00ff00ff

/** Returns the rows of `width` numbers (a multiple of four) in packed form. */
export const packRows = (values: Int8Array, width: number): LaneTable => {
  const words = new Int32Array(values.length / 4)
  const bytes = new Uint8Array(words.buffer)
  for (let at = 0; at < bytes.length; at++) bytes[at] = (values[at] ?? 0) + SHIFT
  return { rows: values.length / width, width: width / 4, words, lanes: new Int32Array(width / 2) }
}

const flush = ({ width, lanes }: LaneTable, count: number, sums: Int32Array): void => {
  const shifts = SHIFT * count
  for (let word = 0; word < width; word++) {
    const even = lanes[2 * word] ?? 0
    const odd = lanes[2 * word + 1] ?? 0
    const at = 4 * word
    sums[at] = (sums[at] ?? 0) + (even & 0xffff) - shifts
    sums[at + 1] = (sums[at + 1] ?? 0) + (odd & 0xffff) - shifts
    sums[at + 2] = (sums[at + 2] ?? 0) + (even >>> 16) - shifts
    sums[at + 3] = (sums[at + 3] ?? 0) + (odd >>> 16) - shifts
  }
  lanes.fill(0)
}

/** Adds the rows of the ids from `from` up to `to` to the sums, skipping ids that the table lacks, and returns how many it added. */
export const addRows = (
  table: LaneTable,
  ids: Int32Array,
  from: number,
  to: number,
  sums: Int32Array,
): number => {
  const { rows, width, words, lanes } = table
  let count = 0
  let pending = 0
  for (let index = from; index < to; index++) {
    const id = ids[index] ?? rows
    if (id >= rows) continue
    const at = id * width
    for (let word = 0; word < width; word++) {
      const value = words[at + word] ?? 0
      lanes[2 * word] = ((lanes[2 * word] ?? 0) + (value & EVEN)) | 0
      lanes[2 * word + 1] = ((lanes[2 * word + 1] ?? 0) + ((value >>> 8) & EVEN)) | 0
    }
    count++
    pending++
    if (pending < ROOM) continue
    flush(table, pending, sums)
    pending = 0
  }
  flush(table, pending, sums)
  return count
}
