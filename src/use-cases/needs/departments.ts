import type { Department } from '../../domain/needs/desk.ts'
import type { Member } from '../../domain/organisation.ts'
import { isAllowed } from '../../domain/role.ts'
import { departmentsView } from '../../views/needs/department-view.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { findWho, whoProblem } from '../find-who.ts'
import { refusal, type Scene, say } from '../scene.ts'

type DepartmentDeps = Pick<Deps, 'stores' | 'clock' | 'platform' | 'adminEmails' | 'log'>

const MAX_NAME = 40
const REMOVE = /^(?:remove|take|drop)\s+(?:from\s+|off\s+)?/i
const REMOVE_FIRST = /^\s*(?:remove|take|drop)\s+/i
const BEFORE_NAME = /^(?:to|as|for|of|in|the|department)\s+/i

/** `/setup departments`: which departments answer needs, and who answers for them. */
export async function listDepartments(deps: DepartmentDeps, scene: Scene): Promise<Reply[]> {
  if (!mayAssign(scene)) return [refusal('assign-roles', 'Looking at departments')]
  const departments = await deps.stores.departments.ofDistrict(scene.workspace.districtId)
  const members = await deps.stores.members.list(departments.flatMap(({ people }) => people))
  const nameOf = (id: string) => members.find((member) => member.id === id)?.name ?? 'a colleague'
  const shown = departments.map(({ name, people }) => ({ name, people: people.map(nameOf) }))
  return [{ kind: 'private', view: departmentsView(shown) }]
}

/** `/setup department @ana Technology`, `/setup department @ana remove Technology`. */
export async function changeDepartment(deps: DepartmentDeps, scene: Scene, words: string): Promise<Reply[]> {
  if (!mayAssign(scene)) return [refusal('assign-roles', 'Setting up departments')]
  if (words.trim() === '') return listDepartments(deps, scene)
  const who = await findWho(deps, scene, words.trim().replace(REMOVE_FIRST, ''), [])
  if (who.kind !== 'person')
    return [say(who.kind === 'team' ? 'People answer for a department. Whom do you mean?' : whoProblem(who))]
  const isRemoval = REMOVE.test(who.rest) || REMOVE_FIRST.test(words)
  const name = who.rest.replace(REMOVE, '').replace(BEFORE_NAME, '').replace(/\s+/g, ' ').trim()
  if (name === '')
    return [say(`Which department? Type /setup department @${who.member.externalId} Technology.`)]
  if (name.length > MAX_NAME) return [say(`Please keep the name under ${MAX_NAME} letters.`)]
  const known = await named(deps, scene, name)
  if (isRemoval) return remove(deps, who.member, known, name)
  const { districtId } = scene.workspace
  const department = await deps.stores.departments.add(
    districtId,
    known?.name ?? name,
    who.member.id,
    deps.clock.now(),
  )
  deps.log.info({ departmentId: department.id, memberId: who.member.id }, 'department answered for')
  return [
    say(
      `${who.member.name} answers for ${department.name} now: requests that go there come in private.`,
      `Take it back with /setup department @${who.member.externalId} remove ${department.name}.`,
    ),
  ]
}

async function remove(
  deps: DepartmentDeps,
  member: Member,
  department: Department | null,
  name: string,
): Promise<Reply[]> {
  if (!department?.people.includes(member.id))
    return [
      say(`${member.name} does not answer for ${department?.name ?? name}. See all with /setup departments.`),
    ]
  const desk = `department:${department.id}`
  const isLast = department.people.length === 1
  if (isLast && (await deps.stores.needs.waitingAt([desk], 1)).length > 0)
    return [say(`Requests wait at ${department.name}. Add somebody else first, or pass them on: /need list.`)]
  await deps.stores.departments.remove(department.id, member.id)
  deps.log.info({ departmentId: department.id, memberId: member.id }, 'department no longer answered for')
  return [say(`${member.name} no longer answers for ${department.name}.`)]
}

async function named(deps: DepartmentDeps, { workspace }: Scene, name: string): Promise<Department | null> {
  const all = await deps.stores.departments.ofDistrict(workspace.districtId)
  return all.find((each) => each.name.toLowerCase() === name.toLowerCase()) ?? null
}

function mayAssign({ grants, workspace }: Scene): boolean {
  const { schoolId, districtId } = workspace
  return isAllowed('assign-roles', grants, { teamId: null, schoolId, districtId })
}
