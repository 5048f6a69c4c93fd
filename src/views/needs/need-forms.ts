import { MAX_NEED_LENGTH, NEED_CATEGORIES, type NeedCategory } from '../../domain/needs/need.ts'
import { FORMS } from '../actions.ts'
import type { Element, FormView, InputElement, Option } from '../view.ts'
import { shortened } from './need-buttons.ts'

/** What a form of a need begins with. */
export interface NeedFields {
  text: string
  category: NeedCategory | null
  /** A desk's key. */
  desk: string | null
  isNamed: boolean
}

/** What happens to a name, for who asks. */
export const WITHOUT_NAME =
  'Without your name, whoever answers sees your words, and your team or school only where enough people are in it; never who wrote it. The answer still comes to you, in private. Words can give somebody away: leave out what only you would say.'

/** The form that asks for support. `context`: the id of the need whose place it takes, or nothing. */
export function needForm(context: string, desks: readonly Option[], fields: NeedFields): FormView {
  const { text, category, desk, isNamed } = fields
  const words: InputElement = {
    kind: 'input',
    name: 'text',
    type: 'paragraph',
    label: 'What do you need?',
    hint: 'For example: an hour on Thursdays to plan together. Please leave students’ names out',
    maxLength: MAX_NEED_LENGTH,
  }
  return {
    name: FORMS.need,
    context,
    title: 'Ask for support',
    submitLabel: 'Send',
    elements: [
      text ? { ...words, initial: text } : words,
      choice('category', 'What is it about?', CATEGORIES, category ?? 'time'),
      choice('desk', 'Who should answer?', desks, desk ?? desks[0]?.value),
      choice('name', 'Your name', NAMES, isNamed ? 'with' : 'without'),
      { kind: 'note', text: WITHOUT_NAME },
    ],
  }
}

const CATEGORIES: Option[] = NEED_CATEGORIES.map(({ key, label }) => ({ value: key, label }))

const NAMES: Option[] = [
  { value: 'without', label: 'Without my name' },
  { value: 'with', label: 'With my name' },
]

/** The form of an answer. `from`: the name, team or school that is shown. */
export function needAnswerForm(id: string, from: string, text: string): FormView {
  return {
    name: FORMS.needAnswer,
    context: id,
    title: 'Your answer',
    submitLabel: 'Send',
    elements: [
      { kind: 'note', text: from },
      { kind: 'text', text: shortened(text, 500) },
      {
        kind: 'input',
        name: 'text',
        type: 'paragraph',
        label: 'What you can do, and by when',
        maxLength: MAX_NEED_LENGTH,
      },
      { kind: 'note', text: 'Whoever asked reads this in private, with your name. Nobody else does.' },
    ],
  }
}

/** The form that passes a need on to another desk. */
export function needPassForm(id: string, desks: readonly Option[]): FormView {
  const elements: Element[] = [
    choice('desk', 'Who can answer it?', desks, desks[0]?.value),
    {
      kind: 'note',
      text: 'Whoever asked is told where it went. What is hidden from you stays hidden there.',
    },
  ]
  return { name: FORMS.needPass, context: id, title: 'Pass on', submitLabel: 'Pass on', elements }
}

function choice(
  name: string,
  label: string,
  options: readonly Option[],
  initial: string | undefined,
): InputElement {
  const element: InputElement = { kind: 'input', name, type: 'choice', label, options: [...options] }
  return initial === undefined ? element : { ...element, initial }
}
