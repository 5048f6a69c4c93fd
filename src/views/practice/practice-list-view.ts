import type { Schedule } from '../../domain/schedule.ts'
import { ACTIONS, PRACTICE_STEPS } from '../actions.ts'
import { textView, viewOf } from '../plain-text.ts'
import { scheduleInWords } from '../schedule-words.ts'
import type { Element, View } from '../view.ts'
import { countInWords, instantInWords } from '../words.ts'
import { practiceButton } from './practice-buttons.ts'

/** One practice, or one of a team, as its owner sees it. */
export interface ListedPractice {
  /** The practice's id, or its group's where it is a team's. */
  id: string
  /** Who practices, or for an own one, with whom. */
  who: string
  move: string
  schedule: Schedule
  zone: string
  isPaused: boolean
  next: Date | null
  /** Taps in all; null where the reader may not see them. */
  activity: { did: number; notYet: number; skipped: number } | null
}

/** A person's own practices and those that the person set up for others. */
export function practiceListView(
  own: readonly ListedPractice[],
  coached: readonly ListedPractice[],
  mayStart: boolean,
): View {
  if (own.length === 0 && coached.length === 0 && !mayStart)
    return textView('You practice nothing with a coach right now. A coach sets it up with /practice.')
  const elements: Element[] = []
  if (own.length > 0) elements.push({ kind: 'heading', text: 'What I practice' }, ...own.flatMap(itemOf))
  if (coached.length > 0)
    elements.push({ kind: 'heading', text: 'Practices I set up' }, ...coached.flatMap(itemOf))
  if (own.length + coached.length === 0) elements.push({ kind: 'text', text: 'No practice is running.' })
  if (mayStart)
    elements.push({
      kind: 'buttons',
      buttons: [
        { action: ACTIONS.runCommand, value: 'practice', label: 'Set up a practice', style: 'primary' },
      ],
    })
  return viewOf(elements)
}

function itemOf(item: ListedPractice): Element[] {
  const { id, who, move, schedule, zone, isPaused, next, activity } = item
  const when = isPaused ? 'paused' : next ? `next on ${instantInWords(next, zone)}` : 'no reminder is left'
  const notes: Element[] = [{ kind: 'note', text: `${scheduleInWords(schedule, zone)}; ${when}` }]
  if (activity) notes.push({ kind: 'note', text: activityInWords(activity) })
  return [
    { kind: 'text', text: `${who}: ${move}` },
    ...notes,
    {
      kind: 'buttons',
      buttons: [
        isPaused
          ? practiceButton(PRACTICE_STEPS.resume, [id, 'list'], 'Resume')
          : practiceButton(PRACTICE_STEPS.pause, [id, 'list'], 'Pause'),
        practiceButton(PRACTICE_STEPS.change, [id], 'Change'),
        practiceButton(PRACTICE_STEPS.stop, [id, 'list'], 'Stop', 'danger'),
      ],
    },
  ]
}

function activityInWords({ did, notYet, skipped }: NonNullable<ListedPractice['activity']>): string {
  if (did + notYet + skipped === 0) return 'No taps yet'
  return `So far: did it ${countInWords(did, 'time', 'times')}, not yet ${notYet}, skipped ${skipped}`
}
