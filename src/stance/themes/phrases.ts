import { givenNames, plainForm } from '../names/given-names.ts'
import { splitWords, stemOf } from '../natural.ts'
import { sentencesOf } from '../text/sentences.ts'
import { tagsOf } from './tagger.ts'

/** A noun phrase of one to three words. */
export interface Phrase {
  /** Stems joined by a space: what phrases are merged by. */
  key: string
  /** As written, in lower case. */
  label: string
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))

/** Words that every reflection holds and that name no topic, in plain form; they end a phrase. */
const STOP =
  words(`thing things way ways lot lots bit kind sort part parts time times day days week weeks today
  yesterday tomorrow morning afternoon year years period minute minutes hour hours moment end start beginning rest
  one ones other others two three four five six seven eight nine ten hundred someone something anything everything nothing everyone people person anyone nobody none
  some many few most more less much all half both each every any no such own same next last first second new good
  great better best bad worse worst little big small able sure fine nice hard easy different whole really very just
  also then there here now too so not never always often again still even well yes ok okay please thanks thank hi
  hello lol etc fact point case reason idea ideas question questions example examples need needs number use i me my we
  us our you your he she him her his they them their it its it's that's there's what's let's he's she's this that these those who what which when where why how
  be is are was were been being am have has had do does did doing go goes went gone going get got make made let see
  will would can could should may might must shall want try tried think thought feel felt know knew look say said`)

/** Topics too general to stand alone; they may be part of a phrase ("class discussion"). */
const GENERAL =
  words(`lesson lessons class classes student students pupil pupils kid kids child children group groups
  teacher teachers school schools room grade work working unit activity activities task tasks team teaching learning
  plan plans problem problems result results help support level book`)

const isNoun = (tag: string): boolean => tag.startsWith('NN')
const isModifier = (tag: string): boolean => tag === 'JJ' || isNoun(tag) || tag === 'VBG'
const LONGEST = 3

interface Word {
  label: string
  stem: string
  tag: string
}

const isName = (word: string, isFirst: boolean, names: ReadonlySet<string>): boolean => {
  const plain = plainForm(word.replace(/[’']s?$/, ''))
  if (names.has(plain)) return true
  const isCapital = /^\p{Lu}\p{Ll}/u.test(word)
  return isCapital && !isFirst && givenNames().has(plain)
}

/** Returns a sentence's words with stems and tags; undefined where a phrase must end. */
const wordsOf = (sentence: string, names: ReadonlySet<string>): (Word | undefined)[] => {
  const written = splitWords(sentence)
  const tags = tagsOf(written)
  return written.map((word, index) => {
    const label = word.toLowerCase().replaceAll('’', "'")
    const tag = tags[index] ?? ''
    const fits = /^\p{L}[\p{L}-]{2,29}(?:'s)?$/u.test(label) && isModifier(tag) && !STOP.has(plainForm(label))
    return fits && !isName(word, index === 0, names)
      ? { label, stem: stemOf(label.replace(/'s$/, '')), tag }
      : undefined
  })
}

const phraseOf = (run: readonly Word[]): Phrase | undefined => {
  const [first] = run
  const last = run.at(-1)
  if (!first || !last || !isNoun(last.tag)) return undefined
  if (run.every(({ label }) => GENERAL.has(label))) return undefined
  return { key: run.map(({ stem }) => stem).join(' '), label: run.map(({ label }) => label).join(' ') }
}

/** Returns the noun phrases of a text (adjectives and nouns that end in a noun), each key once; names passed in and given names are left out. */
export const phrasesOf = (text: string, names: ReadonlySet<string>): Phrase[] => {
  const phrases = new Map<string, Phrase>()
  for (const { start, end } of sentencesOf(text)) {
    const found = wordsOf(text.slice(start, end), names)
    for (let at = 0; at < found.length; at++) {
      const run: Word[] = []
      for (let next = at; next < Math.min(found.length, at + LONGEST); next++) {
        const word = found[next]
        if (!word) break
        run.push(word)
        const phrase = phraseOf(run)
        if (phrase && !phrases.has(phrase.key)) phrases.set(phrase.key, phrase)
      }
    }
  }
  return [...phrases.values()]
}
