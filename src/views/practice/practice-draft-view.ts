import type { Schedule } from '../../domain/schedule.ts'
import { PRACTICE_STEPS } from '../actions.ts'
import { viewOf } from '../plain-text.ts'
import { scheduleInWords } from '../schedule-words.ts'
import type { Element, View } from '../view.ts'
import { countInWords, instantInWords } from '../words.ts'
import { practiceButton } from './practice-buttons.ts'

interface PracticeDraftInput {
  groupId: string
  /** A person's name, or a team's with how many people practice. */
  who: { kind: 'person'; name: string; isReader: boolean } | { kind: 'team'; name: string; people: number }
  move: string
  schedule: Schedule
  /** The next due times in the learner's zone; a team's in the team's. */
  next: readonly Date[]
  zone: string
  /** Whether the reader lives in another zone. */
  isElsewhere: boolean
  /** Whether it takes the place of a practice that runs. */
  isChange: boolean
}

/** What would be scheduled, to look at before it is. */
export function practiceDraftView(input: PracticeDraftInput): View {
  const { groupId, move, schedule, next, zone, isChange } = input
  const times = next.map((instant) => instantInWords(instant, zone))
  const elements: Element[] = [
    { kind: 'heading', text: isChange ? 'Change this practice?' : 'Set up this practice?' },
    {
      kind: 'facts',
      facts: [
        { label: 'Who', value: whoInWords(input.who) },
        { label: 'What to try', value: move },
        { label: 'When', value: scheduleInWords(schedule, zone) },
        { label: times.length === 1 ? 'Time' : 'The next times', value: times.join('\n') },
      ],
    },
    { kind: 'note', text: noteOf(input) },
    {
      kind: 'buttons',
      buttons: [
        practiceButton(PRACTICE_STEPS.confirm, [groupId], 'Confirm', 'primary'),
        practiceButton(PRACTICE_STEPS.change, [groupId], 'Change'),
        practiceButton(PRACTICE_STEPS.cancel, [groupId], 'Cancel'),
      ],
    },
  ]
  return viewOf(elements)
}

function whoInWords(who: PracticeDraftInput['who']): string {
  if (who.kind === 'person') return who.isReader ? 'You' : who.name
  return `${who.name}: ${countInWords(who.people, 'person', 'people')}, each for themselves`
}

function noteOf({ who, zone, isElsewhere }: PracticeDraftInput): string {
  const whose = who.kind === 'person' && who.isReader ? 'Times are yours' : 'Times are theirs'
  const place = isElsewhere ? ` (${zone.replaceAll('_', ' ')})` : ''
  return `Nothing is scheduled before you confirm. ${whose}${place}; days off and quiet hours move a reminder.`
}

/** Shown in place of the draft once it was confirmed. */
export function practiceBegunView(input: {
  who: string
  move: string
  schedule: Schedule
  zone: string
  first: Date | null
  isOwn: boolean
}): View {
  const { who, move, schedule, zone, first, isOwn } = input
  const next = first ? `The first reminder comes on ${instantInWords(first, zone)}.` : 'No reminder is left.'
  return viewOf([
    { kind: 'heading', text: isOwn ? 'Your practice is set' : `Set up: ${who}` },
    { kind: 'text', text: move },
    { kind: 'note', text: `${sentence(scheduleInWords(schedule, zone))} ${next}` },
    {
      kind: 'note',
      text: isOwn
        ? SEE_MINE
        : `I let ${who} know in their working hours. See and stop practices with /practice list.`,
    },
  ])
}

const SEE_MINE = 'See, pause or stop it with /practice list.'

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
