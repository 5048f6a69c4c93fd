import type { Nudge } from '../../domain/nudge.ts'
import { PRACTICE_PROMPTS, type Practice } from '../../domain/practice/practice.ts'
import { nextDueAfter } from '../../domain/schedule.ts'
import { textView } from '../../views/plain-text.ts'
import { practiceBegunView } from '../../views/practice/practice-draft-view.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { planAtOnce } from '../plan-due-nudges.ts'
import { type Scene, say } from '../scene.ts'
import { isOpen, ownedPractices } from './owned-practices.ts'
import { noteNudge, type PracticePeople, peopleOf, reminderNudge } from './practice-nudges.ts'

type ConfirmDeps = Pick<Deps, 'stores' | 'clock' | 'queue' | 'log'>

/** Lets the drafts of a group begin: reminders are planned, and whoever practices hears of it. */
export async function confirmPractice(deps: ConfirmDeps, scene: Scene, groupId: string): Promise<Reply[]> {
  const practices = await ownedPractices(deps, scene, groupId)
  const [first] = practices
  if (!first || first.state === 'ended') return [say(GONE)]
  const people = (await Promise.all(practices.map((practice) => peopleOf(deps, practice)))).filter(
    (each) => each !== null,
  )
  const [one] = people
  if (!one) return [say(GONE)]
  if (isOpen(first)) return [{ kind: 'replacement', view: begunView(deps, scene, people, one) }]
  const now = deps.clock.now()
  if (!nextDueAfter(first.schedule, one.zone, now))
    return [say('That time is over. Tap Change to choose another.')]
  const nudges = await nudgesOf(deps, scene, people)
  if (await deps.stores.practices.begin(groupId, nudges, now)) {
    deps.log.info({ groupId, actorId: scene.actor.id, practices: people.length }, 'practice begun')
    await planAtOnce(deps, nudges)
  }
  return [{ kind: 'replacement', view: begunView(deps, scene, people, one) }]
}

/** Takes drafts away. */
export async function cancelPractice(deps: ConfirmDeps, scene: Scene, groupId: string): Promise<Reply[]> {
  const practices = await ownedPractices(deps, scene, groupId)
  if (practices.some(isOpen)) return [say('It has begun already. Stop it with /practice list.')]
  if (practices.length > 0) await deps.stores.practices.discard(groupId)
  return [{ kind: 'replacement', view: textView('Cancelled: nothing is scheduled.') }]
}

const GONE = 'This draft is not here any more. Begin again with /practice.'

async function nudgesOf(deps: ConfirmDeps, scene: Scene, people: PracticePeople[]): Promise<Nudge[]> {
  const nudges: Nudge[] = []
  const now = deps.clock.now()
  for (const each of people) {
    nudges.push(reminderNudge(each, each.practice.schedule, now))
    const { learner } = each
    const note = { key: PRACTICE_PROMPTS.welcome, to: learner, text: each.practice.move, replyTo: null }
    // Whoever sets the own times needs not be told.
    if (learner.id !== scene.actor.id) nudges.push(await noteNudge(deps, each, note))
  }
  return nudges
}

function begunView(deps: Pick<Deps, 'clock'>, scene: Scene, people: PracticePeople[], one: PracticePeople) {
  const { practice, learner, team } = one
  const zone = people.length > 1 ? team.zone : one.zone
  return practiceBegunView({
    who: people.length > 1 ? team.name : learner.name,
    move: practice.move,
    schedule: practice.schedule,
    zone,
    first: nextDueAfter(practice.schedule, zone, deps.clock.now())?.at ?? null,
    isOwn: learner.id === scene.actor.id && people.length === 1,
  })
}

/** The practices of a list by who practices. */
export function byLearner(practices: readonly Practice[]): Map<string, string> {
  return new Map(practices.map(({ memberId, id }) => [memberId, id]))
}
