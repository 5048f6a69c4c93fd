import type { Habit } from '../habits.ts'
import { collaborating } from './rules/collaborating.ts'
import { evidence } from './rules/evidence.ts'
import { growthIntention } from './rules/growth-intention.ts'
import { inquiring } from './rules/inquiring.ts'
import { notKnowing } from './rules/not-knowing.ts'
import { practicing } from './rules/practicing.ts'
import { seekingFeedback } from './rules/seeking-feedback.ts'

/**
 * Cues of each habit, written from the codebook. Elements of a cue are separated by spaces; `a|b` is a choice,
 * `CLASS` a word class of the lexicon, `stem*` a beginning of a word, `~n` up to n tokens between, `^` the sentence's
 * beginning. A cue that starts with `!` is strong enough to stand alone and makes up the word-rule baseline.
 */
export const RULES: Record<Habit, readonly string[]> = {
  not_knowing: notKnowing,
  inquiring: inquiring,
  practicing: practicing,
  seeking_feedback: seekingFeedback,
  evidence: evidence,
  collaborating: collaborating,
  growth_intention: growthIntention,
}
