import { MAX_ENTRY_LENGTH } from '../domain/entry.ts'
import { FORMS } from './actions.ts'
import type { FormView } from './view.ts'
import { ONLY_YOU } from './who-sees.ts'

/** Slack's and Teams' inputs take no more than this; longer texts go into a thread or a private message. */
export const MAX_FORM_TEXT = Math.min(3_000, MAX_ENTRY_LENGTH)

/** The form for a thought of one's own. */
export function reflectForm(): FormView {
  return {
    name: FORMS.reflect,
    context: '',
    title: 'Reflect',
    submitLabel: 'Keep',
    elements: [
      {
        kind: 'input',
        name: 'text',
        type: 'paragraph',
        label: 'What did you notice, try or wonder?',
        maxLength: MAX_FORM_TEXT,
      },
      { kind: 'note', text: ONLY_YOU },
    ],
  }
}

/** The form that answers one delivery in private. */
export function answerForm(deliveryId: string, question: string): FormView {
  return {
    name: FORMS.answer,
    context: deliveryId,
    title: 'Your answer',
    submitLabel: 'Keep',
    elements: [
      { kind: 'text', text: question },
      { kind: 'input', name: 'text', type: 'paragraph', label: 'Your answer', maxLength: MAX_FORM_TEXT },
      { kind: 'note', text: ONLY_YOU },
    ],
  }
}
