import type { Term, WeekLetter } from '../domain/calendar.ts'
import type { DaySpan } from '../domain/calendar-change.ts'
import { addDays } from '../domain/schedule.ts'
import { ACTIONS } from './actions.ts'
import { DAY_KIND_WORDS, shortDate, spanInWords } from './calendar-words.ts'
import type { SetupSection } from './setup-view.ts'
import type { Button, Element } from './view.ts'
import { countInWords } from './words.ts'

/** What the school's calendar says, for those who set it up. Dates are local ISO dates. */
export interface CalendarSectionInput {
  today: string
  sources: readonly { name: string; days: number; importedOn: string; by: string | null; isByHand: boolean }[]
  /** The next days off and staff days. */
  next: readonly DaySpan[]
  terms: readonly Term[]
  letter: WeekLetter | null
  /** The last date of which the sources tell anything, or null where nothing is told. */
  endsOn: string | null
}

/** A source can be removed with one of so many buttons; more are named by the command. */
const MOST_BUTTONS = 3
/** A calendar that ends so soon wants to be renewed, in days. */
const ENDS_SOON_DAYS = 45

/** The calendar: where it comes from, what it says of the next weeks, how to change it. */
export function calendarSection(input: CalendarSectionInput): SetupSection {
  const elements: Element[] = []
  if (input.sources.length === 0) {
    elements.push({
      kind: 'text',
      text: 'No calendar yet: questions go out on every weekday, also in the holidays.',
    })
  } else elements.push({ kind: 'facts', facts: factsOf(input) })
  if (input.next.length > 0) elements.push(nextDays(input))
  elements.push(...notesOf(input).map((text): Element => ({ kind: 'note', text })))
  elements.push({ kind: 'buttons', buttons: buttonsOf(input) })
  return { title: 'School calendar', elements }
}

function factsOf({ sources, terms, letter, today }: CalendarSectionInput) {
  const facts = sources.map(({ name, days, importedOn, by, isByHand }) => ({
    label: isByHand ? 'Set by hand' : name,
    value: `${countInWords(days, 'day', 'days')}, ${shortDate(importedOn, today)}${by ? `, ${by}` : ''}`,
  }))
  const term = terms.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
  const next = terms.find(({ startsOn }) => startsOn > today)
  if (term) facts.push({ label: 'Term', value: `${term.name}, until ${shortDate(term.endsOn, today)}` })
  else if (next)
    facts.push({ label: 'Next term', value: `${next.name}, from ${shortDate(next.startsOn, today)}` })
  else facts.push({ label: 'Terms', value: 'not known' })
  facts.push({ label: 'A and B weeks', value: letter ? `this is week ${letter}` : 'not known' })
  return facts
}

function nextDays({ next, today }: CalendarSectionInput): Element {
  return {
    kind: 'table',
    caption: 'The next days off',
    columns: ['Days', 'Read as', 'Name'],
    rows: next.map(({ from, until, kind, name }) => [
      spanInWords(from, until, today),
      DAY_KIND_WORDS[kind],
      name,
    ]),
  }
}

function notesOf({ endsOn, today }: CalendarSectionInput): string[] {
  const soon = endsOn !== null && endsOn <= addDays(today, ENDS_SOON_DAYS)
  return [
    ...(soon ? [`It tells nothing after ${shortDate(endsOn, today)}: please send the next one.`] : []),
    'To import one, send me its .ics file in a private message. You see what it changes before it does.',
    `By hand: /setup holiday ${addDays(today, 7)} Founders’ Day (also staff-day, school-day), /setup a-week ${today}`,
  ]
}

function buttonsOf({ sources }: CalendarSectionInput): Button[] {
  const add: Button = { action: ACTIONS.runCommand, value: 'setup day', label: 'Set a day', style: 'primary' }
  const removable = sources.filter(({ isByHand }) => !isByHand).slice(0, MOST_BUTTONS)
  return [
    add,
    ...removable.map(({ name }): Button => {
      const label = `Remove ${name}`
      return {
        action: ACTIONS.runCommand,
        value: `setup remove ${name}`,
        label: label.length > 40 ? `${[...label].slice(0, 39).join('')}…` : label,
      }
    }),
  ]
}
