import { echo, extract, type Sink } from '../features/extract.ts'
import type { Hit } from '../features/match-rules.ts'
import type { Token } from '../text/tokens.ts'
import type { FeatureTable } from './feature-table.ts'

/** A sentence taken apart: its tokens and the cues found in them. */
export interface Parsed {
  tokens: readonly Token[]
  hits: readonly Hit[]
}

/** Features of a sentence that the model knows, each once, with the tokens that they stand for; the lists have room for all. */
export interface Found {
  ids: Int32Array
  firsts: Int32Array
  lasts: Int32Array
  /** How many there are. */
  count: number
  /** How many of them are the sentence's own; the rest are its neighbours' (first and last are -1). */
  own: number
}

/** Returns an empty list with room for as many features as there are. */
export const createFound = (size: number): Found => ({
  ids: new Int32Array(size),
  firsts: new Int32Array(size),
  lasts: new Int32Array(size),
  count: 0,
  own: 0,
})

/** Returns a function that finds the known features of sentences; its answer is valid until the next call. */
export const createFinder = (table: FeatureTable) => {
  const stamps = new Uint32Array(table.size)
  let stamp = 0
  const found = createFound(table.size)
  const add = (hash: number, first: number, last: number): void => {
    const id = table.find(hash)
    if (id < 0 || stamps[id] === stamp) return
    stamps[id] = stamp
    found.ids[found.count] = id
    found.firsts[found.count] = first
    found.lasts[found.count] = last
    found.count++
  }
  const addOwn: Sink = (_group, hash, first, last) => add(hash, first, last)
  const addEcho = (hash: number): void => add(hash, -1, -1)
  return (sentence: Parsed, before: Parsed | undefined, after: Parsed | undefined): Found => {
    stamp++
    found.count = 0
    extract(sentence.tokens, sentence.hits, addOwn)
    found.own = found.count
    if (before) echo(before.tokens, before.hits, 'before', addEcho)
    if (after) echo(after.tokens, after.hits, 'after', addEcho)
    return found
  }
}
