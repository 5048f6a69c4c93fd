import { MAX_POINT } from '../../domain/agenda/agenda.ts'
import { FORMS } from '../actions.ts'
import type { FormView, InputElement } from '../view.ts'
import type { AgendaPoint } from './sheet.ts'

/** Longest decision, in letters. */
export const MAX_DECISION = 500

/** The form that changes a point. `context`: its id. `count`: of the points. */
export function agendaPointForm(point: AgendaPoint, place: number, count: number): FormView {
  const places = Array.from({ length: count }, (_, index) => String(index + 1))
  return {
    name: FORMS.agendaPoint,
    context: point.id,
    title: 'Change this point',
    submitLabel: 'Save',
    elements: [
      { ...textField('What the team reads'), initial: point.text },
      minutesField(String(point.minutes)),
      {
        kind: 'input',
        name: 'place',
        type: 'choice',
        label: 'Where it stands',
        options: places.map((value) => ({ value, label: value })),
        initial: String(place),
      },
      {
        kind: 'note',
        text: point.isQuote
          ? 'These are somebody’s words. Where you change them, they stand without quotation marks.'
          : 'Only your team reads it.',
      },
    ],
  }
}

/** The form for a point of the facilitator's own. `context`: the agenda's id. */
export function ownPointForm(agendaId: string): FormView {
  return {
    name: FORMS.agendaOwn,
    context: agendaId,
    title: 'Add a point',
    submitLabel: 'Add',
    elements: [textField('What will you talk about?'), { ...minutesField(''), isOptional: true }],
  }
}

/** The form with which anybody of the team puts something on the agenda. `context`: the team's id. */
export function agendaTopicForm(teamId: string, initial: string, about: string | null): FormView {
  return {
    name: FORMS.agendaTopic,
    context: teamId,
    title: 'Add to the agenda',
    submitLabel: 'Add',
    elements: [
      ...(about ? [{ kind: 'text' as const, text: about }] : []),
      { ...textField('What should the team talk about?'), ...(initial ? { initial } : {}) },
      {
        kind: 'input',
        name: 'kind',
        type: 'choice',
        label: 'It is',
        options: [
          { value: 'question', label: 'An open question' },
          { value: 'evidence', label: 'Evidence: what students said or did' },
          { value: 'difference', label: 'Something we see differently' },
          { value: 'topic', label: 'Another topic' },
        ],
        initial: 'question',
      },
      {
        kind: 'input',
        name: 'name',
        type: 'choice',
        label: 'My name',
        options: [
          { value: 'without-name', label: 'Without my name' },
          { value: 'with-name', label: 'My name may stand there' },
        ],
        initial: 'without-name',
      },
      {
        kind: 'note',
        text: 'The facilitator reads it first, then your team; nobody above it. /mine takes it off.',
      },
    ],
  }
}

/** The form for a decision. `context`: the agenda's id. */
export function decisionForm(agendaId: string): FormView {
  return {
    name: FORMS.agendaDecision,
    context: agendaId,
    title: 'What did you decide?',
    submitLabel: 'Keep',
    elements: [
      {
        kind: 'input',
        name: 'text',
        type: 'paragraph',
        label: 'The decision, in a sentence',
        maxLength: MAX_DECISION,
      },
      {
        kind: 'input',
        name: 'when',
        type: 'line',
        label: 'If it is yours to do: by when?',
        hint: 'In words: Friday, in two weeks. On that day I ask you how it went.',
        isOptional: true,
        maxLength: 60,
      },
      { kind: 'input', name: 'on', type: 'date', label: 'Or choose the day', isOptional: true },
      { kind: 'note', text: 'Your team reads it; next time’s agenda begins with it.' },
    ],
  }
}

function textField(label: string): InputElement {
  return { kind: 'input', name: 'text', type: 'paragraph', label, maxLength: MAX_POINT }
}

function minutesField(initial: string): InputElement {
  return {
    kind: 'input',
    name: 'minutes',
    type: 'line',
    label: 'Minutes',
    maxLength: 3,
    isOptional: true,
    hint: 'Leave it empty for a fair share of the meeting',
    ...(initial ? { initial } : {}),
  }
}
