import { echo, extract, type Sink } from '../features/extract.ts'
import type { Hit } from '../features/match-rules.ts'
import type { Token } from '../text/tokens.ts'
import type { FeatureTable } from './feature-table.ts'

/** A sentence taken apart: its tokens and the cues found in them. */
export interface Parsed {
  tokens: readonly Token[]
  hits: readonly Hit[]
}

/** Features of a sentence that the model knows, each once, with the tokens that they stand for. */
export interface Found {
  ids: number[]
  firsts: number[]
  lasts: number[]
  /** How many of them are the sentence's own; the rest are its neighbours' (first and last are -1). */
  own: number
}

/** Returns a function that finds the known features of sentences; its answer is valid until the next call. */
export const createFinder = (table: FeatureTable) => {
  const stamps = new Uint32Array(table.size)
  let stamp = 0
  const found: Found = { ids: [], firsts: [], lasts: [], own: 0 }
  const add = (hash: number, first: number, last: number): void => {
    const id = table.find(hash)
    if (id < 0 || stamps[id] === stamp) return
    stamps[id] = stamp
    found.ids.push(id)
    found.firsts.push(first)
    found.lasts.push(last)
  }
  const addOwn: Sink = (_group, hash, first, last) => add(hash, first, last)
  const addEcho = (hash: number): void => add(hash, -1, -1)
  return (sentence: Parsed, before: Parsed | undefined, after: Parsed | undefined): Found => {
    stamp++
    found.ids.length = found.firsts.length = found.lasts.length = 0
    extract(sentence.tokens, sentence.hits, addOwn)
    found.own = found.ids.length
    if (before) echo(before.tokens, before.hits, 'before', addEcho)
    if (after) echo(after.tokens, after.hits, 'after', addEcho)
    return found
  }
}
