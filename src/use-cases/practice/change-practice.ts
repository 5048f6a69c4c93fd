import type { IntentOf } from '../../domain/intent.ts'
import type { Practice } from '../../domain/practice/practice.ts'
import { practiceForm } from '../../views/practice/practice-form.ts'
import type { Option, Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { faultsOf } from '../form-faults.ts'
import { refusal, type Scene, say } from '../scene.ts'
import { byLearner } from './confirm-practice.ts'
import { drawUpPractice, type PracticePlan } from './draw-up-practice.ts'
import { isOpen, ownedPractices } from './owned-practices.ts'
import { learnersOf } from './practice-command.ts'
import { practiceFields, scheduleOfFields, valuesOf } from './practice-form-values.ts'
import { peopleOf } from './practice-nudges.ts'
import { teamsInReach, whoOptions } from './practice-reach.ts'

type ChangeDeps = Pick<Deps, 'stores' | 'clock' | 'log'>

/** The form of a draft, or of a practice that runs, filled in with what it is. */
export async function openChangeForm(deps: ChangeDeps, scene: Scene, id: string): Promise<Reply[]> {
  const practices = await changeable(deps, scene, id)
  const people = practices[0] ? await peopleOf(deps, practices[0]) : null
  if (!people) return [say('This practice is not here any more. See yours with /practice list.')]
  const { practice, learner, team, zone } = people
  const isTeam = practices.length > 1
  const own = isTeam
    ? { value: `team:${team.id}`, label: `Team ${team.name}` }
    : { value: `person:${learner.id}`, label: learner.id === scene.actor.id ? 'You' : learner.name }
  // What runs stays with whom it is for; a draft may still be for somebody else.
  const options: Option[] =
    practice.state === 'draft' && learner.id !== scene.actor.id
      ? await whoOptions(deps, scene, await teamsInReach(deps, scene))
      : [own]
  const given = { ...valuesOf(practice, isTeam ? team.zone : zone), who: own.value }
  return [{ kind: 'form', form: practiceForm(options, given, id) }]
}

/** The submitted form: draws up what it says; what it changes goes on until that is confirmed. */
export async function submitPractice(
  deps: Deps,
  scene: Scene,
  context: string,
  values: IntentOf<'submit'>['values'],
): Promise<Reply[]> {
  const fields = practiceFields.safeParse(values)
  if (!fields.success) return [faultsOf(fields.error)]
  const before = context ? await changeable(deps, scene, context) : []
  if (context && before.length === 0) return [say('This practice is not here any more.')]
  const whom = await whomFor(deps, scene, fields.data.who, before)
  if (!whom) return [refusal('schedule-practice', 'Setting up a practice')]
  if ('problem' in whom) return [{ kind: 'faults', faults: { who: whom.problem } }]
  const zone = (whom.isTeam ? null : whom.learners[0]?.zone) ?? whom.team.zone
  const times = scheduleOfFields(fields.data, { now: deps.clock.now(), zone })
  if (times.kind === 'fault') return [{ kind: 'faults', faults: { [times.field]: times.fault } }]
  const drafts = before.filter(({ state }) => state === 'draft')
  const replaces =
    drafts.length > 0
      ? new Map(drafts.flatMap(({ memberId, replaces }) => (replaces ? [[memberId, replaces]] : [])))
      : byLearner(before)
  const { move } = fields.data
  const view = await drawUpPractice(deps, scene, { ...whom, move, schedule: times.schedule, replaces })
  if (!view) return []
  for (const { groupId } of drafts.slice(0, 1)) await deps.stores.practices.discard(groupId)
  return [{ kind: 'private', view }]
}

/** Drafts of a group, or what runs or is paused. */
async function changeable(deps: ChangeDeps, scene: Scene, id: string): Promise<Practice[]> {
  return (await ownedPractices(deps, scene, id)).filter((each) => each.state === 'draft' || isOpen(each))
}

type Whom = Pick<PracticePlan, 'team' | 'learners' | 'isTeam' | 'coachId'>

/** Whom the form is for; null where the actor may not. People change the times of what they practice themselves. */
async function whomFor(
  deps: Pick<Deps, 'stores'>,
  scene: Scene,
  who: string,
  before: Practice[],
): Promise<Whom | { problem: string } | null> {
  const [kind, id = ''] = who.split(':')
  const own = before.find(({ memberId }) => memberId === scene.actor.id)
  const ownTeam = own ? await deps.stores.teams.find(own.teamId) : null
  if (own && ownTeam && id === scene.actor.id)
    return { team: ownTeam, learners: [scene.actor], isTeam: false, coachId: own.coachId }
  const reach = await teamsInReach(deps, scene)
  if (reach.length === 0) return null
  const team = kind === 'team' ? reach.find((each) => each.id === id) : undefined
  const member = kind === 'person' ? await deps.stores.members.find(id) : null
  const found = team
    ? await learnersOf(deps, scene, { kind: 'team', team, rest: '' })
    : member?.workspaceId === scene.workspace.id
      ? await learnersOf(deps, scene, { kind: 'person', member, rest: '' })
      : { problem: 'Please choose a person or a team.' }
  return 'problem' in found ? found : { ...found, coachId: scene.actor.id }
}
