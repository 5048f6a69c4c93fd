import type { Member, Team } from '../../domain/organisation.ts'
import { isAllowed, placeOf } from '../../domain/role.ts'
import type { Option } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { mayDo, type Scene } from '../scene.ts'

/** The teams whose members somebody may set practices up for, by name. */
export async function teamsInReach(deps: Pick<Deps, 'stores'>, scene: Scene): Promise<Team[]> {
  const teams = await deps.stores.teams.listOfSchool(scene.workspace.schoolId)
  return teams.filter(
    (team) =>
      team.isActive && team.workspaceId === scene.workspace.id && mayDo(scene, 'schedule-practice', team),
  )
}

/** Whether somebody may set practices up for anybody of the workspace's school. */
export function coachesHere({ grants, workspace }: Scene): boolean {
  const { schoolId, districtId } = workspace
  return isAllowed('schedule-practice', grants, { teamId: null, schoolId, districtId })
}

/** Whether somebody sees how often a practice is done: coaches do; whoever leads sees no single person. */
export function seesActivity(scene: Scene, team: Team): boolean {
  const coaching = scene.grants.filter(({ role }) => role === 'coach')
  return isAllowed('schedule-practice', coaching, placeOf(team, scene.workspace.districtId))
}

/** The person's team to which a practice belongs: the place's own, or the first in reach; null without any. */
export async function teamOfLearner(
  deps: Pick<Deps, 'stores'>,
  scene: Scene,
  learner: Member,
  reach: readonly Team[],
): Promise<Team | null> {
  const own = await deps.stores.teams.teamsOf(learner.id)
  const teams = own.filter(({ id }) => reach.some((team) => team.id === id))
  return teams.find(({ address }) => address === scene.place?.address) ?? teams[0] ?? null
}

/** Teams and people to choose from: "team:<id>", then "person:<id>". */
export async function whoOptions(
  deps: Pick<Deps, 'stores'>,
  scene: Scene,
  reach: readonly Team[],
): Promise<Option[]> {
  const rosters = await deps.stores.teams.rosters(reach.map(({ id }) => id))
  const people = new Map(rosters.flatMap(({ members }) => members.map((member) => [member.id, member])))
  people.delete(scene.actor.id)
  return [
    ...reach.map(({ id, name }) => ({ value: `team:${id}`, label: `Team ${name}` })),
    ...[...people.values()]
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(({ id, name }) => ({ value: `person:${id}`, label: name })),
  ]
}
