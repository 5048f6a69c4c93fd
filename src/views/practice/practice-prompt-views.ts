import { PRACTICE_CHOICES, type Practice } from '../../domain/practice/practice.ts'
import { ACTIONS, PRACTICE_STEPS } from '../actions.ts'
import { viewOf } from '../plain-text.ts'
import { notNow } from '../prompt-view.ts'
import { scheduleInWords } from '../schedule-words.ts'
import type { Element, View } from '../view.ts'
import { instantInWords } from '../words.ts'
import { firstNameOf, practiceButton } from './practice-buttons.ts'

type About = Pick<Practice, 'id' | 'move' | 'nextStep' | 'rehearsedAt'>

/** The message to the person at an occurrence. `deliveryId`: of the message itself; `hasTried`: at an earlier one. */
export function practiceReminderView(input: {
  practice: About
  coach: string
  deliveryId: string
  chosen: string | null
  isReminder: boolean
  hasTried: boolean
}): View {
  const { practice, coach, deliveryId, chosen, isReminder, hasTried } = input
  const elements: Element[] = [
    { kind: 'heading', text: `${isReminder ? 'Still open: your' : 'Your'} practice with ${coach}` },
    { kind: 'text', text: practice.move },
  ]
  if (practice.nextStep) elements.push({ kind: 'text', text: `Last time you meant to: ${practice.nextStep}` })
  else if (hasTried && !chosen) elements.push({ kind: 'text', text: AGAIN })
  const isFirst = !practice.rehearsedAt && !hasTried && !chosen
  if (isFirst) elements.push({ kind: 'text', text: REHEARSE })
  elements.push({
    kind: 'choices',
    action: ACTIONS.answer,
    value: deliveryId,
    label: hasTried ? 'Did you try it again?' : 'Did you try it?',
    options: PRACTICE_CHOICES.map(({ value, label }) => ({
      value,
      label: value === chosen ? `✓ ${label}` : label,
    })),
  })
  if (chosen === 'did') return viewOf([...elements, ...howDidItGo(practice.id, deliveryId, coach)])
  const rehearse = practiceButton(PRACTICE_STEPS.rehearse, [practice.id, deliveryId], 'Rehearse first')
  const later = chosen ? [] : [notNow(deliveryId)]
  const buttons = isFirst ? [rehearse, ...later] : later
  if (buttons.length > 0) elements.push({ kind: 'buttons', buttons })
  elements.push({ kind: 'note', text: whoSees(coach) })
  return viewOf(elements)
}

const REHEARSE = 'Before the first try: say the first two sentences you would use, aloud or to a colleague.'

const AGAIN = 'You have tried it before. What is one small thing to do differently this time?'

/** Asks how it went; of the two ways to say it, the tap is the choice of who sees it. */
export function howDidItGo(practiceId: string, deliveryId: string, coach: string): Element[] {
  const name = firstNameOf(coach)
  const ids = [practiceId, deliveryId]
  return [
    { kind: 'text', text: 'You tried it. How did it go? What did students say or do?' },
    {
      kind: 'buttons',
      buttons: [
        practiceButton(PRACTICE_STEPS.tell, ids, `Tell ${name}`, 'primary'),
        practiceButton(PRACTICE_STEPS.keep, ids, 'Just for me'),
      ],
    },
    {
      kind: 'note',
      text: `“Tell ${name}”: your words go to ${coach} alone. “Just for me”: nobody else sees them.`,
    },
  ]
}

/** The message to the person when a coach has set up a practice. */
export function practiceWelcomeView(input: {
  practice: About & Pick<Practice, 'schedule'>
  coach: string
  deliveryId: string
  next: readonly Date[]
  zone: string
}): View {
  const { practice, coach, next, zone, deliveryId } = input
  const when = scheduleInWords(practice.schedule, zone)
  const [first] = next
  const start = first && next.length > 1 ? ` The first time is ${instantInWords(first, zone)}.` : ''
  return viewOf([
    { kind: 'heading', text: `${coach} suggests a practice` },
    { kind: 'text', text: practice.move },
    {
      kind: 'text',
      text: `I remind you ${when}.${start}`,
    },
    { kind: 'text', text: REHEARSE },
    {
      kind: 'buttons',
      buttons: [
        practiceButton(PRACTICE_STEPS.rehearse, [practice.id, deliveryId], 'Rehearse now', 'primary'),
        practiceButton(PRACTICE_STEPS.change, [practice.id], 'Another time'),
        practiceButton(PRACTICE_STEPS.stop, [practice.id], 'Not for me'),
      ],
    },
    { kind: 'note', text: whoSees(coach) },
  ])
}

/** What a coach gets to see, said before anything is written. */
function whoSees(coach: string): string {
  const name = firstNameOf(coach)
  return `${name} sees how often you tap each answer, and only those of your words that you share. Nobody else does. Skipping is fine.`
}

/** Words that a person shared, for the coach; `text` null: taken back. */
export function sharedWordsView(input: {
  nudgeId: string
  person: string
  move: string
  text: string | null
}): View {
  const { nudgeId, person, move, text } = input
  if (text === null)
    return viewOf([
      { kind: 'heading', text: `${person} shared something` },
      { kind: 'text', text: `${person} has taken these words back.` },
    ])
  return viewOf([
    { kind: 'heading', text: `${person} shares with you` },
    { kind: 'note', text: move },
    { kind: 'text', text },
    {
      kind: 'buttons',
      buttons: [practiceButton(PRACTICE_STEPS.answer, [nudgeId], `Answer ${firstNameOf(person)}`, 'primary')],
    },
    {
      kind: 'note',
      text: `Shared with you alone. Your answer, by the button or in this thread, goes to ${person} alone.`,
    },
  ])
}

/** A coach's answer, for the person. `deliveryId`: of the reminder that it is about, or empty. */
export function coachAnswerView(input: {
  practiceId: string
  deliveryId: string
  coach: string
  move: string
  text: string
}): View {
  const { practiceId, deliveryId, coach, move, text } = input
  return viewOf([
    { kind: 'heading', text: `${coach} answers you` },
    { kind: 'note', text: move },
    { kind: 'text', text },
    {
      kind: 'buttons',
      buttons: [
        practiceButton(PRACTICE_STEPS.step, [practiceId], 'My next step', 'primary'),
        practiceButton(PRACTICE_STEPS.tell, [practiceId, deliveryId], 'Write back'),
      ],
    },
    { kind: 'note', text: `Only you and ${coach} see this. What you write in the thread stays yours.` },
  ])
}
