import { categoryInWords, type Need } from '../../domain/needs/need.ts'
import { ACTIONS, NEED_STEPS } from '../actions.ts'
import { viewOf } from '../plain-text.ts'
import type { Element, View } from '../view.ts'
import { countInWords } from '../words.ts'
import { ageInWords, needButton, shortened } from './need-buttons.ts'

/** A waiting request for whoever answers it. */
export interface WaitingNeed {
  need: Pick<Need, 'id' | 'text' | 'category'>
  /** As it may be shown: a name with a team, a team, a school. */
  from: string
  days: number
  takenBy: string | null
}

/** A request of the reader's own. */
export interface OwnNeed {
  need: Pick<Need, 'id' | 'text' | 'state'>
  /** Whom it waits for. */
  to: string
  days: number
  /** The newest answer, or null. */
  answer: { by: string; text: string } | null
}

/** So many in one message; the oldest first. */
export const MOST_LISTED = 8

/**
 * What waits for the reader's answer, and what the reader asked for. `waiting`: null for who answers nowhere; `mayTell`:
 * whether the reader may tell teams what was done.
 */
export function needListView(
  waiting: { oldest: readonly WaitingNeed[]; count: number } | null,
  own: readonly OwnNeed[],
  mayTell: boolean,
): View {
  return viewOf([
    ...(waiting ? waitingElements(waiting, mayTell) : []),
    ...(own.length > 0 || !waiting ? ownElements(own) : []),
    {
      kind: 'buttons',
      buttons: [
        {
          action: ACTIONS.runCommand,
          value: 'need',
          label: 'Ask for support',
          ...(waiting ? {} : { style: 'primary' as const }),
        },
        ...(mayTell
          ? [{ action: ACTIONS.runCommand, value: 'need tell', label: 'Tell everybody what we did' }]
          : []),
      ],
    },
  ])
}

function waitingElements(
  { oldest, count }: { oldest: readonly WaitingNeed[]; count: number },
  mayTell: boolean,
): Element[] {
  const title: Element = { kind: 'heading', text: 'Waiting for an answer' }
  if (count === 0) return [title, { kind: 'text', text: 'No request waits. Thank you.' }]
  const shown = oldest.flatMap(({ need, from, days, takenBy }): Element[] => [
    { kind: 'text', text: shortened(need.text) },
    {
      kind: 'note',
      text: `${categoryInWords(need.category)}. ${from} Waiting ${ageInWords(days)}.${takenBy ? ` ${takenBy} is on it.` : ''}`,
    },
    {
      kind: 'buttons',
      buttons: [
        needButton(NEED_STEPS.answer, need.id, 'Answer'),
        ...(takenBy ? [] : [needButton(NEED_STEPS.take, need.id, 'I’m on it')]),
        needButton(NEED_STEPS.pass, need.id, 'Pass on'),
        ...(mayTell ? [needButton(NEED_STEPS.tell, need.id, 'Answer for everybody')] : []),
      ],
    },
  ])
  const rest = count - oldest.length
  const more = countInWords(rest, 'more waits', 'more wait')
  return [title, ...shown, ...(rest > 0 ? [{ kind: 'note' as const, text: `${more}.` }] : [])]
}

function ownElements(own: readonly OwnNeed[]): Element[] {
  const title: Element = { kind: 'heading', text: 'What you asked for' }
  if (own.length === 0)
    return [title, { kind: 'text', text: 'Nothing yet. Ask with /need, with your name or without.' }]
  return [
    title,
    ...own.flatMap(({ need, to, days, answer }): Element[] => [
      { kind: 'text', text: shortened(need.text) },
      { kind: 'note', text: ownState(need, to, days) },
      ...(answer ? [{ kind: 'text' as const, text: `${answer.by}: ${shortened(answer.text)}` }] : []),
    ]),
    { kind: 'note', text: 'Only you see this list.' },
  ]
}

function ownState({ state }: OwnNeed['need'], to: string, days: number): string {
  if (state === 'answered') return 'Answered.'
  return `${state === 'taken' ? 'Somebody is on it' : 'Waiting'} at ${to} ${ageInWords(days)}.`
}

/** How many requests wait for somebody's answer, and for how many days the oldest has. */
export interface WaitingCount {
  count: number
  oldestDays: number
}

/** What waits for the reader's answer, in a line with its button; nothing where nothing waits. */
export function needsWaitingElements(waiting: WaitingCount | null): Element[] {
  if (!waiting || waiting.count === 0) return []
  return [
    { kind: 'text', text: waitingInWords(waiting) },
    {
      kind: 'buttons',
      buttons: [{ action: ACTIONS.runCommand, value: 'need list', label: 'See what waits' }],
    },
  ]
}

function waitingInWords({ count, oldestDays }: WaitingCount): string {
  const words = countInWords(count, 'request for support has waited', 'requests for support have waited')
  return `${words} for your answer${count > 1 ? ', the oldest' : ''} ${ageInWords(oldestDays)}.`
}

/** Needs on the home page: what waits for the reader, and the state of the reader's own. */
export function homeNeedElements(waiting: WaitingCount | null, own: readonly OwnNeed[]): Element[] {
  const elements: Element[] = []
  if (waiting && waiting.count > 0) elements.push({ kind: 'text', text: waitingInWords(waiting) })
  for (const { need, to, days } of own)
    elements.push({ kind: 'note', text: `“${shortened(need.text, 80)}” ${ownState(need, to, days)}` })
  if (elements.length === 0) return []
  return [
    { kind: 'heading', text: 'Needs' },
    ...elements,
    { kind: 'buttons', buttons: [{ action: ACTIONS.runCommand, value: 'need list', label: 'See them' }] },
  ]
}
