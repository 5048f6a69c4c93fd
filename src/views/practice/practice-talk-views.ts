import { PRACTICE_STEPS } from '../actions.ts'
import { viewOf } from '../plain-text.ts'
import type { View } from '../view.ts'
import { instantInWords } from '../words.ts'
import { firstNameOf, practiceButton } from './practice-buttons.ts'

/** After "not yet": when would suit? `tomorrow`: the next working day's time; `next`: the next in the row. */
export function notYetView(
  deliveryId: string,
  times: { tomorrow: Date | null; next: Date | null },
  zone: string,
): View {
  const { tomorrow, next } = times
  const then = next
    ? `The next reminder comes on ${instantInWords(next, zone)} anyway.`
    : 'No further reminder is planned.'
  const words = `That is fine: some weeks are full. ${then}`
  if (!tomorrow) return viewOf([{ kind: 'text', text: words }])
  return viewOf([
    { kind: 'text', text: words },
    {
      kind: 'buttons',
      buttons: [
        practiceButton(PRACTICE_STEPS.tomorrow, [deliveryId], `Remind me ${instantInWords(tomorrow, zone)}`),
      ],
    },
  ])
}

/** After words were kept: sharing them is one tap, or they are on their way. */
export function wordsKeptView(input: {
  practiceId: string
  entryId: string
  coach: string
  isShared: boolean
}): View {
  const { practiceId, entryId, coach, isShared } = input
  const name = firstNameOf(coach)
  const step = practiceButton(PRACTICE_STEPS.step, [practiceId], 'My next step')
  const share = practiceButton(PRACTICE_STEPS.share, [practiceId, entryId], `Share with ${name}`)
  return viewOf([
    {
      kind: 'text',
      text: isShared ? `Kept, and on its way to ${coach} alone.` : 'Kept. Only you see your words.',
    },
    { kind: 'buttons', buttons: isShared ? [step] : [share, step] },
  ])
}

/** Before words go to a coach: they seem to name a student. */
export function nameBeforeSharingView(
  practiceId: string,
  entryId: string,
  coach: string,
  names: readonly string[],
): View {
  const quoted = names.map((name) => `“${name}”`).join(', ')
  const ids = [practiceId, entryId]
  return viewOf([
    {
      kind: 'text',
      text: `This may name a student: ${quoted}. I have kept it for you and not yet told ${coach}.`,
    },
    {
      kind: 'buttons',
      buttons: [
        practiceButton(PRACTICE_STEPS.reword, ids, 'Change my words', 'primary'),
        practiceButton(PRACTICE_STEPS.sendAsIs, ids, 'It is no student: share'),
      ],
    },
  ])
}
