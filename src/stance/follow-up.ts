import type { Habit } from './habits.ts'
import type { StanceReading } from './read.ts'

/** The one question that an entry lacks. */
export type FollowUp = 'evidence' | 'cause' | 'next-step' | 'feedback' | 'none'

/** From this many words on an entry that lacks nothing but a colleague's eye is asked about feedback. */
const FULL_ENTRY_WORDS = 25
const JUDGEMENT =
  /\b(?:went|worked|did|was|is|were|are|felt|seemed)\b[^.!?]{0,40}\b(?:well|great|good|better|best|badly|bad|poorly|fine|amazing|awesome|terrible|awful|fun|engaged|success(?:ful)?|understood|loved|liked|enjoyed|disaster|flat)\b/i
const TROUBLE =
  /\b(?:struggl\w*|fail\w*|lost|confus\w*|problem\w*|difficult\w*|stuck|off[- ]task|behind|didn['’]t|did not|couldn['’]t|could not|wouldn['’]t|not work\w*|hard)\b/i
const CAUSE = /\b(?:because|since|due to|caused|the reason|that['’]s why|so that|led to)\b/i

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]{0,60}/gu)?.length ?? 0

/**
 * Returns the question that would help the writer most, or 'none': a judgement without what students said or did asks
 * for evidence; a trouble without a why asks for its cause; a reflection without a plan for its next step; a full one
 * that no colleague has had a part in, for feedback. Texts that are not read, and those of a word or two, get none.
 */
export const chooseFollowUp = (text: string, reading: StanceReading): FollowUp => {
  if (reading.kind === 'unread' || wordsIn(text) < 3) return 'none'
  const lacks = (habit: Habit): boolean => reading.entry[habit].verdict === 'absent'
  const hasTrouble = TROUBLE.test(text) || !lacks('not_knowing')
  if (hasTrouble && lacks('inquiring') && !CAUSE.test(text) && !lacks('evidence')) return 'cause'
  if (lacks('evidence') && (JUDGEMENT.test(text) || !lacks('practicing'))) return 'evidence'
  if (hasTrouble && lacks('inquiring') && !CAUSE.test(text)) return 'cause'
  if (lacks('growth_intention')) return 'next-step'
  if (lacks('evidence')) return 'evidence'
  const isAlone = lacks('seeking_feedback') && lacks('collaborating')
  return isAlone && wordsIn(text) >= FULL_ENTRY_WORDS ? 'feedback' : 'none'
}
