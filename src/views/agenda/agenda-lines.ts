import type { Element } from '../view.ts'
import { countInWords, instantInWords } from '../words.ts'
import { type AgendaPoint, type AgendaSheet, KIND_WORDS } from './sheet.ts'

/** The heading of an agenda: which meeting it is for. */
export function agendaHeading({ agenda, zone }: Pick<AgendaSheet, 'agenda' | 'zone'>): Element {
  return { kind: 'heading', text: `Agenda for ${instantInWords(agenda.meetsAt, zone)}` }
}

/** A point with its number, what it is and its minutes: two lines. */
export function pointElements(point: AgendaPoint, number: number): Element[] {
  return [
    { kind: 'text', text: `${number}. ${wordsOf(point)}` },
    { kind: 'note', text: factsOf(point) },
  ]
}

/** The last line: what is left for the end, and how long it takes together. */
export function closingElement({ points, closing, agenda }: AgendaSheet): Element {
  const all = points.reduce((sum, { minutes }) => sum + minutes, closing)
  const isOver = all > agenda.minutes
  const over = isOver ? `, ${countInWords(all - agenda.minutes, 'minute', 'minutes')} more than you have` : ''
  const end = closing > 0 ? `What we take with us · ${closing} min. ` : ''
  return { kind: 'note', text: `${end}Together ${countInWords(all, 'minute', 'minutes')}${over}.` }
}

/** A point's own words in quotation marks, anything else as it is. */
export function wordsOf({ text, isQuote }: Pick<AgendaPoint, 'text' | 'isQuote'>): string {
  return isQuote ? `“${text}”` : text
}

function factsOf({ kind, name, minutes, isDone }: AgendaPoint): string {
  const what = kind === 'commitment' && isDone ? 'Next step, done' : KIND_WORDS[kind]
  return [what, name, `${minutes} min`].filter(Boolean).join(' · ')
}
