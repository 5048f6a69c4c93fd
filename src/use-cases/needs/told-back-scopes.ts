import type { Team } from '../../domain/organisation.ts'
import { isAllowed, placeOf } from '../../domain/role.ts'
import type { Deps } from '../deps.ts'
import type { Scene } from '../scene.ts'

/** Teams that a leader may tell something together. */
export interface TellScope {
  /** "district:<id>", "school:<id>" or "team:<id>". */
  key: string
  label: string
  teams: Team[]
}

/** Whom somebody may tell: the district, schools and teams of the own roles, the widest first. */
export async function tellScopes(
  deps: Pick<Deps, 'stores'>,
  { grants, workspace }: Pick<Scene, 'grants' | 'workspace'>,
): Promise<TellScope[]> {
  const { districtId } = workspace
  const { reports, teams } = deps.stores
  const schools: TellScope[] = []
  const single: TellScope[] = []
  for (const { id, name } of await reports.schoolsOf(districtId)) {
    const all = (await teams.listOfSchool(id)).filter(({ isActive }) => isActive)
    const mine = all.filter((team) => isAllowed('tell-teams', grants, placeOf(team, districtId)))
    const isSchool = isAllowed('tell-teams', grants, { teamId: null, schoolId: id, districtId })
    if (isSchool && mine.length > 1)
      schools.push({ key: `school:${id}`, label: `All teams of ${name} (${mine.length})`, teams: mine })
    single.push(...mine.map((team) => ({ key: `team:${team.id}`, label: team.name, teams: [team] })))
  }
  const isDistrict = isAllowed('tell-teams', grants, { teamId: null, schoolId: '', districtId })
  const all = single.flatMap((scope) => scope.teams)
  const district: TellScope[] =
    isDistrict && schools.length > 1
      ? [{ key: `district:${districtId}`, label: `All teams (${all.length})`, teams: all }]
      : []
  return [...district, ...schools, ...single.sort((a, b) => a.label.localeCompare(b.label))]
}
