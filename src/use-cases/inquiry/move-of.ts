import type { Cycle, Phase } from '../../domain/cycle.ts'
import { dateIn } from '../../domain/plain-dates.ts'
import { nearest } from '../nearest.ts'
import type { CycleMove } from './plan-change.ts'

/** The words that change a phase, and what the form offers for each. */
export const PHASE_WORDS = {
  lengthen: 'lengthen',
  shorten: 'shorten',
  extend: 'until',
  until: 'until',
  skip: 'skip',
  restore: 'restore',
  repeat: 'repeat',
} as const
export type PhaseWord = keyof typeof PHASE_WORDS

/** What a short form means: a change; a form that asks for the rest (`phaseId`: as far as it was named); or a fault. */
export type MoveReading =
  | { kind: 'move'; move: CycleMove }
  | { kind: 'ask'; what: string; phaseId: string | null }
  | { kind: 'unclear'; text: string }

/** The most school days by which a phase changes at once, about a term: more is rather a slip, or another year's date. */
export const MOST_DAYS = 60

/** Reads "lengthen practice by 2 days", "extend to 9 October", "skip assess", "repeat". `now` dates plain words. */
export function moveOf(word: PhaseWord, rest: string, cycle: Cycle, now: Date): MoveReading {
  const text = rest.trim()
  const wrong = noCount(word, text)
  if (wrong) return { kind: 'unclear', text: wrong }
  const days = lengthIn(text)
  const date = days ? null : dateIn(text, now, cycle.zone)
  const said = days?.phase ?? (date ? text.slice(0, date.index) : text)
  const phase = phaseNamed(cycle, said)
  if (phase === 'unknown') return { kind: 'unclear', text: noSuchPhase(cycle, said) }
  const phaseId = phase?.id ?? null
  if (word === 'skip' || word === 'repeat') return { kind: 'move', move: { kind: word, phaseId } }
  if (word === 'restore') return restoreOf(cycle, phase)
  if (days && days.count > MOST_DAYS)
    return { kind: 'unclear', text: `Please stay under ${MOST_DAYS} school days at once.` }
  if (days) {
    const kind = word === 'shorten' ? 'shorten' : 'lengthen'
    return { kind: 'move', move: { kind, phaseId, days: days.count } }
  }
  if (date?.hasDay) return { kind: 'move', move: { kind: 'until', phaseId, lastDay: date.date } }
  return { kind: 'ask', what: PHASE_WORDS[word], phaseId }
}

/** The phase of a word or number as people write it; null where none is named. */
function phaseNamed(cycle: Cycle, said: string): Phase | null | 'unknown' {
  const name = said
    .toLowerCase()
    .replace(/\b(the|phase|to|until|till|on|by|it)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (name === '') return null
  const titles = cycle.phases.map(({ title }) => title.toLowerCase())
  const begins = cycle.phases.find(
    ({ key }, index) => titles[index]?.startsWith(name) || key.startsWith(name.replaceAll(' ', '-')),
  )
  // Every word of two or three letters is near to "Do".
  const long = titles.filter((title) => title.length > 3)
  const close = begins ? null : nearest(name, long)
  return begins ?? cycle.phases[titles.indexOf(close ?? '')] ?? 'unknown'
}

/** "practice by 2 days", "2", "a week": the count in school days and what stands before it. */
function lengthIn(text: string): { count: number; phase: string } | null {
  const [, phase = '', number, unit = ''] =
    /^(.*?)\b(\d{1,3}|an?|one|two|three|four|five)(?:\s+(?:more|less))?(?:\s*(?:school\s*)?(days?|weeks?))?$/i.exec(
      text,
    ) ?? []
  if (!number || /\b(to|until|till|on)\b/i.test(phase) || MONTH.test(phase)) return null
  const count = NUMBERS[number.toLowerCase()] ?? Number(number)
  if (count < 1) return null
  return { count: unit.toLowerCase().startsWith('week') ? count * 5 : count, phase }
}

/** What to say where a number makes no phase longer or shorter: it stands below nothing, or is nothing; else null. */
function noCount(word: PhaseWord, text: string): string | null {
  if (word === 'skip' || word === 'repeat' || word === 'restore') return null
  if (/(?:^|\s)[-–−]\d/.test(text)) {
    const [other, result] = word === 'shorten' ? ['lengthen', 'longer'] : ['shorten', 'shorter']
    return `To make it ${result}, type /inquiry ${other} ${text.replace(/[-–−](?=\d)/, '')}.`
  }
  return /(?:^|\s)0+(?:\s*(?:school\s*)?(?:days?|weeks?))?$/i.test(text)
    ? `By 0 school days nothing changes. Say how many, as in /inquiry ${word} 2, or type /inquiry change for a form.`
    : null
}

const MONTH = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*$/i
const NUMBERS: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5 }

function restoreOf(cycle: Cycle, named: Phase | null): MoveReading {
  const left = cycle.phases.filter(({ startsOn, endsOn }) => startsOn === endsOn)
  const phase = named ?? (left.length === 1 ? left[0] : null)
  if (phase) return { kind: 'move', move: { kind: 'restore', phaseId: phase.id } }
  if (left.length === 0) return { kind: 'unclear', text: 'No phase is left out.' }
  return { kind: 'ask', what: 'restore', phaseId: left[0]?.id ?? null }
}

function noSuchPhase(cycle: Cycle, said: string): string {
  const titles = cycle.phases.map(({ title }) => title).join(', ')
  return `I know no phase "${said.trim()}" here. The phases are: ${titles}.`
}
