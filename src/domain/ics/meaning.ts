import type { WeekLetter } from '../calendar.ts'
import { WORDS, type WordList } from './words.ts'

/** The parts into which a school's year is divided. */
export const TERM_LEVELS = ['quarter', 'term', 'semester', 'year'] as const
export type TermLevel = (typeof TERM_LEVELS)[number]

/** What a summary of a school's calendar means. */
export type Meaning =
  | { kind: 'holiday' }
  | { kind: 'staff-day' }
  /** The first or last day of a part of the year. */
  | { kind: 'boundary'; level: TermLevel; edge: 'starts' | 'ends' }
  /** The name of a part of the year: one where it lasts for weeks. */
  | { kind: 'term'; level: TermLevel }
  | { kind: 'break-edge'; edge: 'starts' | 'ends' }
  | { kind: 'resumes' }
  | { kind: 'week'; letter: WeekLetter }
  | { kind: 'nothing' }

/** What an event means by its summary, or where that says nothing by its categories. */
export function meaningOf(summary: string, categories: readonly string[]): Meaning {
  const text = plain(summary)
  const meaning = meaningOfText(text)
  if (meaning.kind !== 'nothing' || has(text, 'shortDay') || has(text, 'occasion')) return meaning
  for (const category of categories) {
    const told = meaningOfText(plain(category))
    if (told.kind === 'holiday' || told.kind === 'staff-day') return told
  }
  return meaning
}

function meaningOfText(text: string): Meaning {
  if (has(text, 'shortDay')) return { kind: 'nothing' }
  const letter = letterOf(text)
  if (letter) return { kind: 'week', letter }
  if (has(text, 'noSchool')) return meaningOfClosure(text)
  if (has(text, 'someStudents')) return { kind: 'nothing' }
  return meaningOfBoundary(text) ?? meaningOfDayOff(text)
}

/** No lessons for sure: for everybody, or for the students alone? */
function meaningOfClosure(text: string): Meaning {
  if (has(text, 'someStudents')) return { kind: 'nothing' }
  const isStaffThere = has(text, 'staffDay') || (has(text, 'staff') && !has(text, 'everybody'))
  return { kind: isStaffThere ? 'staff-day' : 'holiday' }
}

function meaningOfBoundary(text: string): Meaning | null {
  if (has(text, 'occasion')) return null
  const isFirst = has(text, 'firstDay')
  if (isFirst || has(text, 'lastDay')) {
    return { kind: 'boundary', level: 'year', edge: isFirst ? 'starts' : 'ends' }
  }
  const level = TERM_LEVELS.find((each) => has(text, each))
  if (!level || has(text, 'noTerm')) return null
  const [starts, ends] = [has(text, 'begins'), has(text, 'ends')]
  if (starts === ends) return starts ? null : { kind: 'term', level }
  return { kind: 'boundary', level, edge: starts ? 'starts' : 'ends' }
}

function meaningOfDayOff(text: string): Meaning {
  if (has(text, 'occasion')) return { kind: 'nothing' }
  if (has(text, 'staffDay')) return { kind: 'staff-day' }
  if (has(text, 'resumes')) return { kind: 'resumes' }
  if (!has(text, 'holiday')) return { kind: 'nothing' }
  if (has(text, 'begins')) return { kind: 'break-edge', edge: 'starts' }
  if (has(text, 'ends')) return { kind: 'break-edge', edge: 'ends' }
  return { kind: 'holiday' }
}

/** "Week A", "A week", "A Week begins", "Week B (blue)": the whole summary is about the letter. */
function letterOf(text: string): WeekLetter | null {
  const words = text.split(' ').filter((word) => !['begins', 'starts', 'cycle', 'schedule'].includes(word))
  const [first = '', second = ''] = words
  const letter = first === 'week' ? second : second === 'week' ? first : ''
  if (words.length > 3 || (letter !== 'a' && letter !== 'b')) return null
  return letter === 'a' ? 'A' : 'B'
}

/** Small letters without accents and signs, one space between words and at both ends none. */
function plain(text: string): string {
  return text
    .slice(0, 300)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function has(text: string, list: WordList): boolean {
  const padded = ` ${text} `
  return WORDS[list].some((phrase) => padded.includes(` ${phrase} `))
}
