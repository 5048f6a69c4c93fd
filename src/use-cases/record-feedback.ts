import type { Delivery, Nudge } from '../domain/nudge.ts'
import type { Team } from '../domain/organisation.ts'
import { answerForm } from '../views/reflect-form.ts'
import type { Reply } from '../views/view.ts'
import { instantInWords } from '../views/words.ts'
import { answerCommitment } from './commitment/keep-commitment.ts'
import type { Deps } from './deps.ts'
import { repliesToPracticeTap } from './practice/practice-taps.ts'
import { messageViewFor } from './prompt-view-for.ts'
import { answerPace } from './rhythm/pace.ts'
import { rootOf } from './root-delivery.ts'
import { type Scene, say } from './scene.ts'

type FeedbackDeps = Pick<Deps, 'stores' | 'clock' | 'log'>

/** A delivery with what belongs to it. */
export interface Asking {
  /** The message that was answered. */
  delivery: Delivery
  /** What the answer is kept under: the question itself, where that message was a reminder or a private copy. */
  root: Delivery
  nudge: Nudge
  team: Team
}

const GONE = say(
  'This question is not here any more. Nothing of yours is lost; type /reflect to keep a thought.',
)

/** One tap: keeps the choice, or changes it until the question closes. `value`: delivery id, ":" and the choice. */
export async function recordFeedback(
  deps: FeedbackDeps,
  scene: Scene,
  value: string,
  message: string | null,
): Promise<Reply[]> {
  const [deliveryId = '', choiceValue = ''] = value.split(':', 2)
  const asking = await findAsking(deps, scene, deliveryId, message)
  const choice = asking?.nudge.prompt.choices.find((each) => each.value === choiceValue)
  if (!asking || !choice) return [GONE]
  const { delivery, root, team } = asking
  const now = deps.clock.now()
  const isLate = delivery.closesAt <= now
  if (isLate && (await deps.stores.feedback.find(root.id, scene.actor.id))) {
    return [say('This question has closed, so your answer stays as it is.')]
  }
  const feedback = {
    deliveryId: root.id,
    memberId: scene.actor.id,
    teamId: team.id,
    value: choice.value,
    at: now,
    isLate,
  }
  await deps.stores.feedback.put(feedback)
  deps.log.info({ deliveryId: delivery.id }, 'feedback kept')
  if (asking.nudge.prompt.kind === 'rhythm') {
    const note = await answerPace(deps, scene, choice.value)
    return [
      { kind: 'replacement', view: await messageViewFor(deps, asking) },
      { kind: 'private', view: note },
    ]
  }
  const until = instantInWords(delivery.closesAt, team.zone)
  const thanks = isLate ? 'late is fine.' : `you can change it until ${until}.`
  const kept = say(`Kept: ${choice.label}. Only you see your choice; ${thanks}`)
  const shown: Reply = { kind: 'replacement', view: await messageViewFor(deps, asking) }
  const replies = (await repliesToTap(deps, asking, choice.value, isLate)) ?? [kept]
  // Once it has closed, the message shows the result, or is just about to.
  return isLate ? replies : [shown, ...replies]
}

/** What a tap on a practice's or a next step's question sets going; null where it is another question. */
async function repliesToTap(
  deps: FeedbackDeps,
  { root, nudge }: Asking,
  choice: string,
  isLate: boolean,
): Promise<Reply[] | null> {
  if (nudge.practiceId) return repliesToPracticeTap(deps, nudge.practiceId, root, choice, isLate)
  const commitment =
    nudge.prompt.kind === 'commitment' ? await deps.stores.commitments.findByNudge(nudge.id) : null
  return commitment && answerCommitment(deps, commitment, choice)
}

/** The form that takes words in answer to a delivery. */
export async function openAnswerForm(
  deps: FeedbackDeps,
  scene: Scene,
  deliveryId: string,
  message: string | null,
): Promise<Reply[]> {
  const asking = await findAsking(deps, scene, deliveryId, message)
  return asking ? [{ kind: 'form', form: answerForm(deliveryId, asking.nudge.prompt.text) }] : [GONE]
}

/**
 * The delivery of an id that came back from a message, if it belongs to the actor's workspace and, where private, to
 * the actor. That the message was answered also proves that it arrived, where a stopped service could not tell.
 */
export async function findAsking(
  deps: FeedbackDeps,
  scene: Scene,
  deliveryId: string,
  message: string | null,
): Promise<Asking | null> {
  if (!UUID.test(deliveryId)) return null
  const { deliveries } = deps.stores
  const found = await deliveries.asking(deliveryId)
  if (!found || found.delivery.workspaceId !== scene.workspace.id) return null
  const { delivery, nudge, team } = found
  if (delivery.memberId && delivery.memberId !== scene.actor.id) return null
  if (message && !delivery.messageRef && !delivery.mergedInto)
    await deliveries.markSent(delivery.id, message, deps.clock.now())
  const root = await rootOf(deps, delivery, nudge)
  return {
    delivery: delivery.mergedInto ? delivery : { ...delivery, messageRef: delivery.messageRef ?? message },
    root,
    nudge,
    team,
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
