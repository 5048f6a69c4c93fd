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
  /** 1 where a cue of the word-rule baseline is in the sentence. */
  byRules: number[]
}

const parse = (text: string): Parsed => {
  const tokens = tokensOf(text)
  return { tokens, hits: matchRules(tokens) }
}

const ruleCodes = ({ hits }: Parsed, cues: ReadonlySet<number>): number[] =>
  HABITS.map((_, habit) => (hits.some(({ rule }) => rule.habit === habit && cues.has(rule.hash)) ? 1 : 0))

/** Returns the scores of coded sentences, each read beside the neighbours that its context holds. */
export const scoreRows = (rows: readonly CodedRow[], scorer: Scorer): ScoredRow[] => {
  const cues = new Set(scorer.model.baselineCues)
  return rows.map((row) => {
    const { before, after } = neighboursOf(row)
    const sentence = parse(row.sentence)
    const scores = scorer.score(
      sentence,
      before ? parse(before) : undefined,
      after ? parse(after) : undefined,
    )
    return { row, habits: [...scores.habits], types: [...scores.types], byRules: ruleCodes(sentence, cues) }
  })
}
