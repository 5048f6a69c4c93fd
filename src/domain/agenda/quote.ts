import type { AgendaKind } from './agenda.ts'
import { MAX_POINT } from './agenda.ts'

/** What an agenda quotes of an entry: of a question its sentences that ask, of anything else its beginning. */
export function quoteOf(text: string, kind: AgendaKind): string {
  const whole = text.replace(/\s+/g, ' ').trim()
  const asking = kind === 'question' ? askingSentences(whole).join(' ') : ''
  return shortened(asking || whole)
}

/** Whether a text asks something. */
export function isAsking(text: string): boolean {
  return askingSentences(text.replace(/\s+/g, ' ').trim()).length > 0
}

/** The sentences that end in a question mark; addresses of web pages have question marks of their own. */
function askingSentences(text: string): string[] {
  return sentencesOf(text).filter((sentence) => /\?["”’')\]]*$/.test(sentence) && /\s/.test(sentence))
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?…]["”’')\]]?)\s+/).filter((sentence) => sentence !== '')
}

/** Cut at a word's end, with a sign that it was. */
function shortened(text: string): string {
  const letters = [...text]
  if (letters.length <= MAX_POINT) return text
  const cut = letters.slice(0, MAX_POINT - 1).join('')
  return `${cut.replace(/\s+\S*$/, '')}…`
}
