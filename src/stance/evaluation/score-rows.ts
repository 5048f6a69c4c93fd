import { matchRules } from '../features/match-rules.ts'
import { HABITS } from '../habits.ts'
import type { Parsed } from '../model/found-features.ts'
import type { Scorer } from '../model/scorer.ts'
import { tokensOf } from '../text/tokens.ts'
import { type CodedRow, neighboursOf } from '../training/rows.ts'

/** What the model and the plain word rules say of a coded sentence. */
export interface ScoredRow {
  row: CodedRow
  /** Probability of each habit, in the order of `HABITS`. */
  habits: number[]
  types: number[]
  /** 1 where a strong cue of the habit is in the sentence: the word-rule baseline. */
  byRules: number[]
}

const parse = (text: string): Parsed => {
  const tokens = tokensOf(text)
  return { tokens, hits: matchRules(tokens) }
}

const ruleCodes = ({ hits }: Parsed): number[] =>
  HABITS.map((_, habit) => (hits.some(({ rule }) => rule.strong && rule.habit === habit) ? 1 : 0))

/** Returns the scores of coded sentences, each read beside the neighbours that its context holds. */
export const scoreRows = (rows: readonly CodedRow[], scorer: Scorer): ScoredRow[] =>
  rows.map((row) => {
    const { before, after } = neighboursOf(row)
    const sentence = parse(row.sentence)
    const scores = scorer.score(
      sentence,
      before ? parse(before) : undefined,
      after ? parse(after) : undefined,
    )
    return { row, habits: [...scores.habits], types: [...scores.types], byRules: ruleCodes(sentence) }
  })

/** Returns coded rows with probabilities that are already known, such as those out of fold. */
export const withScores = (
  rows: readonly CodedRow[],
  habits: readonly number[][],
  types: readonly number[][],
): ScoredRow[] =>
  rows.map((row, index) => ({
    row,
    habits: habits[index] ?? [],
    types: types[index] ?? [],
    byRules: ruleCodes(parse(row.sentence)),
  }))
