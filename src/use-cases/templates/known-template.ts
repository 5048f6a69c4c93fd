import type { CycleTemplate } from '../../domain/cycle-template.ts'
import { isAllowed, placeOf } from '../../domain/role.ts'
import type { SchoolTemplate } from '../../ports.ts'
import type { Deps } from '../deps.ts'
import type { Scene } from '../scene.ts'
import { ownTemplates } from './find-templates.ts'

/** A template as the actor's school has it. `stored`: null for one of the library. */
export interface KnownTemplate {
  template: CycleTemplate
  stored: SchoolTemplate | null
  isOwn: boolean
  mayEdit: boolean
}

/** All templates of the actor's school, the library's first. */
export async function knownTemplates(
  deps: Pick<Deps, 'stores' | 'templates' | 'log'>,
  scene: Scene,
): Promise<KnownTemplate[]> {
  const mayEdit = await mayEditTemplates(deps, scene)
  const own = await ownTemplates(deps, scene.workspace.schoolId)
  return [
    ...[...deps.templates.values()].map((template) => ({ template, stored: null, isOwn: false, mayEdit })),
    ...own.map((stored) => ({ template: stored.content, stored, isOwn: true, mayEdit })),
  ]
}

/** The template of a key in the actor's school, or null. */
export async function knownTemplate(
  deps: Pick<Deps, 'stores' | 'templates' | 'log'>,
  scene: Scene,
  key: string,
): Promise<KnownTemplate | null> {
  return (await knownTemplates(deps, scene)).find(({ template }) => template.key === key) ?? null
}

/** Whether the actor may change the school's templates: also whoever facilitates one of its teams. */
async function mayEditTemplates(deps: Pick<Deps, 'stores'>, scene: Scene): Promise<boolean> {
  const { schoolId, districtId } = scene.workspace
  if (isAllowed('edit-templates', scene.grants, { teamId: null, schoolId, districtId })) return true
  const teams = await deps.stores.teams.listOfSchool(schoolId)
  return teams.some(
    (team) => team.isActive && isAllowed('edit-templates', scene.grants, placeOf(team, districtId)),
  )
}
