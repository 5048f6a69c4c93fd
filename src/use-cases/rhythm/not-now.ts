import { ASKING_KINDS } from '../../domain/nudge.ts'
import { notNowView } from '../../views/rhythm-notes.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { findAsking } from '../record-feedback.ts'
import { type Scene, say } from '../scene.ts'
import { noteOf } from './run-rhythm.ts'

type NotNowDeps = Pick<Deps, 'stores' | 'clock' | 'log'>

const GONE = say('This question is not here any more. Type /rhythm to say when I ask you.')

/** "Not now" on a question: what one can do, for the eyes of who tapped alone. */
export async function openNotNow(
  deps: NotNowDeps,
  scene: Scene,
  deliveryId: string,
  message: string | null,
): Promise<Reply[]> {
  const asking = await findAsking(deps, scene, deliveryId, message)
  if (!asking) return [GONE]
  const kind = ASKING_KINDS.find((each) => each === asking.nudge.prompt.kind) ?? null
  return [{ kind: 'private', view: notNowView(deliveryId, kind) }]
}

/** Notes that the person leaves one question out: no reminder of it comes, and an answer is welcome all the same. */
export async function skipQuestion(deps: NotNowDeps, scene: Scene, deliveryId: string): Promise<Reply[]> {
  const asking = await findAsking(deps, scene, deliveryId, null)
  if (!asking) return [GONE]
  const { nudgeId, occurrence } = asking.delivery
  await deps.stores.asks.skip({ nudgeId, occurrence }, scene.actor.id, deps.clock.now())
  deps.log.info({ deliveryId }, 'question skipped')
  const lines = ['Skipped, and that is always fine. No reminder comes; if you change your mind, just answer.']
  return [{ kind: 'replacement', view: noteOf({ lines, undo: null }) }]
}
