import { dueAt } from '../../domain/new-nudge.ts'
import type { Nudge } from '../../domain/nudge.ts'
import type { Practice, PracticeState } from '../../domain/practice/practice.ts'
import { nextDueAfter } from '../../domain/schedule.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { type Scene, say } from '../scene.ts'
import { practiceList } from './list-practices.ts'
import { isOpen, ownedPractices } from './owned-practices.ts'

type SteerDeps = Pick<Deps, 'stores' | 'clock' | 'log'>

export type Steering = 'pause' | 'resume' | 'stop'

const CHANGES: Record<Steering, { from: PracticeState[]; to: PracticeState; done: string }> = {
  pause: { from: ['running'], to: 'paused', done: 'Paused: no reminder comes until it is resumed.' },
  resume: { from: ['paused'], to: 'running', done: 'It goes on.' },
  stop: { from: ['running', 'paused'], to: 'ended', done: 'Stopped: no reminder comes any more.' },
}

/** Pauses, resumes or stops a practice, or all of a team's; by whoever practices, or the coach. */
export async function steerPractice(
  deps: SteerDeps,
  scene: Scene,
  steering: Steering,
  id: string,
  isInList: boolean,
): Promise<Reply[]> {
  const practices = (await ownedPractices(deps, scene, id)).filter(isOpen)
  if (practices.length === 0) return [say('This practice is over. See yours with /practice list.')]
  const { from, to, done } = CHANGES[steering]
  for (const practice of practices) {
    const nudges = (await deps.stores.practices.remindersOf(practice.id)).map((nudge) =>
      steered(nudge, practice, steering, deps.clock.now()),
    )
    await deps.stores.practices.change(practice.id, from, to, nudges)
    deps.log.info({ practiceId: practice.id, actorId: scene.actor.id, state: to }, 'practice changed')
  }
  if (isInList) return [{ kind: 'replacement', view: await practiceList(deps, scene) }]
  return [say(done)]
}

function steered(nudge: Nudge, practice: Practice, steering: Steering, now: Date): Nudge {
  const nothing = { nextDueAt: null, planAt: null }
  if (steering === 'pause') return { ...nudge, ...nothing, state: 'held' }
  if (steering === 'stop') return { ...nudge, ...nothing, state: 'cancelled' }
  const next = nextDueAfter(nudge.schedule, nudge.zone, now)
  if (!next || practice.state !== 'paused') return nudge
  return { ...nudge, ...dueAt(nudge, next), state: 'scheduled' }
}
