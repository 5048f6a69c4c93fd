import type { AskingKind, NudgeAudience } from '../domain/nudge.ts'
import { localDateOf } from '../domain/schedule.ts'
import type { Element } from './view.ts'
import { countInWords, dateInWords, instantInWords } from './words.ts'

/** A question that will be asked: when, in the zone of those who get it, to whom, and its words. */
export interface ComingQuestion {
  at: Date
  zone: string
  audience: NudgeAudience
  kind: AskingKind
  text: string
}

/** The next questions with their exact times; how many more follow. None: no element. */
export function comingElements(coming: readonly ComingQuestion[], shown: number): Element[] {
  if (coming.length === 0) return []
  const facts = coming.slice(0, shown).map((question) => ({
    label: instantInWords(question.at, question.zone),
    value: `${AUDIENCES[question.audience]}: ${shortened(question.text, 110)}`,
  }))
  const left = coming.length - facts.length
  const last = coming.at(-1)
  const more: Element[] =
    left > 0 && last
      ? [{ kind: 'note', text: `${countInWords(left, 'more', 'more')} until ${dayOf(last)}.` }]
      : []
  return [{ kind: 'facts', facts }, ...more]
}

/** The text, cut at a letter where it is longer. */
export function shortened(text: string, length: number): string {
  const letters = [...text]
  return letters.length > length
    ? `${letters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
    : text
}

const AUDIENCES: Record<NudgeAudience, string> = { team: 'To the team', private: 'To each in private' }

function dayOf({ at, zone }: ComingQuestion): string {
  return dateInWords(localDateOf(at, zone))
}
