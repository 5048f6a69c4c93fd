import type { Practice } from '../../domain/practice/practice.ts'
import { nextDueAfter } from '../../domain/schedule.ts'
import { type ListedPractice, practiceListView } from '../../views/practice/practice-list-view.ts'
import type { Reply, View } from '../../views/view.ts'
import { countInWords } from '../../views/words.ts'
import type { Deps } from '../deps.ts'
import type { Scene } from '../scene.ts'
import { type PracticePeople, peopleOf } from './practice-nudges.ts'
import { coachesHere, seesActivity } from './practice-reach.ts'

type ListDeps = Pick<Deps, 'stores' | 'clock'>

/** `/practice list`: what the actor practices, and what the actor set up for others. */
export async function listPractices(deps: ListDeps, scene: Scene): Promise<Reply[]> {
  return [{ kind: 'private', view: await practiceList(deps, scene) }]
}

/** The actor's practices as they stand now. */
export async function practiceList(deps: ListDeps, scene: Scene): Promise<View> {
  const { practices } = deps.stores
  const own: ListedPractice[] = []
  for (const people of await withPeople(deps, await practices.ofMember(scene.actor.id)))
    own.push(listed(deps, [people], `With ${people.coach.name}`, null))
  const coached: ListedPractice[] = []
  for (const group of groupsOf(await practices.ofCoach(scene.actor.id))) {
    const people = await withPeople(deps, group)
    const [first] = people
    if (!first) continue
    const who =
      people.length > 1
        ? `${first.team.name}, ${countInWords(people.length, 'person', 'people')}`
        : first.learner.name
    const activity = seesActivity(scene, first.team) ? await activityOf(deps, group) : null
    coached.push(listed(deps, people, who, activity))
  }
  return practiceListView(own, coached, coachesHere(scene))
}

function listed(
  deps: Pick<Deps, 'clock'>,
  people: PracticePeople[],
  who: string,
  activity: ListedPractice['activity'],
): ListedPractice {
  const [first] = people
  if (!first) throw new Error('A practice without its people')
  const { practice, team } = first
  const isTeams = people.length > 1
  const zone = isTeams ? team.zone : first.zone
  const isPaused = people.every((each) => each.practice.state === 'paused')
  return {
    id: isTeams ? practice.groupId : practice.id,
    who,
    move: practice.move,
    schedule: practice.schedule,
    zone,
    isPaused,
    next: isPaused ? null : (nextDueAfter(practice.schedule, zone, deps.clock.now())?.at ?? null),
    activity,
  }
}

/** Of a team's practice all taps together: whose they are is nobody's business. */
async function activityOf(deps: ListDeps, group: Practice[]): Promise<ListedPractice['activity']> {
  const rows = await deps.stores.practices.activityOf(group.map(({ id }) => id))
  return rows.reduce(
    (sum, row) => ({
      did: sum.did + row.did,
      notYet: sum.notYet + row.notYet,
      skipped: sum.skipped + row.skipped,
    }),
    { did: 0, notYet: 0, skipped: 0 },
  )
}

function groupsOf(practices: Practice[]): Practice[][] {
  const groups = new Map<string, Practice[]>()
  for (const practice of practices)
    groups.set(practice.groupId, [...(groups.get(practice.groupId) ?? []), practice])
  return [...groups.values()]
}

async function withPeople(deps: ListDeps, practices: Practice[]): Promise<PracticePeople[]> {
  const found = await Promise.all(practices.map((practice) => peopleOf(deps, practice)))
  return found.filter((people) => people !== null)
}
