import TfIdf from 'natural/lib/natural/tfidf/tfidf.js'
import { plainForm } from './names/given-names.ts'
import { type Phrase, phrasesOf } from './themes/phrases.ts'

/** A text and who wrote it; `personKey` is only compared, never shown. */
export interface ThemeEntry {
  personKey: string
  text: string
}

/** A topic that enough people touched on. */
export interface Theme {
  /** The phrase as most people wrote it, in lower case. */
  label: string
  /** Its stems joined by a space; the same from week to week. */
  key: string
  stems: readonly string[]
  /** Distinct people who touched on it. */
  people: number
  entries: number
}

/** What themes are sought among. */
export interface ThemeOptions {
  /** Fewest distinct people; less than 5 is taken as 5. */
  minPeople: number
  /** Names of people (full or in parts) that must not become themes. */
  names?: readonly string[]
  /** Entries of earlier periods, against which a topic's weight is measured. */
  background?: readonly ThemeEntry[]
  /** Keys of the last period's themes: of two topics that weigh nearly the same, the known one stays. */
  previous?: readonly string[]
  /** At most so many; 8 unless told. */
  most?: number
}

const FEWEST = 5
/** A phrase that most users of its word use stands for it. */
const STANDS_FOR = 0.6
const LOYALTY = 1.25
const LONGER = 0.35

interface Candidate {
  key: string
  labels: Map<string, number>
  people: Set<string>
  entries: number
}

const collect = (texts: readonly Phrase[][], entries: readonly ThemeEntry[]): Map<string, Candidate> => {
  const candidates = new Map<string, Candidate>()
  texts.forEach((phrases, index) => {
    for (const { key, label } of phrases) {
      const candidate = candidates.get(key) ?? { key, labels: new Map(), people: new Set(), entries: 0 }
      candidate.labels.set(label, (candidate.labels.get(label) ?? 0) + 1)
      candidate.people.add(entries[index]?.personKey ?? '')
      candidate.entries++
      candidates.set(key, candidate)
    }
  })
  return candidates
}

const within = (part: string, whole: string): boolean => ` ${whole} `.includes(` ${part} `)

/** Leaves out a phrase where a longer one that holds it says nearly the same of nearly as many people. */
const withoutParts = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter(
    ({ key, people }) =>
      !candidates.some(
        (other) =>
          other.key !== key && within(key, other.key) && other.people.size >= people.size * STANDS_FOR,
      ),
  )

const labelOf = ({ labels }: Candidate): string =>
  [...labels].sort(([left, many], [right, more]) => more - many || (left < right ? -1 : 1))[0]?.[0] ?? ''

/**
 * Returns what entries are about, the weightiest first: noun phrases merged by stem, weighed by how many people touched
 * on them and how rare they are elsewhere (tf-idf). Only phrases of at least `minPeople` distinct people come out, with
 * no text and no name. The same entries give the same themes in any order.
 */
export const findThemes = (entries: readonly ThemeEntry[], options: ThemeOptions): Theme[] => {
  const least = Math.max(FEWEST, options.minPeople)
  const names = new Set((options.names ?? []).flatMap((name) => name.split(/[\s,]+/).map(plainForm)))
  names.delete('')
  const texts = entries.map(({ text }) => phrasesOf(text, names))
  const known = [...collect(texts, entries).values()].filter(({ people }) => people.size >= least)
  const rarity = new TfIdf()
  const others = (options.background ?? []).map(({ text }) => phrasesOf(text, names))
  // A leading space keeps keys from meeting the properties of natural's plain objects.
  for (const phrases of [...texts, ...others]) rarity.addDocument(phrases.map(({ key }) => ` ${key}`))
  const loyal = new Set(options.previous ?? [])
  const weigh = ({ key, people }: Candidate): number =>
    people.size *
    Math.max(0.2, rarity.idf(` ${key}`)) *
    (1 + LONGER * (key.split(' ').length - 1)) *
    (loyal.has(key) ? LOYALTY : 1)
  return withoutParts(known)
    .map((candidate) => ({ candidate, weight: weigh(candidate) }))
    .sort((left, right) => right.weight - left.weight || (left.candidate.key < right.candidate.key ? -1 : 1))
    .slice(0, options.most ?? 8)
    .map(({ candidate }) => ({
      label: labelOf(candidate),
      key: candidate.key,
      stems: candidate.key.split(' '),
      people: candidate.people.size,
      entries: candidate.entries,
    }))
}
