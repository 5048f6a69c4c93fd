import type { Delivery, Nudge } from '../../domain/nudge.ts'
import { PRACTICE_PROMPTS } from '../../domain/practice/practice.ts'
import { upcoming } from '../../domain/schedule.ts'
import { textView } from '../../views/plain-text.ts'
import {
  coachAnswerView,
  practiceReminderView,
  practiceWelcomeView,
  sharedWordsView,
} from '../../views/practice/practice-prompt-views.ts'
import type { View } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { type PracticePeople, peopleOf } from './practice-nudges.ts'

/** The message of a practice as it should look now; null where the nudge belongs to none. */
export async function practiceViewFor(
  deps: Pick<Deps, 'stores'>,
  parcel: { delivery: Delivery; nudge: Nudge; chosen: string | null },
): Promise<View | null> {
  const { nudge } = parcel
  const practice = nudge.practiceId ? await deps.stores.practices.find(nudge.practiceId) : null
  if (!practice) return null
  const people = await peopleOf(deps, practice)
  return people ? viewOf(deps, people, parcel) : textView(practice.move)
}

async function viewOf(
  deps: Pick<Deps, 'stores'>,
  people: PracticePeople,
  { delivery, nudge, chosen }: { delivery: Delivery; nudge: Nudge; chosen: string | null },
): Promise<View> {
  const { practice, zone } = people
  const coach = people.coach.name
  switch (nudge.prompt.templateKey) {
    case PRACTICE_PROMPTS.welcome: {
      const next = upcoming(practice.schedule, zone, delivery.dueAt, 2).map(({ at }) => at)
      return practiceWelcomeView({ practice, coach, deliveryId: delivery.id, next, zone })
    }
    case PRACTICE_PROMPTS.shared: {
      const entryId = await deps.stores.practices.entryShownBy(nudge.id)
      const entry = entryId ? await deps.stores.entries.find(entryId) : null
      const text = entry?.visibility === 'coach' ? entry.text : null
      return sharedWordsView({ nudgeId: nudge.id, person: people.learner.name, move: practice.move, text })
    }
    case PRACTICE_PROMPTS.reply:
      return coachAnswerView({
        practiceId: practice.id,
        deliveryId: nudge.replyTo ?? '',
        coach,
        move: practice.move,
        text: nudge.prompt.text,
      })
    default: {
      const isReminder = delivery.round > 0
      const [activity] = await deps.stores.practices.activityOf([practice.id])
      const hasTried = (activity?.did ?? 0) > (chosen === 'did' ? 1 : 0)
      return practiceReminderView({ practice, coach, deliveryId: delivery.id, chosen, isReminder, hasTried })
    }
  }
}
