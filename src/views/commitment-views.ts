import type { AgendaWish } from '../domain/agenda/agenda.ts'
import { type Commitment, MAX_COMMITMENT_LENGTH } from '../domain/commitment.ts'
import type { Choice } from '../domain/nudge.ts'
import { ACTIONS, FORMS } from './actions.ts'
import { wishButtons } from './agenda/agenda-buttons.ts'
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
export function commitmentKeptView(
  text: string,
  asksAt: Date,
  zone: string,
  /** Its id, where the person's team meets and could talk about it. */
  forAgenda: string | null = null,
): View {
  return viewOf([
    { kind: 'text', text: `Kept: ${text}` },
    {
      kind: 'note',
      text: `I ask you how it went on ${instantInWords(asksAt, zone)}. Only you see it; /mine shows it.`,
    },
    ...(forAgenda ? [{ kind: 'buttons' as const, buttons: agendaButtonsOf(forAgenda, null) }] : []),
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

/** An own open next step. `agenda`: what was said of it and the agenda; undefined: it comes on none. */
export interface OwnCommitment extends Pick<Commitment, 'id' | 'text' | 'dueOn'> {
  agenda?: { wish: AgendaWish | null } | undefined
}

function agendaButtonsOf(id: string, wish: AgendaWish | null): Button[] {
  return wishButtons(`commitment:${id}`, { wish, isTeam: false })
}

function seenOnAgenda(wish: AgendaWish | null): string {
  if (wish === 'with-name') return 'on your team’s agenda with your name'
  return wish === 'without-name' ? 'on your team’s agenda without your name' : 'only you see it'
}

/** A person's open next steps, with what can be done about each; nothing where there are none. */
export function commitmentElements(commitments: readonly OwnCommitment[]): Element[] {
  if (commitments.length === 0) return []
  return [
    { kind: 'heading', text: 'Your next steps' },
    ...commitments.flatMap(({ id, text, dueOn, agenda }): Element[] => [
      { kind: 'text', text },
      { kind: 'note', text: `by ${dateInWords(dueOn)}, ${seenOnAgenda(agenda?.wish ?? null)}` },
      {
        kind: 'buttons',
        buttons: [
          { ...commitmentButton('done', id, 'Done'), style: 'primary' },
          commitmentButton('move', id, 'Another day'),
          commitmentButton('let-go', id, 'Let it go'),
          ...(agenda ? agendaButtonsOf(id, agenda.wish) : []),
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
