import type { FormView } from '../../views/view.ts'
import { type AdaptiveCard, CARD_TYPE } from './card.ts'

/** What an invoke is answered with; `card` goes before `line`. */
export interface InvokeOutcome {
  /** Takes the place of the tapped card, or is the next page of the dialog. */
  card: AdaptiveCard | null
  /** A short line for the person who acted. */
  line: string | null
  /** The dialog that opens. */
  form: { view: FormView; card: AdaptiveCard } | null
}

/** The body that answers an invoke, by its name; null for an invoke that this bot does not know. */
export function invokeAnswer(name: string | undefined, outcome: InvokeOutcome): object | null {
  switch (name) {
    case 'adaptiveCard/action':
      return outcome.card
        ? { statusCode: 200, type: CARD_TYPE, value: outcome.card }
        : {
            statusCode: 200,
            type: 'application/vnd.microsoft.activity.message',
            value: outcome.line ?? 'Done.',
          }
    // Forms go to the private chat as cards: a line says so in the dialog that Teams opens.
    case 'composeExtension/fetchTask':
    case 'task/fetch':
    case 'task/submit':
      return { task: taskOf(outcome) }
    default:
      return null
  }
}

/** The body that tells a client that its card action could not be read. */
export function unreadableAction(): object {
  const value = { code: 'BadRequest', message: 'This button is not known any more.' }
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value }
}

function taskOf({ form, card, line }: InvokeOutcome): object {
  const shown = form?.card ?? card
  if (!shown) return { type: 'message', value: line ?? 'Done.' }
  const value = {
    title: form?.view.title ?? 'Common Thread',
    card: { contentType: CARD_TYPE, content: shown },
  }
  return { type: 'continue', value }
}
