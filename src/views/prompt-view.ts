import type { NudgeAudience, Prompt, PromptKind } from '../domain/nudge.ts'
import { ACTIONS, FORMS } from './actions.ts'
import { viewOf } from './plain-text.ts'
import type { Button, Element, View } from './view.ts'
import { ONLY_YOU, WHOEVER_IS_HERE } from './who-sees.ts'
import { instantInWords } from './words.ts'

interface PromptViewInput {
  deliveryId: string
  prompt: Pick<Prompt, 'text' | 'kind' | 'choices' | 'takesText'>
  audience: NudgeAudience
  /** Whether it was asked before, without an answer. */
  isReminder?: boolean
  /** The phase's title, or who asks: stands over the question. */
  heading: string
  closesAt: Date
  zone: string
  /** How many people have answered with a tap so far; 0 shows nothing. */
  answered: number
  /** The reader's own choice, where the message is one person's. */
  chosen?: string | null
}

/** What else one can do about a question. */
export function notNow(deliveryId: string): Button {
  return { action: ACTIONS.notNow, value: deliveryId, label: 'Not now', style: 'quiet' }
}

/** A prompt as it is asked: the question, how to answer, until when, and who will see it. */
export function promptView(input: PromptViewInput): View {
  const { prompt } = input
  if (prompt.kind === 'note') return viewOf([{ kind: 'text', text: prompt.text }])
  const elements: Element[] = [
    { kind: 'heading', text: input.heading },
    { kind: 'text', text: prompt.text },
  ]
  if (input.isReminder) elements.push({ kind: 'note', text: REMINDER })
  if (prompt.choices.length > 0) elements.push(choicesOf(input))
  if (prompt.takesText) elements.push(answerBoxOf(input))
  else if (isAsking(prompt.kind)) elements.push({ kind: 'buttons', buttons: [notNow(input.deliveryId)] })
  if (input.answered > 0) elements.push({ kind: 'note', text: `Answered so far: ${input.answered}` })
  elements.push({ kind: 'note', text: howToAnswer(input) })
  elements.push({ kind: 'note', text: whoSees(input) })
  return viewOf(elements)
}

const REMINDER = 'You were asked this before. Still welcome, and fine to leave.'

function choicesOf({ deliveryId, prompt, chosen }: PromptViewInput): Element {
  const options = prompt.choices.map((choice) => ({
    ...choice,
    label: choice.value === chosen ? `✓ ${choice.label}` : choice.label,
  }))
  return { kind: 'choices', action: ACTIONS.answer, value: deliveryId, label: 'Your answer', options }
}

function answerBoxOf({ deliveryId, audience, prompt }: PromptViewInput): Element {
  return {
    kind: 'answer-box',
    form: FORMS.answer,
    context: deliveryId,
    action: ACTIONS.writeAnswer,
    label: boxLabelOf(prompt, audience),
    buttonLabel: audience === 'team' ? 'Answer in private' : 'Answer',
    ...(isAsking(prompt.kind) ? { beside: notNow(deliveryId) } : {}),
  }
}

function boxLabelOf(prompt: PromptViewInput['prompt'], audience: NudgeAudience): string {
  if (prompt.choices.length > 0) return 'A word about it, if you like'
  return audience === 'team' ? 'Your answer, if not in the thread' : 'Your answer'
}

function isAsking(kind: PromptKind): boolean {
  return kind !== 'note' && kind !== 'rhythm'
}

function howToAnswer({ prompt, audience, closesAt, zone }: PromptViewInput): string {
  const until = `until ${instantInWords(closesAt, zone)}`
  if (prompt.choices.length > 0) return `One tap is enough. You can change it ${until}.`
  return audience === 'team'
    ? `Reply in this thread ${until}; later is fine too.`
    : `Just write back ${until}; later is fine too.`
}

function whoSees({ prompt, audience }: PromptViewInput): string {
  const box = prompt.takesText ? ' Words in the box are for you alone.' : ''
  if (prompt.kind === 'rhythm') return 'Only you see this. Without an answer I ask you half as often.'
  if (prompt.choices.length > 0) return `Nobody sees who chose what: results show from five answers on.${box}`
  return audience === 'team' ? `${WHOEVER_IS_HERE}${box}` : ONLY_YOU
}
