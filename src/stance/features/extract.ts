import { hashOf, mix } from '../text/hash.ts'
import { CLASS_NAMES } from '../text/lexicon.ts'
import type { Token } from '../text/tokens.ts'
import type { Hit } from './match-rules.ts'

const WORD_GROUPS = ['stem', 'form', 'bigram', 'trigram', 'class', 'shapes', 'shapes3'] as const
const CUE_GROUPS = ['cues', 'cues3', 'stemAfterCue', 'classPair', 'rule', 'votes', 'place'] as const
const GROUPS = [...WORD_GROUPS, ...CUE_GROUPS]

/** A kind of feature: of the words as they follow one another, or of the cues among them. */
export type Group = (typeof GROUPS)[number]

/** Takes one feature: its kind, its hash, and the first and last token that it stands for. */
export type Sink = (group: Group, hash: number, first: number, last: number) => void

const SALT = Object.fromEntries(GROUPS.map((group) => [group, hashOf(`group ${group}`)])) as Record<
  Group,
  number
>
const CLASS_HASHES = Uint32Array.from(CLASS_NAMES.map(hashOf))
const EDGE = hashOf('<edge>')
const CUE_REACH = 6
const PAIR_REACH = 8
const HABIT_COUNT = 7
const MARKS = new Map(['?', '!', '"', ',', ':', '(', '...'].map((mark, index) => [mark, index]))

type Emit = (group: Group, hash: number, first: number, last: number) => void

const emitRuns = (tokens: readonly Token[], emit: Emit): void => {
  let stem1 = EDGE
  let stem2 = EDGE
  let shape1 = EDGE
  let shape2 = EDGE
  tokens.forEach(({ word }, at) => {
    const before = Math.max(0, at - 1)
    const before2 = Math.max(0, at - 2)
    emit('stem', word.hash, at, at)
    emit('form', word.formHash, at, at)
    emit('bigram', mix(stem1, word.hash), before, at)
    emit('trigram', mix(mix(stem2, stem1), word.hash), before2, at)
    emit('shapes', mix(shape1, word.shape), before, at)
    emit('shapes3', mix(mix(shape2, shape1), word.shape), before2, at)
    for (const number of word.classes) emit('class', CLASS_HASHES[number] ?? 0, at, at)
    stem2 = stem1
    stem1 = word.hash
    shape2 = shape1
    shape1 = word.shape
  })
  if (tokens.length > 0) emit('bigram', mix(stem1, EDGE), tokens.length - 1, tokens.length - 1)
}

const emitPairs = (tokens: readonly Token[], at: number, emit: Emit): void => {
  const word = tokens[at]?.word
  if (!word) return
  const reach = Math.min(tokens.length - 1, at + PAIR_REACH)
  for (let next = at + 1; next <= reach; next++) {
    const other = tokens[next]?.word
    if (!other) break
    if (next <= at + CUE_REACH) emit('stemAfterCue', mix(word.shape, other.hash), at, next)
    for (const left of word.classes) {
      for (const right of other.classes)
        emit('classPair', mix(CLASS_HASHES[left] ?? 0, CLASS_HASHES[right] ?? 0), at, next)
    }
  }
}

/** Emits what the sentence says in cue words alone: their order without the words between, and pairs of them. */
const emitCues = (tokens: readonly Token[], emit: Emit): void => {
  let shape1 = EDGE
  let shape2 = EDGE
  let at1 = -1
  let at2 = -1
  tokens.forEach(({ word }, at) => {
    if (word.classes.length === 0) return
    const from1 = at1 < 0 ? at : at1
    emit('cues', mix(shape1, word.shape), from1, at)
    emit('cues3', mix(mix(shape2, shape1), word.shape), at2 < 0 ? from1 : at2, at)
    emitPairs(tokens, at, emit)
    shape2 = shape1
    shape1 = word.shape
    at2 = at1
    at1 = at
  })
}

const emitRules = (tokens: readonly Token[], hits: readonly Hit[], emit: Emit): void => {
  const strong = new Uint8Array(HABIT_COUNT)
  const any = new Uint8Array(HABIT_COUNT)
  for (const { rule, first, last } of hits) {
    emit('rule', rule.hash, first, last)
    any[rule.habit] = (any[rule.habit] ?? 0) + 1
    if (rule.strong) strong[rule.habit] = (strong[rule.habit] ?? 0) + 1
  }
  const end = tokens.length - 1
  for (let habit = 0; habit < HABIT_COUNT; habit++) {
    const strongCount = strong[habit] ?? 0
    const count = any[habit] ?? 0
    if (strongCount > 0) emit('votes', habit * 10 + 1, 0, end)
    if (strongCount > 1) emit('votes', habit * 10 + 2, 0, end)
    if (count > strongCount) emit('votes', habit * 10 + 3, 0, end)
    if (count > 1) emit('votes', habit * 10 + 4, 0, end)
    if (count > 2) emit('votes', habit * 10 + 5, 0, end)
  }
}

const emitPlaces = (tokens: readonly Token[], emit: Emit): void => {
  const end = tokens.length - 1
  emit('place', 100 + Math.min(12, Math.round(2 * Math.log2(tokens.length + 1))), 0, end)
  const places = [0, end, end - 1, 1]
  places.forEach((place, index) => {
    const token = tokens[place]
    if (token) emit('place', mix(index + 1, token.word.hash), place, place)
  })
  const counts = new Map<number, number>()
  for (const { word } of tokens) {
    const mark = MARKS.get(word.form)
    if (mark !== undefined) counts.set(mark, Math.min(3, (counts.get(mark) ?? 0) + 1))
  }
  for (const [mark, count] of counts) emit('place', mix(5, mark * 10 + count), 0, end)
}

/** Hands every feature of a sentence, with the cues found in it, to the sink; the same one may come more than once. */
export const extract = (tokens: readonly Token[], hits: readonly Hit[], sink: Sink): void => {
  const emit: Emit = (group, hash, first, last) => sink(group, mix(SALT[group], hash), first, last)
  emitRuns(tokens, emit)
  emitCues(tokens, emit)
  emitRules(tokens, hits, emit)
  emitPlaces(tokens, emit)
}

const NETWORK: ReadonlySet<Group> = new Set([
  'stem',
  'bigram',
  'form',
  'class',
  'classPair',
  'rule',
  'place',
  'votes',
])

/** Whether features of this kind feed the network beside the linear heads. */
export const feedsNetwork = (group: Group): boolean => NETWORK.has(group)

const SIDES = { before: hashOf('sentence before'), after: hashOf('sentence after') }

/** Hands what a sentence says to its neighbour to `add`, as hashes: its stems and its cues, marked by its side of it. */
export const echo = (
  tokens: readonly Token[],
  hits: readonly Hit[],
  side: 'before' | 'after',
  add: (hash: number) => void,
): void => {
  const salt = SIDES[side]
  for (const { word } of tokens) add(mix(salt, mix(SALT.stem, word.hash)))
  for (const { rule } of hits) add(mix(salt, mix(SALT.rule, rule.hash)))
}
