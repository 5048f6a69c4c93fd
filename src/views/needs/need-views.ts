import { categoryInWords, type Need } from '../../domain/needs/need.ts'
import { NEED_STEPS } from '../actions.ts'
import { textView, viewOf } from '../plain-text.ts'
import type { Button, Element, View } from '../view.ts'
import { needButton, shortened } from './need-buttons.ts'

/** What the writer is told after sending. `to`: who answers; `shown`: what they see beside the words. */
export function needRaisedView(need: Pick<Need, 'id' | 'text'>, to: string, shown: string): View {
  return viewOf([
    { kind: 'text', text: `On its way to ${to}: “${shortened(need.text)}”` },
    { kind: 'note', text: `${shown} The answer comes to you here, in private.` },
    {
      kind: 'buttons',
      buttons: [
        needButton(NEED_STEPS.change, need.id, 'Change'),
        needButton(NEED_STEPS.withdraw, need.id, 'Take it back', 'quiet'),
      ],
    },
  ])
}

/**
 * Before a short request goes out, or one whose words seem to name a student. `to`: who answers; `shown`: what they would
 * see beside the words; `isChosen`: the writer has said whether with the name.
 */
export function needDraftView(input: {
  need: Pick<Need, 'id' | 'text'>
  to: string
  shown: string
  names: readonly string[]
  isChosen: boolean
}): View {
  const { need, to, shown, names, isChosen } = input
  const quoted = names.map((name) => `“${name}”`).join(', ')
  const warning = `This may name a student: ${quoted}. Please change it, if so.`
  const send = isChosen
    ? [needButton(NEED_STEPS.send, need.id, 'It is no student: send')]
    : [
        needButton(NEED_STEPS.send, need.id, 'Send without my name', 'primary'),
        needButton(NEED_STEPS.sendNamed, need.id, 'Send with my name'),
      ]
  const other = isChosen ? [] : [needButton(NEED_STEPS.keep, need.id, 'Keep it as a thought', 'quiet')]
  return viewOf([
    { kind: 'text', text: `Send this to ${to}? “${shortened(need.text)}”` },
    ...(names.length > 0 ? [{ kind: 'text' as const, text: warning }] : []),
    { kind: 'note', text: `${shown} I have not sent it yet.` },
    {
      kind: 'buttons',
      buttons: [...send, needButton(NEED_STEPS.change, need.id, 'Change'), ...other],
    },
  ])
}

/** A request as whoever answers sees it. */
export interface ShownNeed {
  need: Pick<Need, 'id' | 'text' | 'category' | 'state'>
  /** The writer's name with the team, or just the team or school; as it may be shown. */
  from: string
  /** Who is on it, where somebody is. */
  takenBy: string | null
  /** Where it went, where it is no longer at the reader's desk. */
  passedTo: string | null
  /** Who answered, where somebody did. */
  answeredBy: string | null
}

/** The message to whoever answers, as it stands now. */
export function needNoteView(shown: ShownNeed): View {
  const { need, from, passedTo } = shown
  if (need.state === 'withdrawn' || need.state === 'draft') return textView(TAKEN_BACK)
  if (passedTo !== null) return textView(`A request for support went on to ${passedTo}.`)
  return viewOf([
    { kind: 'heading', text: 'A request for support' },
    { kind: 'text', text: need.text },
    { kind: 'note', text: `${categoryInWords(need.category)}. ${from}` },
    ...stateOf(shown),
    { kind: 'buttons', buttons: buttonsOf(shown) },
  ])
}

/** Where the words of a request are gone. */
export const TAKEN_BACK = 'This request for support was taken back.'

function stateOf({ need, takenBy, answeredBy }: ShownNeed): Element[] {
  if (need.state === 'answered')
    return [{ kind: 'text', text: answeredBy ? `Answered by ${answeredBy}.` : 'Answered.' }]
  return takenBy ? [{ kind: 'text', text: `${takenBy} is on it.` }] : []
}

function buttonsOf({ need, takenBy }: ShownNeed): Button[] {
  if (need.state === 'answered') return [needButton(NEED_STEPS.answer, need.id, 'Add to the answer')]
  const answer = needButton(NEED_STEPS.answer, need.id, 'Answer', 'primary')
  const pass = needButton(NEED_STEPS.pass, need.id, 'Pass on')
  return takenBy ? [answer, pass] : [answer, needButton(NEED_STEPS.take, need.id, 'I’m on it'), pass]
}

/** Tells the writer that somebody is on it, or where it went. */
export function needNewsView(text: string, news: string): View {
  return viewOf([
    { kind: 'text', text: news },
    { kind: 'note', text: `You asked: “${shortened(text)}”` },
  ])
}

/** After an answer went out; `needId`: of the need that may be answered for everybody, too. */
export function needAnswerSentView(text: string, needId: string | null): View {
  const tell = needId && needButton(NEED_STEPS.tell, needId, 'Tell everybody what we did')
  return viewOf([{ kind: 'text', text }, ...(tell ? [{ kind: 'buttons' as const, buttons: [tell] }] : [])])
}

/** The answer, for the writer alone. */
export function needAnsweredView(asked: string, answer: { by: string; text: string }): View {
  return viewOf([
    { kind: 'heading', text: `${answer.by} answers` },
    { kind: 'text', text: answer.text },
    { kind: 'note', text: `You asked: “${shortened(asked)}”` },
    { kind: 'note', text: 'Only you see this. Something else? Type /need.' },
  ])
}
