import type {
  Condition,
  Participation,
  Stance,
  TimeToAnswer,
  VoiceBalance,
} from '../../domain/report/figures.ts'
import { tellingOf } from '../report-words.ts'
import { shareInWords, withinInWords } from './numbers.ts'
import { habitTitle } from './words.ts'

/** Who took part, in a sentence or two. */
export function participationLead(value: Participation): string {
  const { weeks, peopleAsked, peopleTookPart, asks, answers } = value
  if (peopleAsked === 0) return 'Nobody was asked in this period.'
  const people = shareInWords(peopleTookPart, peopleAsked)
  const questions = shareInWords(answers, asks)
  if (weeks === 1) {
    return `${tellingOf(peopleTookPart)} of the ${peopleAsked} people asked took part (${people}). Of the questions to them, ${questions} were answered.`
  }
  return `In a usual week ${people} of the people asked took part. Of the questions to them, ${questions} were answered.`
}

/** How quickly answers came, in a sentence. */
export function timeLead({ medianWithinHours }: TimeToAnswer): string {
  return `Half of the answers came ${withinInWords(medianWithinHours)}.`
}

/** How evenly the words were spread, in a sentence. */
export function voiceLead({ evenness }: VoiceBalance): string {
  const words =
    evenness >= 0.8
      ? 'spread almost evenly'
      : evenness >= 0.6
        ? 'spread fairly evenly'
        : evenness >= 0.4
          ? 'spread unevenly'
          : 'written by few'
  return `The words in the team's threads were ${words} (${evenness.toFixed(1)} of 1).`
}

/** What differs from the own past by more than chance, in a sentence or two. */
export function stanceLead({ habits, entries, people }: Stance): string {
  const compared = habits.flatMap(({ habit, now, before }) => (before ? [{ habit, now, before }] : []))
  const more = compared.filter(({ now, before }) => now.low > before.high)
  const less = compared.filter(({ now, before }) => now.high < before.low)
  const source = `Read in ${entries} entries of ${people} people or more.`
  if (compared.length === 0) return `${source} There is no own past to compare with yet.`
  if (more.length + less.length === 0)
    return `${source} Nothing differs from the own past by more than chance.`
  const named = (list: typeof compared): string =>
    list.map(({ habit }) => lower(habitTitle(habit))).join(', ')
  return [
    source,
    more.length > 0 ? `Seen more than in the own past: ${named(more)}.` : '',
    less.length > 0 ? `Seen less: ${named(less)}.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

/** Who had protected time, in a sentence. */
export function timeConditionLead({ yes, answers }: Condition): string {
  return `${shareInWords(yes, answers)} of ${answers} answers say that there was protected time for this work.`
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
