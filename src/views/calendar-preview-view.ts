import type { LetteredWeek, Term } from '../domain/calendar.ts'
import type { DaySpan } from '../domain/calendar-change.ts'
import { addDays } from '../domain/schedule.ts'
import { ACTIONS } from './actions.ts'
import {
  type CalendarMove,
  calendarMoveInWords,
  DAY_KIND_WORDS,
  shortDate,
  spanInWords,
} from './calendar-words.ts'
import { viewOf } from './plain-text.ts'
import type { Element, View } from './view.ts'
import { countInWords } from './words.ts'

interface CalendarPreviewInput {
  /** The previewed change, for the buttons; null: no buttons, as on a command line. */
  pendingId: string | null
  schoolName: string
  source: string
  /** The school's local date (ISO). */
  today: string
  /** 'remove': the source is to go. 'replace': it was imported before. */
  act: 'add' | 'replace' | 'remove'
  spans: readonly DaySpan[]
  terms: readonly Term[]
  weeks: readonly LetteredWeek[]
  ignored: readonly string[]
  ignoredEvents: number
  moves: readonly CalendarMove[]
  otherSources: readonly string[]
}

/** So many rows are read; what is beyond them is counted. */
const MOST_ROWS = 40
const MOST_NAMES = 5

/** What a calendar would change, before it changes anything. */
export function calendarPreviewView(input: CalendarPreviewInput): View {
  const elements: Element[] = [
    { kind: 'heading', text: `Calendar of ${input.schoolName}` },
    { kind: 'text', text: openingOf(input) },
    ...daysOf(input),
    ...factsOf(input),
    ...announced(input.moves),
    ...notesOf(input),
  ]
  if (input.pendingId !== null) elements.push(buttonsOf(input, input.pendingId))
  return viewOf(elements)
}

/** What was decided on a preview, with what moved. */
export function calendarDecidedView(text: string, moves: readonly CalendarMove[]): View {
  return viewOf([{ kind: 'text', text }, ...movesOf(moves)])
}

/** The moves of a preview: they have not happened yet. */
function announced(moves: readonly CalendarMove[]): Element[] {
  if (moves.length === 0) return []
  return [{ kind: 'text', text: 'These inquiries would move with it:' }, ...movesOf(moves)]
}

/** The inquiries that move, one line each; empty where none does. */
function movesOf(moves: readonly CalendarMove[]): Element[] {
  if (moves.length === 0) return []
  return [
    {
      kind: 'facts',
      facts: moves.map((move) => ({ label: move.teamName, value: calendarMoveInWords(move) })),
    },
  ]
}

function openingOf({ act, source, spans }: CalendarPreviewInput): string {
  if (act === 'remove') return `"${source}" would go. Nothing has changed yet.`
  const isSame = act === 'replace' && spans.every(({ change }) => change === 'kept')
  if (isSame) return `"${source}" is known already, and its days are the same.`
  const again = act === 'replace' ? ', in place of what it said before' : ''
  return `This is how I read "${source}"${again}. Nothing has changed yet.`
}

function daysOf({ spans, today, act }: CalendarPreviewInput): Element[] {
  if (spans.length === 0) {
    return [{ kind: 'text', text: 'It names no day off from today on.' }]
  }
  const isFirst = act === 'add'
  const rows = spans
    .slice(0, MOST_ROWS)
    .map(({ from, until, kind, name, change }) => [
      spanInWords(from, until, today),
      DAY_KIND_WORDS[kind],
      name,
      ...(isFirst ? [] : [CHANGE_WORDS[change]]),
    ])
  const columns = ['Days', 'Read as', 'Name', ...(isFirst ? [] : [''])]
  const more = spans.length - rows.length
  return [
    { kind: 'table', caption: 'Days that are unlike others', columns, rows },
    ...(more > 0
      ? [{ kind: 'note' as const, text: `And ${countInWords(more, 'more entry', 'more entries')}.` }]
      : []),
  ]
}

const CHANGE_WORDS: Record<DaySpan['change'], string> = { new: 'new', gone: 'goes', kept: 'as before' }

function factsOf({ terms, weeks, today, act }: CalendarPreviewInput): Element[] {
  if (act === 'remove') return []
  const current = terms.filter(({ endsOn }) => endsOn >= today).slice(0, 8)
  const facts = current.map(({ name, startsOn, endsOn }) => ({
    label: name,
    value: spanInWords(startsOn, endsOn, today),
  }))
  const next = weeks.find(({ monday }) => monday >= today)
  if (next) {
    const value = `week ${next.letter} from ${shortDate(next.monday, today)}`
    facts.push({ label: 'A and B weeks', value })
  }
  return facts.length > 0 ? [{ kind: 'facts', facts }] : []
}

function notesOf({
  act,
  today,
  terms,
  ignored,
  ignoredEvents,
  otherSources,
}: CalendarPreviewInput): Element[] {
  const notes: string[] = []
  if (act !== 'remove' && terms.length === 0) {
    notes.push('First and last days of terms are not clear from it, so only the days above are off.')
  }
  if (act !== 'remove' && terms.length > 0) notes.push('Outside these terms there is no school.')
  if (ignoredEvents > 0) {
    const names = ignored
      .filter(Boolean)
      .slice(0, MOST_NAMES)
      .map((name) => `"${name.slice(0, 40)}"`)
    const examples = names.length > 0 ? `, such as ${names.join(', ')}` : ''
    const count = countInWords(ignoredEvents, 'event says', 'events say')
    notes.push(
      `${count} nothing about school days and ${ignoredEvents === 1 ? 'was' : 'were'} left out${examples}.`,
    )
  }
  if (act === 'add' && otherSources.length > 0) {
    notes.push(`It adds to what is there: ${otherSources.join(', ')}. Remove one of them in /setup.`)
  }
  if (act !== 'remove') notes.push(`Read wrongly? Set a day by hand: /setup school-day ${addDays(today, 7)}`)
  return notes.map((text) => ({ kind: 'note', text }))
}

function buttonsOf({ act }: CalendarPreviewInput, id: string): Element {
  const action = ACTIONS.decideCalendar
  const yes = act === 'remove' ? 'Remove it' : 'Use this calendar'
  return {
    kind: 'buttons',
    buttons: [
      { action, value: `use:${id}`, label: yes, style: act === 'remove' ? 'danger' : 'primary' },
      { action, value: `leave:${id}`, label: 'Leave it' },
    ],
  }
}
