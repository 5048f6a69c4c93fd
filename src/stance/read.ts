import { matchRules } from './features/match-rules.ts'
import { byHabit, HABITS, type Habit, type HabitNumbers, type SentenceType, TYPES } from './habits.ts'
import type { Parsed } from './model/found-features.ts'
import { loadScorer } from './model/load-model.ts'
import type { Scorer, Scores } from './model/scorer.ts'
import { languageOf } from './text/language.ts'
import { type Span, sentencesOf } from './text/sentences.ts'
import { type Token, tokensOf } from './text/tokens.ts'

/** 'shown': the text shows the habit; 'unsure': the reader abstains; 'absent': it does not. */
export type Verdict = 'shown' | 'unsure' | 'absent'

/** Words that spoke for a code, as written, with their place in the text (UTF-16 offsets). */
export interface Cue extends Span {
  words: string
}

/** What one sentence shows. */
export interface SentenceReading extends Span {
  /** Calibrated probability of each habit, 0–1. */
  probabilities: HabitNumbers
  /** Habits whose probability reaches the model's threshold. */
  codes: readonly Habit[]
  /** Habits on which the reader abstains. */
  unsure: readonly Habit[]
  /** For each code the words that spoke for it, the strongest first. */
  cues: Partial<Record<Habit, readonly Cue[]>>
  type: SentenceType
  /** Probability of the type, 0–1. */
  typeProbability: number
}

/** What an entry shows of one habit. */
export interface EntryCode {
  verdict: Verdict
  /** Probability that at least one sentence shows the habit, taking sentences as independent, 0–1. */
  probability: number
  /** The same probability for an entry of as many sentences of which nothing is known. */
  prior: number
  /** The words that spoke for it, at most six. */
  cues: readonly Cue[]
}

/** What a text says of its writer's learning stance; a text in another language is left unread, and says so. */
export type StanceReading =
  | { kind: 'read'; model: string; sentences: readonly SentenceReading[]; entry: Record<Habit, EntryCode> }
  | { kind: 'unread'; reason: 'language'; model: string; language: string }
  | { kind: 'unread'; reason: 'empty'; model: string }

/** Words that tell a reader nothing when they stand alone. */
const BARE =
  /^(?:i|me|my|we|us|our|it|its|he|she|they|them|the|a|an|and|or|to|of|in|on|at|that|this|is|was|be|have|had|so|for)$/i
const MOST_CUES = 3
const MOST_ENTRY_CUES = 6

/** Returns the version of the model that reads. */
export const stanceModelVersion = (): string => loadScorer().model.version

const cuesOf = (scorer: Scorer, habit: number, tokens: readonly Token[], text: string): Cue[] => {
  const weights = scorer.weigh(habit)
  const strongest = [...weights.keys()]
    .filter((at) => (weights[at] ?? 0) > 0 && tokens[at]?.word.isWord)
    .sort((left, right) => (weights[right] ?? 0) - (weights[left] ?? 0))
    .slice(0, MOST_CUES * 2)
  const least = (weights[strongest[0] ?? 0] ?? 0) / 4
  const chosen = strongest.filter((at) => (weights[at] ?? 0) >= least)
  const cues = mergeNeighbours(chosen, tokens).map(({ start, end }) => ({
    start,
    end,
    words: text.slice(start, end),
  }))
  const telling = cues.filter(({ words }) => !BARE.test(words))
  return (telling.length > 0 ? telling : cues).slice(0, MOST_CUES)
}

/** Joins chosen tokens that stand side by side into one place, keeping the order of the strongest. */
const mergeNeighbours = (chosen: readonly number[], tokens: readonly Token[]): Span[] => {
  const set = new Set(chosen)
  const spans: Span[] = []
  const used = new Set<number>()
  for (const at of chosen) {
    if (used.has(at)) continue
    let first = at
    let last = at
    while (set.has(first - 1)) first--
    while (set.has(last + 1)) last++
    for (let index = first; index <= last; index++) used.add(index)
    spans.push({ start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 })
  }
  return spans
}

const habitsWhere = (holds: (habit: number) => boolean): Habit[] => HABITS.filter((_, index) => holds(index))

const toReading = (
  scorer: Scorer,
  scores: Scores,
  span: Span,
  tokens: readonly Token[],
  text: string,
): SentenceReading => {
  const { thresholds, floors } = scorer.model
  const probabilities = byHabit((_, index) => scores.habits[index] ?? 0)
  const codes = habitsWhere((index) => (scores.habits[index] ?? 0) >= (thresholds[index] ?? 1))
  const unsure = habitsWhere((index) => {
    const probability = scores.habits[index] ?? 0
    return probability < (thresholds[index] ?? 1) && probability >= (floors[index] ?? 1)
  })
  const cues = Object.fromEntries(
    codes.map((habit) => [habit, cuesOf(scorer, HABITS.indexOf(habit), tokens, text)]),
  )
  const best = scores.types.indexOf(Math.max(...scores.types))
  const type = TYPES[best] ?? 'Other'
  return { ...span, probabilities, codes, unsure, cues, type, typeProbability: scores.types[best] ?? 0 }
}

/** Returns what each of the given sentences of a text shows; each is read beside its neighbours. */
export const readSentences = (
  text: string,
  spans: readonly Span[],
  scorer = loadScorer(),
): SentenceReading[] => {
  const parsed = spans.map(({ start, end }): Parsed => {
    const tokens = tokensOf(text.slice(start, end), start)
    return { tokens, hits: matchRules(tokens) }
  })
  return parsed.map((sentence, index) => {
    const scores = scorer.score(sentence, parsed[index - 1], parsed[index + 1])
    return toReading(scorer, scores, spans[index] ?? { start: 0, end: 0 }, sentence.tokens, text)
  })
}

const verdictOf = (habit: Habit, sentences: readonly SentenceReading[]): Verdict => {
  if (sentences.some(({ codes }) => codes.includes(habit))) return 'shown'
  return sentences.some(({ unsure }) => unsure.includes(habit)) ? 'unsure' : 'absent'
}

const entryCode = (habit: Habit, prior: number, sentences: readonly SentenceReading[]): EntryCode => ({
  verdict: verdictOf(habit, sentences),
  probability: 1 - sentences.reduce((none, { probabilities }) => none * (1 - probabilities[habit]), 1),
  prior: 1 - (1 - prior) ** sentences.length,
  cues: sentences.flatMap(({ cues }) => cues[habit] ?? []).slice(0, MOST_ENTRY_CUES),
})

/** Returns what a text shows, by sentence and as a whole; never throws, and takes time in proportion to its length. */
export const readStance = (text: string): StanceReading => {
  const scorer = loadScorer()
  const model = scorer.model.version
  const spans = sentencesOf(text).filter(({ start, end }) => /[\p{L}\p{N}?]/u.test(text.slice(start, end)))
  if (spans.length === 0) return { kind: 'unread', reason: 'empty', model }
  const { language, isEnglish } = languageOf(text)
  if (!isEnglish) return { kind: 'unread', reason: 'language', model, language }
  const sentences = readSentences(text, spans, scorer)
  const entry = byHabit((habit, index) => entryCode(habit, scorer.model.priors[index] ?? 0, sentences))
  return { kind: 'read', model, sentences, entry }
}
