import type { Figures } from '../domain/report/figures.ts'
import type { Report, ReportScope } from '../domain/report/report.ts'
import { ACTIONS, NEED_STEPS } from './actions.ts'
import { textView, viewOf } from './plain-text.ts'
import { shareInWords } from './report/numbers.ts'
import { partsTable, stanceTable, topicsTable, weeksTable } from './report-tables.ts'
import { tellingOf } from './report-words.ts'
import type { Element, View } from './view.ts'
import { countInWords } from './words.ts'

const WEEKS = 4

/**
 * The report of a scope in short, for the eyes of the one who asked. `page`: a fresh personal link to the whole of it;
 * `others`: what the reader may name as well; `mayTell`: whether the reader may tell teams what was done.
 */
export function signalsView(
  report: Report,
  page: string,
  others: readonly string[] = [],
  mayTell = false,
): View {
  const { scope, parts, whole, topics, minPeople } = report
  const facts = factsOf(whole)
  return viewOf([
    { kind: 'heading', text: `Signals: ${scope.name}` },
    ...pageElements(page),
    weeksTable(report, WEEKS),
    // One team alone is the whole.
    ...(parts.length > 1 ? [partsTable(report)] : []),
    ...stanceElements(whole),
    ...(topics.length > 0 ? [topicsTable(topics)] : []),
    ...(mayTell ? themeButtons([...topics, ...report.needTopics]) : []),
    ...(facts.length > 0 ? [{ kind: 'facts' as const, facts }] : []),
    ...timeNotes(report),
    ...otherNotes(others),
    {
      kind: 'note',
      text: `Of closed weeks only. "Took part" counts each person once a week and team, "Answers" each person's answer to each question. Told are groups of ${minPeople} people or more, and sums of such groups. No names, no texts, no ranking.`,
    },
  ])
}

/** Before the first week of a scope is over. */
export function noSignalsView(scope: ReportScope, others: readonly string[]): View {
  return textView(
    `There are no signals of ${scope.name} yet: they tell of whole weeks, and the first is not over.`,
    'Signals begin with the first question: a facilitator asks with /inquiry or /checkin.',
    ...otherNotes(others).map(({ text }) => text),
  )
}

const THEMES = 5

/** A theme is answered for everybody with a tap. */
function themeButtons(topics: Report['topics']): Element[] {
  const labels = [...new Set(topics.map(({ label }) => label))].slice(0, THEMES)
  if (labels.length === 0) return []
  return [
    {
      kind: 'choices',
      action: ACTIONS.need,
      value: NEED_STEPS.theme,
      label: 'You said, we did: answer a theme for everybody',
      options: labels.map((label) => ({ value: label, label })),
    },
  ]
}

/** First of all, so that it is there however much of the message fits. */
function pageElements(page: string): Element[] {
  return [
    { kind: 'buttons', buttons: [{ url: page, label: 'Open the page', style: 'primary' }] },
    {
      kind: 'note',
      text: 'The page has charts, print and CSV. Its link is yours alone, once, for ten minutes.',
    },
  ]
}

function stanceElements({ stance, agreement }: Figures): Element[] {
  if (stance.kind === 'hidden') {
    return [
      {
        kind: 'note',
        text: 'Learning stance: not shown yet. It tells of whole weeks in which five people or more wrote, none of them more than half of it.',
      },
    ]
  }
  const isSmall = stance.value.habits.every(({ now }) => now.isSmall)
  return [
    stanceTable(stance.value, agreement),
    {
      kind: 'note',
      text: `${isSmall ? 'These are few entries, so the bounds are wide. ' : ''}Shares are estimates by a reader that makes mistakes; in nine of ten cases the true share lies between the bounds. Compare a team only with its own past. They say nothing about one person, so please judge nobody by them.`,
    },
  ]
}

function factsOf({ timeToAnswer, voice, conditions, leaders, delivery }: Figures) {
  const facts: { label: string; value: string }[] = []
  const add = (label: string, value: string) => void facts.push({ label, value })
  if (timeToAnswer.kind === 'shown')
    add('Half of the answers came', hoursInWords(timeToAnswer.value.medianWithinHours))
  if (voice.kind === 'shown') add('Voices', voiceInWords(voice.value.evenness))
  for (const [label, condition] of [
    ['Protected time', conditions.time],
    ['Support', conditions.support],
  ] as const) {
    if (condition.kind === 'hidden') continue
    const { yes, answers } = condition.value
    add(label, `${tellingOf(yes)} of ${answers} said yes (${shareInWords(yes, answers)})`)
  }
  if (leaders.kind === 'shown') {
    const { leaderFirst, questions, notKnowing, shared } = leaders.value
    add(
      'Leaders answered first',
      `${tellingOf(leaderFirst)} of ${countInWords(questions, 'question', 'questions')}`,
    )
    add(
      'Leaders shared not-knowing',
      `${tellingOf(notKnowing)} of ${countInWords(shared, 'entry', 'entries')}`,
    )
  }
  if (delivery.kind === 'shown') {
    const { sent, due } = delivery.value
    add('Messages sent', `${sent} of ${due} due`)
  }
  return facts
}

function timeNotes({ withoutTime }: Report): Element[] {
  if (withoutTime.length === 0) return []
  const names = withoutTime.map(({ name }) => name).join(', ')
  return [
    {
      kind: 'note',
      text: `Nobody, or one person at most, said that there was time for this work in: ${names}. What could you take off their plates?`,
    },
  ]
}

function otherNotes(others: readonly string[]): { kind: 'note'; text: string }[] {
  return others.length === 0
    ? []
    : [{ kind: 'note', text: `There is also: ${others.join(', ')}. Type /signals and a name.` }]
}

function hoursInWords(hours: number | null): string {
  if (hours === null) return 'after more than a week'
  if (hours < 24) return hours === 1 ? 'within an hour' : `within ${hours} hours`
  return hours === 24 ? 'within a day' : `within ${hours / 24} days`
}

function voiceInWords(evenness: number): string {
  if (evenness >= 0.8) return 'evenly spread: many speak'
  return evenness >= 0.5 ? 'some write much more than others' : 'a few write nearly all'
}
