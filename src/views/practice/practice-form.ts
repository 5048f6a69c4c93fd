import { MAX_MOVE_LENGTH } from '../../domain/practice/practice.ts'
import { USUAL_TIME } from '../../domain/practice/read-times.ts'
import { FORMS } from '../actions.ts'
import type { Element, FormView, Option } from '../view.ts'
import { WEEKDAYS } from '../words.ts'

/** What is known of a practice before its form is filled in; days and the like as the form's own values. */
export interface PracticeFormValues {
  who: string
  move: string
  days: string
  every: string
  /** Empty: one was said that is not understood, and is asked for. */
  time: string
  weeks: string
  until: string
  from: string
  /** Where the fields cannot say it. */
  words: string
}

/**
 * The form of a practice. `who`: teams and people to choose from; `context`: what it changes, or empty; `problem`: what
 * was not understood, stands first.
 */
export function practiceForm(
  who: Option[],
  given: Partial<PracticeFormValues>,
  context: string,
  problem: string | null = null,
): FormView {
  return {
    name: FORMS.practice,
    context,
    title: context ? 'Change the practice' : 'Set up a practice',
    submitLabel: 'Next',
    elements: [
      ...(problem ? [{ kind: 'text' as const, text: problem }] : []),
      { kind: 'text', text: 'Nothing is scheduled yet: you see the next three times first.' },
      {
        kind: 'input',
        name: 'who',
        type: 'choice',
        label: 'Who practices?',
        hint: 'A team: each member for themselves',
        options: who,
        ...initial(given.who),
      },
      {
        kind: 'input',
        name: 'move',
        type: 'paragraph',
        label: 'What to try',
        hint: 'One small move. For example: wait five seconds after each question',
        maxLength: MAX_MOVE_LENGTH,
        ...initial(given.move),
      },
      ...whenFields(given),
      {
        kind: 'input',
        name: 'words',
        type: 'line',
        label: 'Or when, in your words',
        hint: 'This counts instead of the days above. For example: every other Tuesday at 3pm until 18 December',
        isOptional: true,
        maxLength: 120,
        ...initial(given.words),
      },
    ],
  }
}

function whenFields(given: Partial<PracticeFormValues>): Element[] {
  const days = WEEKDAYS.slice(0, 5).map((label, index) => ({ value: String(index + 1), label }))
  return [
    {
      kind: 'input',
      name: 'days',
      type: 'choices',
      label: 'On which days?',
      options: days,
      isOptional: true,
      ...initial(given.days),
    },
    {
      kind: 'input',
      name: 'every',
      type: 'choice',
      label: 'How often?',
      options: [
        { value: 'once', label: 'Once' },
        { value: '1', label: 'Every week' },
        { value: '2', label: 'Every other week' },
      ],
      initial: given.every ?? '1',
    },
    {
      kind: 'input',
      name: 'time',
      type: 'time',
      label: 'At what time?',
      ...initial(given.time ?? USUAL_TIME),
    },
    {
      kind: 'input',
      name: 'weeks',
      type: 'choice',
      label: 'For how long?',
      options: [
        ...['2', '3', '4', '6', '8', '12'].map((value) => ({ value, label: `${value} weeks` })),
        { value: 'open', label: 'Until one of us stops it' },
      ],
      initial: given.weeks ?? '4',
    },
    {
      kind: 'input',
      name: 'until',
      type: 'date',
      label: 'Or until',
      hint: 'The last day; counts instead of the weeks',
      isOptional: true,
      ...initial(given.until),
    },
    {
      kind: 'input',
      name: 'from',
      type: 'date',
      label: 'First day',
      hint: 'Leave it empty to begin with the next such day',
      isOptional: true,
      ...initial(given.from),
    },
  ]
}

function initial(value: string | undefined): { initial?: string } {
  return value ? { initial: value } : {}
}
