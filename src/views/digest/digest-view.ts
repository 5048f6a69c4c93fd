import type { DigestContent } from '../../domain/digest/content.ts'
import type { Digest } from '../../domain/digest/digest.ts'
import type { Suggestion } from '../../domain/digest/suggestion.ts'
import type { Condition } from '../../domain/report/figures.ts'
import { ACTIONS } from '../actions.ts'
import { needsWaitingElements, type WaitingCount } from '../needs/need-list-view.ts'
import { viewOf } from '../plain-text.ts'
import { elementTitle } from '../report/framework-words.ts'
import { shareInWords } from '../report/numbers.ts'
import { dayInWords } from '../report/words.ts'
import { tellingOf } from '../report-words.ts'
import type { Element, PictureElement, View } from '../view.ts'
import { listInWords } from '../words.ts'
import { participationWords, seenInWords, stanceWords } from './digest-words.ts'

/** A digest as it is told: of one scope, or of up to three of one recipient. */
export interface DigestLook {
  recipient: Digest['recipient']
  parts: {
    content: DigestContent
    /** The chart of the scope; null: the words go alone. */
    picture: Omit<PictureElement, 'kind'> | null
  }[]
  /** Requests for support that wait for the reader's own answer; null for who answers none, and for teams. */
  waiting: WaitingCount | null
  /** The one thing to try, and what it is about. */
  suggestion: { of: DigestContent; made: Suggestion } | null
}

const TOPICS = 3
const ELEMENTS = 3

/** The weekly digest. A team's is the same for all who may read it: whoever taps a button gets an own answer. */
export function digestView({ recipient, parts, waiting, suggestion }: DigestLook): View {
  const [first] = parts
  if (!first) return viewOf([{ kind: 'text', text: 'There is nothing to tell of this week.' }])
  const { week, scope, minPeople } = first.content
  return viewOf([
    {
      kind: 'heading',
      text: `The week of ${dayInWords(week)}: ${parts.length > 1 ? 'your teams' : scope.name}`,
    },
    ...parts.flatMap(({ content, picture }): Element[] => [
      ...(parts.length > 1
        ? [{ kind: 'divider' as const }, { kind: 'heading' as const, text: content.scope.name }]
        : []),
      ...contentElements(content, picture),
    ]),
    ...needsWaitingElements(waiting),
    ...(suggestion ? suggestionElements(suggestion) : []),
    {
      kind: 'buttons',
      buttons: [
        {
          action: ACTIONS.digest,
          value: `open:${scope.kind}:${scope.id}:${week}`,
          label: 'Open the pages',
          style: 'primary',
        },
        { action: ACTIONS.digest, value: `about:${recipient.kind}:${recipient.id}`, label: 'What is this?' },
      ],
    },
    {
      kind: 'note',
      text: `Of the closed week. Told are groups of ${minPeople} people or more; no names, no texts, no ranking.`,
    },
  ])
}

function contentElements(content: DigestContent, picture: DigestLook['parts'][number]['picture']): Element[] {
  const facts = factsOf(content)
  return [
    { kind: 'text', text: participationWords(content) },
    ...(picture ? [{ kind: 'picture' as const, ...picture }] : []),
    { kind: 'text', text: stanceWords(content) },
    ...(facts.length > 0 ? [{ kind: 'facts' as const, facts }] : []),
  ]
}

function factsOf(content: DigestContent): { label: string; value: string }[] {
  const { topics, conditions, withoutTime, needs, coverage } = content
  const facts: { label: string; value: string }[] = []
  const add = (label: string, value: string): void => void (value && facts.push({ label, value }))
  add(
    'What people wrote about',
    topics
      .slice(0, TOPICS)
      .map(({ label, people }) => `${label} (${people} people or more)`)
      .join(', '),
  )
  add('Protected time', conditionWords(conditions.time))
  add('No protected time at', listInWords(withoutTime.map(({ name }) => name)))
  add('Support when needed', conditionWords(conditions.support))
  add('Waited over two weeks for an answer', needs.map(needWords).join('; '))
  add(
    'Asked about',
    coverage
      .slice(0, ELEMENTS)
      .map(({ key }) => elementTitle(key))
      .join(', '),
  )
  return facts
}

function conditionWords(condition: DigestContent['conditions']['time']): string {
  if (condition.kind === 'hidden') return ''
  const { yes, answers }: Condition = condition.value
  return `${tellingOf(yes)} of ${answers} answers said yes (${shareInWords(yes, answers)})`
}

function needWords({ schoolName, department, needs }: DigestContent['needs'][number]): string {
  return needs.kind === 'shown' ? `${tellingOf(needs.value.waiting)} (${schoolName}, ${department})` : ''
}

function suggestionElements({ of, made }: NonNullable<DigestLook['suggestion']>): Element[] {
  const { rule } = made
  const { advice } = rule
  return [
    { kind: 'divider' },
    { kind: 'heading', text: 'One thing to try' },
    { kind: 'text', text: of.scope.kind === 'team' ? advice.team : advice.leaders },
    {
      kind: 'note',
      text: `Why: ${seenInWords(made, of.scope.kind)} It serves “${elementTitle(rule.framework)}”.`,
    },
  ]
}
