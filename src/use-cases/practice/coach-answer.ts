import { MAX_ENTRY_LENGTH } from '../../domain/entry.ts'
import type { Nudge } from '../../domain/nudge.ts'
import { PRACTICE_PROMPTS } from '../../domain/practice/practice.ts'
import { textView } from '../../views/plain-text.ts'
import { coachAnswerForm } from '../../views/practice/practice-word-forms.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { planAtOnce } from '../plan-due-nudges.ts'
import { type Scene, say } from '../scene.ts'
import { noteNudge, type PracticePeople, peopleOf } from './practice-nudges.ts'

type AnswerDeps = Pick<Deps, 'stores' | 'clock' | 'queue' | 'log'>

const GONE = say('These words were taken back, so there is nothing to answer.')

/** The form of a coach's answer to what somebody shared. */
export async function openCoachAnswer(
  deps: Pick<Deps, 'stores'>,
  scene: Scene,
  nudgeId: string,
): Promise<Reply[]> {
  const shared = await sharedWith(deps, scene, await deps.stores.nudges.find(nudgeId))
  if (!shared) return [GONE]
  const { learner } = shared.people
  return [{ kind: 'form', form: coachAnswerForm(nudgeId, learner.name, shared.text) }]
}

/** Sends a coach's answer into the person's thread, in private. An event sends one. */
export async function sendCoachAnswer(
  deps: AnswerDeps,
  scene: Scene,
  nudgeId: string,
  text: string,
): Promise<Reply[]> {
  const sent = await answerShared(deps, scene, await deps.stores.nudges.find(nudgeId), text)
  return sent ? [say(`Sent to ${sent.learner.name} alone.`)] : [GONE]
}

/** A coach's reply in the thread of what somebody shared is the answer; null where the thread is none such. */
export async function answerInThread(
  deps: AnswerDeps,
  scene: Scene,
  nudge: Nudge,
  text: string,
): Promise<Reply[] | null> {
  if (nudge.prompt.templateKey !== PRACTICE_PROMPTS.shared) return null
  const sent = await answerShared(deps, scene, nudge, text.slice(0, MAX_ENTRY_LENGTH))
  if (!sent) return [GONE]
  return [{ kind: 'acknowledgement', view: textView(`Sent to ${sent.learner.name} alone.`) }]
}

async function answerShared(
  deps: AnswerDeps,
  scene: Scene,
  told: Nudge | null,
  text: string,
): Promise<PracticePeople | null> {
  const shared = await sharedWith(deps, scene, told)
  if (!shared) return null
  const { people, replyTo } = shared
  const note = { key: PRACTICE_PROMPTS.reply, to: people.learner, text, replyTo }
  const nudge = await noteNudge(deps, people, note)
  const now = deps.clock.now()
  if (await deps.stores.nudges.create(nudge, `answer:${scene.eventKey}`, now)) {
    deps.log.info({ practiceId: people.practice.id, actorId: scene.actor.id }, 'coach answered')
    await planAtOnce(deps, [nudge])
  }
  return people
}

/** What somebody shared with the actor, and which of the person's messages it is about; null where it is no more. */
async function sharedWith(deps: Pick<Deps, 'stores'>, scene: Scene, nudge: Nudge | null) {
  const { practices, entries } = deps.stores
  if (!nudge?.practiceId || nudge.memberId !== scene.actor.id) return null
  const entryId = await practices.entryShownBy(nudge.id)
  const [entry, practice] = await Promise.all([
    entryId ? entries.find(entryId) : null,
    practices.find(nudge.practiceId),
  ])
  const people = practice ? await peopleOf(deps, practice) : null
  return entry && people ? { people, text: entry.text, replyTo: entry.deliveryId } : null
}
