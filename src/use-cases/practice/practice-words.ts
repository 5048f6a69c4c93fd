import { z } from 'zod'
import type { IntentOf } from '../../domain/intent.ts'
import type { Delivery } from '../../domain/nudge.ts'
import { wordsKeptView } from '../../views/practice/practice-talk-views.ts'
import { practiceWordsForm, type WordsFor } from '../../views/practice/practice-word-forms.ts'
import { MAX_FORM_TEXT } from '../../views/reflect-form.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { faultsOf } from '../form-faults.ts'
import { keepEntry } from '../keep-entry.ts'
import { repliesToEntry } from '../replies-to-entry.ts'
import { rootOf } from '../root-delivery.ts'
import { type Scene, say } from '../scene.ts'
import { peopleOf } from './practice-nudges.ts'
import { shareWords } from './share-words.ts'

type WordsDeps = Pick<Deps, 'stores' | 'clock' | 'queue' | 'log'>

const GONE = 'This practice is not here any more. Type /reflect to keep your words.'

const fields = z.object({
  text: z
    .string('Please write a few words.')
    .trim()
    .min(1, 'Please write a few words.')
    .max(MAX_FORM_TEXT, `Please keep this under ${MAX_FORM_TEXT} letters.`),
  link: z
    .union([
      z.literal(''),
      z.url({ protocol: /^https?$/, error: 'Please paste a whole link, beginning with https://' }),
    ])
    .default(''),
})

/** The form for how it went, or a rehearsal. `deliveryId`: of the message that it answers, or empty. */
export async function openWordsForm(
  deps: Pick<Deps, 'stores'>,
  scene: Scene,
  purpose: WordsFor,
  ids: { practiceId: string; deliveryId: string },
): Promise<Reply[]> {
  const practice = await deps.stores.practices.find(ids.practiceId)
  const people = practice?.memberId === scene.actor.id ? await peopleOf(deps, practice) : null
  if (!people) return [say(GONE)]
  const context = [purpose, ids.practiceId, ids.deliveryId].join(':')
  const { coach } = people
  return [{ kind: 'form', form: practiceWordsForm(context, purpose, coach.name, people.practice.move) }]
}

/** Keeps the words; they go to the coach only where the form said so before they were written. */
export async function submitWords(
  deps: WordsDeps,
  scene: Scene,
  context: string,
  values: IntentOf<'submit'>['values'],
): Promise<Reply[]> {
  const read = fields.safeParse(values)
  if (!read.success) return [faultsOf(read.error)]
  const [purpose = '', practiceId = '', deliveryId = ''] = context.split(':')
  const practice = await deps.stores.practices.find(practiceId)
  const people = practice?.memberId === scene.actor.id ? await peopleOf(deps, practice) : null
  if (!people) return [say(GONE)]
  const { text, link } = read.data
  const kept = await keepEntry(deps, scene, {
    teamId: people.team.id,
    delivery: await ownDelivery(deps, scene, deliveryId),
    kind: 'reflection',
    visibility: 'private',
    text: link ? `${text}\n${link}` : text,
    sourceRef: `form:${scene.eventKey}`,
  })
  const ids = { practiceId, entryId: kept.entry.id }
  if (purpose === 'tell') return shareWords(deps, scene, ids)
  if (purpose === 'rehearse') {
    await deps.stores.practices.noteRehearsed(practiceId, deps.clock.now())
    return [say('Kept for you. Now say it aloud once: the first time is the hardest.')]
  }
  const view = wordsKeptView({ ...ids, coach: people.coach.name, isShared: false })
  return [{ kind: 'private', view }, ...(await repliesToEntry(deps, kept))]
}

async function ownDelivery(
  deps: Pick<Deps, 'stores'>,
  scene: Scene,
  deliveryId: string,
): Promise<Delivery | null> {
  const delivery = deliveryId ? await deps.stores.deliveries.find(deliveryId) : null
  const nudge = delivery?.memberId === scene.actor.id ? await deps.stores.nudges.find(delivery.nudgeId) : null
  return delivery && nudge ? rootOf(deps, delivery, nudge) : null
}
