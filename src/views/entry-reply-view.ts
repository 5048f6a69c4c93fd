import type { FollowUp } from '../stance/follow-up.ts'
import type { Habit } from '../stance/habits.ts'
import { wishButtons } from './agenda/agenda-buttons.ts'
import { commitmentButton } from './commitment-views.ts'
import { THANKS } from './habit-words.ts'
import { viewOf } from './plain-text.ts'
import type { Element, View } from './view.ts'

interface EntryReplyInput {
  /** The habit to thank for, or null. */
  thanksFor: Habit | null
  followUp: FollowUp
  /** Words that seem to name a student. */
  names: readonly string[]
  isShared: boolean
  /** What a next step is set in the wake of. */
  entryId: string
  /** Whether the words could stand on the agenda of the writer's team. */
  forAgenda?: boolean
}

const QUESTIONS: Record<Exclude<FollowUp, 'none'>, string> = {
  evidence: 'what did students say or do that makes you think so?',
  cause: 'what might be the reason? A hunch is enough.',
  'next-step': 'what is one thing you will try next?',
  feedback: 'who could have a look at it with you?',
}

/** What a writer hears in private after an entry: a warning, a thank-you, at most one question; null for none of them. */
export function entryReplyView(input: EntryReplyInput): View | null {
  const { thanksFor, followUp, names, isShared, entryId } = input
  const elements: Element[] = []
  if (names.length > 0) elements.push({ kind: 'text', text: nameWarning(names, isShared) })
  const thanks = thanksFor ? THANKS[thanksFor] : ''
  const question = followUp === 'none' ? '' : `If you like, one more line: ${QUESTIONS[followUp]}`
  const words = [thanks, question].filter(Boolean).join(' ')
  if (words) elements.push({ kind: 'text', text: words })
  if (followUp === 'next-step')
    elements.push({ kind: 'buttons', buttons: [commitmentButton('new', entryId, 'Set a next step')] })
  // Words that the team has read need no offer of their own: they may come up, without a name.
  const isOffered = input.forAgenda && (!isShared || elements.length > 0)
  if (isOffered) elements.push(...agendaOffer(entryId, isShared))
  return elements.length > 0 ? viewOf(elements) : null
}

function agendaOffer(entryId: string, isShared: boolean): Element[] {
  const text = isShared
    ? 'Your words may come up when your team meets, without your name.'
    : 'Something for your team to talk about? It goes on the agenda only if you say so.'
  const buttons = wishButtons(`entry:${entryId}`, { wish: null, isTeam: isShared })
  return [
    { kind: 'note', text },
    { kind: 'buttons', buttons },
  ]
}

function nameWarning(names: readonly string[], isShared: boolean): string {
  const quoted = names.map((name) => `“${name}”`).join(', ')
  const readers = isShared ? 'Your team can read it. ' : ''
  return `This may name a student: ${quoted}. ${readers}If so, please edit your message and leave the name out; I follow the edit.`
}
