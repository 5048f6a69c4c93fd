import { describe, expect, test } from '@jest/globals'
import { createFeatureTable } from '../../src/stance/model/feature-table.ts'
import { addRows, packRows } from '../../src/stance/model/lane-sums.ts'
import { createRandom } from '../../src/stance/training/random.ts'

const WIDTH = 16
const random = createRandom(3)
const values = Int8Array.from({ length: 700 * WIDTH }, (_, at) =>
  at < WIDTH ? -128 : at < 2 * WIDTH ? 127 : Math.floor(random() * 256) - 128,
)
const table = packRows(values, WIDTH)

const plainSums = (ids: ArrayLike<number>): number[] =>
  Array.from({ length: WIDTH }, (_, column) =>
    Array.from(ids).reduce((sum, id) => sum + (values[id * WIDTH + column] ?? 0), 0),
  )

const sumsOf = (ids: Int32Array): number[] => {
  const sums = new Int32Array(WIDTH)
  addRows(table, ids, 0, ids.length, sums)
  return [...sums]
}

describe('sums of packed rows', () => {
  test.each([0, 1, 255, 256, 257, 700])('are those of the numbers one by one, for %i rows', (count) => {
    const ids = Int32Array.from({ length: count }, (_, at) => at)
    expect(sumsOf(ids)).toEqual(plainSums(ids))
  })

  test.each([0, 1])('of 600 rows as small or as large as can be do not overflow (row %i)', (row) => {
    const ids = new Int32Array(600).fill(row)
    expect(sumsOf(ids)).toEqual(plainSums(ids))
  })

  test('leave out rows that the table lacks, add to what is there, and count', () => {
    const sums = new Int32Array(WIDTH).fill(1)
    expect(addRows(table, Int32Array.of(9, 700, 4000, 5), 1, 4, sums)).toBe(1)
    expect([...sums]).toEqual(plainSums([5]).map((sum) => sum + 1))
  })
})

describe('the feature table', () => {
  test('finds every hash at its place and no other', () => {
    const hashes = Array.from({ length: 5000 }, () => Math.floor(random() * 2 ** 32))
    const { find } = createFeatureTable(hashes)
    const places = new Map(hashes.map((hash, index) => [hash, index]))
    const others = hashes.map((hash) => (hash ^ 1) >>> 0).filter((hash) => !places.has(hash))
    expect(hashes.filter((hash, index) => find(hash) !== index)).toEqual([])
    expect(others.filter((hash) => find(hash) !== -1)).toEqual([])
  })
})
