import { echo, extract, feedsNetwork } from '../features/extract.ts'
import { matchRules } from '../features/match-rules.ts'
import { tokensOf } from '../text/tokens.ts'
import { type CodedRow, neighboursOf } from './rows.ts'

/** A sentence's features as hashes, each once: its own, those of them that feed the network, and its neighbours'. */
export interface Example {
  own: number[]
  network: number[]
  echoes: number[]
}

const echoesIn = (text: string, side: 'before' | 'after'): number[] => {
  const tokens = tokensOf(text)
  const hashes: number[] = []
  echo(tokens, matchRules(tokens), side, (hash) => hashes.push(hash))
  return hashes
}

/** Returns the features of a coded sentence. */
export const toExample = (row: CodedRow): Example => {
  const own = new Set<number>()
  const network = new Set<number>()
  const tokens = tokensOf(row.sentence)
  extract(tokens, matchRules(tokens), (group, hash) => {
    own.add(hash)
    if (feedsNetwork(group)) network.add(hash)
  })
  const { before, after } = neighboursOf(row)
  const echoes = new Set([...echoesIn(before, 'before'), ...echoesIn(after, 'after')])
  return { own: [...own], network: [...network], echoes: [...echoes] }
}

/** The features that a model knows: those that feed the network first, then the other own ones, then echoes. */
export interface Vocabulary {
  hashes: number[]
  networkCount: number
  numberOf: Map<number, number>
}

const frequent = (lists: readonly number[][], least: number): number[] => {
  const counts = new Map<number, number>()
  for (const list of lists) for (const hash of list) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= least).map(([hash]) => hash)
}

/** Returns the features seen in at least 3 of these sentences (5 for the network). */
export const vocabularyOf = (examples: readonly Example[]): Vocabulary => {
  const network = frequent(
    examples.map((example) => example.network),
    5,
  )
  const own = frequent(
    examples.map((example) => example.own),
    3,
  )
  const echoes = frequent(
    examples.map((example) => example.echoes),
    3,
  )
  const hashes = [...new Set([...network, ...own, ...echoes])]
  return {
    hashes,
    networkCount: network.length,
    numberOf: new Map(hashes.map((hash, index) => [hash, index])),
  }
}

/** A sentence's known features by number. */
export interface Encoded {
  /** Its own. */
  own: Int32Array
  /** Its own and its neighbours'. */
  all: Int32Array
  /** Those of its own that feed the network. */
  network: Int32Array
}

/** Returns an example's features as numbers of a vocabulary; unknown ones are left out. */
export const encode = (example: Example, { numberOf, networkCount }: Vocabulary): Encoded => {
  const numbers = (hashes: readonly number[]): number[] =>
    hashes.map((hash) => numberOf.get(hash) ?? -1).filter((number) => number >= 0)
  const own = numbers(example.own)
  return {
    own: Int32Array.from(own),
    all: Int32Array.from([...own, ...numbers(example.echoes)]),
    network: Int32Array.from(own.filter((number) => number < networkCount)),
  }
}
