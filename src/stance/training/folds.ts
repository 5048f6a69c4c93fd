import { sentencesOf } from '../text/sentences.ts'
import { createRandom } from './random.ts'
import type { CodedRow } from './rows.ts'

/** Shorter sentences are too common to tell that two contexts are of one diary, in characters. */
const TELLING_LENGTH = 25

const piecesOf = (row: CodedRow): string[] =>
  [row.sentence, ...sentencesOf(row.context).map(({ start, end }) => row.context.slice(start, end))].filter(
    (piece) => piece.length >= TELLING_LENGTH,
  )

/** Returns a group number for each row; rows that share a sentence, directly or through others, share a group. */
export const groupByContext = (rows: readonly CodedRow[]): number[] => {
  const parent = rows.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (parent[root] !== root) root = parent[root] ?? root
    parent[index] = root
    return root
  }
  const holder = new Map<string, number>()
  rows.forEach((row, index) => {
    for (const piece of piecesOf(row)) {
      const other = holder.get(piece)
      if (other === undefined) holder.set(piece, index)
      else parent[rootOf(index)] = rootOf(other)
    }
  })
  return rows.map((_, index) => rootOf(index))
}

/** Returns a fold number (0 to count − 1) for each row, groups kept whole, folds of nearly the same size. */
export const assignFolds = (groups: readonly number[], count: number, seed: number): number[] => {
  const random = createRandom(seed)
  const sizes = new Map<number, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const order = [...sizes]
    .map(([group, size]) => ({ group, size, tie: random() }))
    .sort((left, right) => right.size - left.size || left.tie - right.tie)
  const loads = new Array<number>(count).fill(0)
  const foldOf = new Map<number, number>()
  for (const { group, size } of order) {
    const fold = loads.indexOf(Math.min(...loads))
    loads[fold] = (loads[fold] ?? 0) + size
    foldOf.set(group, fold)
  }
  return groups.map((group) => foldOf.get(group) ?? 0)
}
