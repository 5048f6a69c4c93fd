import { type Commitment, MAX_COMMITMENT_LENGTH } from '../domain/commitment.ts'
import type { Choice } from '../domain/nudge.ts'
import { ACTIONS, FORMS } from './actions.ts'
import { viewOf } from './plain-text.ts'
import { notNow } from './prompt-view.ts'
import type { Button, Element, FormView, View } from './view.ts'
import { dateInWords, instantInWords } from './words.ts'

/** One tap on the question how it went. */
export const COMMITMENT_CHOICES: Choice[] = [
  { value: 'done', label: 'Done' },
  { value: 'move', label: 'Not yet' },
  { value: 'let-go', label: 'Let it go' },
]

/** The form for a next step and its day. `context`: the entry or practice that it comes from. */
export function commitmentForm(context: string, text = ''): FormView {
  return {
    name: FORMS.commitment,
    context,
    title: 'My next step',
    submitLabel: 'Keep',
    elements: [
      {
        kind: 'input',
        name: 'text',
        type: 'line',
        label: 'What will you do?',
        hint: 'One line, for example: show the class two wrong answers',
        maxLength: MAX_COMMITMENT_LENGTH,
        ...(text ? { initial: text } : {}),
      },
      ...dayFields('By when?'),
      { kind: 'note', text: 'On that day I ask how it went. Only you see it.' },
    ],
  }
}

/** The form for another day. */
export function moveCommitmentForm({ id, text }: Pick<Commitment, 'id' | 'text'>): FormView {
  return {
    name: FORMS.moveCommitment,
    context: id,
    title: 'Another day',
    submitLabel: 'Keep',
    elements: [{ kind: 'text', text }, ...dayFields('By when now?')],
  }
}

function dayFields(label: string): Element[] {
  return [
    {
      kind: 'input',
      name: 'when',
      type: 'line',
      label,
      hint: 'In words: Friday, in two weeks, 18 December',
      isOptional: true,
      maxLength: 60,
    },
    { kind: 'input', name: 'on', type: 'date', label: 'Or choose the day', isOptional: true },
  ]
}

/** Tells that a next step is kept, and when it is asked about. */
export function commitmentKeptView(text: string, asksAt: Date, zone: string): View {
  return viewOf([
    { kind: 'text', text: `Kept: ${text}` },
    {
      kind: 'note',
      text: `I ask you how it went on ${instantInWords(asksAt, zone)}. Only you see it; /mine shows it.`,
    },
  ])
}

/** The question how it went. */
export function commitmentAskView(input: {
  commitment: Pick<Commitment, 'text'>
  deliveryId: string
  chosen: string | null
}): View {
  const { commitment, deliveryId, chosen } = input
  return viewOf([
    { kind: 'heading', text: 'How did it go?' },
    { kind: 'text', text: `You meant to: ${commitment.text}` },
    {
      kind: 'choices',
      action: ACTIONS.answer,
      value: deliveryId,
      label: 'How did it go?',
      options: COMMITMENT_CHOICES.map(({ value, label }) => ({
        value,
        label: value === chosen ? `✓ ${label}` : label,
      })),
    },
    {
      kind: 'answer-box',
      form: FORMS.answer,
      context: deliveryId,
      action: ACTIONS.writeAnswer,
      label: 'A line about it, if you like',
      buttonLabel: 'Write about it',
      ...(chosen ? {} : { beside: notNow(deliveryId) }),
    },
    { kind: 'note', text: 'Only you see this. Letting go of something is a decision, too.' },
  ])
}

/** A person's open next steps, with what can be done about each; nothing where there are none. */
export function commitmentElements(
  commitments: readonly Pick<Commitment, 'id' | 'text' | 'dueOn'>[],
): Element[] {
  if (commitments.length === 0) return []
  return [
    { kind: 'heading', text: 'Your next steps' },
    ...commitments.flatMap(({ id, text, dueOn }): Element[] => [
      { kind: 'text', text },
      { kind: 'note', text: `by ${dateInWords(dueOn)}, only you see it` },
      {
        kind: 'buttons',
        buttons: [
          { ...commitmentButton('done', id, 'Done'), style: 'primary' },
          commitmentButton('move', id, 'Another day'),
          commitmentButton('let-go', id, 'Let it go'),
        ],
      },
    ]),
  ]
}

/** A button of a next step; "new" with the id of the entry that it comes from. */
export function commitmentButton(
  step: 'new' | 'done' | 'move' | 'let-go',
  id: string,
  label: string,
): Button {
  return { action: ACTIONS.commitment, value: `${step}:${id}`, label }
}
