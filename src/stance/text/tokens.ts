import { compileRules } from '../features/compile-rules.ts'
import { splitWords, stemOf } from '../natural.ts'
import { hashOf } from './hash.ts'
import { CLASS_NAMES, classTables } from './lexicon.ts'

/** What is known of a word wherever it stands. */
export interface Word {
  form: string
  stem: string
  hash: number
  formHash: number
  classes: readonly number[]
  /** Numbers of the rule elements that the word satisfies. */
  elements: readonly number[]
  /** The same as a set of bits. */
  elementBits: Uint32Array
  /** Hash of its first class, or of its ending where it has none. */
  shape: number
  isWord: boolean
}

/** A word at its place in a text; `start` and `end` are offsets in UTF-16 units. */
export interface Token {
  word: Word
  start: number
  end: number
}

/** The compiled cues that words are matched against. */
export const ruleBook = compileRules()
const tables = classTables(stemOf)
const ENDINGS = ['ing', 'ed', 'ly', 'tion', 'ment', 'ness', 'able', 'ive', 'ous', 'ful', 's']
const CACHE_LIMIT = 30_000
const cache = new Map<string, readonly Word[]>()

const shapeOf = (form: string, isWord: boolean, classes: readonly number[]): number => {
  if (classes[0] !== undefined) return hashOf(`class ${CLASS_NAMES[classes[0]]}`)
  if (!isWord) return hashOf(/^\p{N}/u.test(form) ? 'number' : form)
  return hashOf(`E${ENDINGS.find((ending) => form.endsWith(ending)) ?? ''}`)
}

const makeWord = (form: string): Word => {
  const isWord = /^\p{L}/u.test(form)
  const stem = isWord ? stemOf(form) : /^\p{N}/u.test(form) ? '#' : form
  const classes = [...new Set([...(tables.byForm.get(form) ?? []), ...(tables.byStem.get(stem) ?? [])])]
  const elementBits = new Uint32Array(Math.ceil(ruleBook.elements.length / 32))
  const elements: number[] = []
  ruleBook.elements.forEach((element, index) => {
    const fits =
      element.words.has(form) ||
      element.beginnings.some((beginning) => form.startsWith(beginning)) ||
      element.classes.some((number) => classes.includes(number))
    if (!fits) return
    elements.push(index)
    elementBits[index >>> 5] = (elementBits[index >>> 5] ?? 0) | (1 << (index & 31))
  })
  return {
    form,
    stem,
    hash: hashOf(stem),
    formHash: hashOf(form),
    classes,
    elements,
    elementBits,
    shape: shapeOf(form, isWord, classes),
    isWord,
  }
}

const ENDINGS_OF_CONTRACTIONS = new Map([
  ["'m", 'am'],
  ["'re", 'are'],
  ["'ve", 'have'],
  ["'ll", 'will'],
  ["'d", 'would'],
  ["'s", "'s"],
])
const IRREGULAR = new Map<string, readonly string[]>([
  ["can't", ['can', 'not']],
  ["won't", ['will', 'not']],
  ["shan't", ['shall', 'not']],
  ['cannot', ['can', 'not']],
])
const FORM_LIMIT = 60

/** Returns the one or two plain words that a written token stands for: "didn't" is "did", "not". */
const expand = (written: string): readonly string[] => {
  const form = (written.length > FORM_LIMIT ? written.slice(0, FORM_LIMIT) : written)
    .toLowerCase()
    .replaceAll('’', "'")
  const irregular = IRREGULAR.get(form)
  if (irregular) return irregular
  const at = form.indexOf("'")
  if (at <= 0) return [form === '…' ? '...' : form === '“' || form === '”' ? '"' : form]
  if (form.endsWith("n't")) return [form.slice(0, -3), 'not']
  const ending = ENDINGS_OF_CONTRACTIONS.get(form.slice(at))
  return ending ? [form.slice(0, at), ending] : [form]
}

/** Returns the words that a written token stands for; up to 30,000 are kept for the next time. */
const wordsOf = (written: string): readonly Word[] => {
  const known = cache.get(written)
  if (known) return known
  if (cache.size >= CACHE_LIMIT) cache.clear()
  const words = expand(written).map(makeWord)
  cache.set(written, words)
  return words
}

/** Returns the tokens of a sentence; contractions become two tokens that share their place in the text. */
export const tokensOf = (text: string, offset = 0): Token[] => {
  const tokens: Token[] = []
  let from = 0
  for (const written of splitWords(text)) {
    const start = text.indexOf(written, from)
    from = start + written.length
    for (const word of wordsOf(written)) tokens.push({ word, start: offset + start, end: offset + from })
  }
  return tokens
}
