import { assertNever } from '../../domain/assert-never.ts'
import { type Desk, deskKey, deskOf } from '../../domain/needs/desk.ts'
import type { Member } from '../../domain/organisation.ts'
import type { RoleGrant } from '../../domain/role.ts'
import { listInWords } from '../../views/words.ts'
import type { Deps } from '../deps.ts'
import type { Scene } from '../scene.ts'

type DeskDeps = Pick<Deps, 'stores'>

/** So many names stand beside a desk. */
const NAMES = 2

/** A desk that somebody may be asked at. */
export interface DeskChoice {
  key: string
  /** "Linden Grove School: Eleanor Whitfield". */
  label: string
}

/** Who answers at a desk. A school without a principal has its admins for that; nobody where the desk is no more. */
export async function answerersAt(deps: DeskDeps, key: string): Promise<Member[]> {
  const desk = deskOf(key)
  if (!desk) return []
  switch (desk.kind) {
    case 'school':
      return answerersOfSchool(deps, desk.id)
    case 'central':
      return holders(deps, [{ role: 'central', scope: { kind: 'district', id: desk.id } }])
    case 'department':
      return deps.stores.members.list((await deps.stores.departments.find(desk.id))?.people ?? [])
    default:
      return assertNever(desk.kind)
  }
}

/** The desks at which somebody answers. */
export async function desksOf(
  deps: DeskDeps,
  scene: Pick<Scene, 'actor' | 'grants' | 'workspace'>,
): Promise<string[]> {
  const { actor, grants, workspace } = scene
  const { reports, departments } = deps.stores
  const desks: Desk[] = []
  for (const { role, scope } of grants) {
    if (role === 'central' && scope.kind === 'district') desks.push({ kind: 'central', id: scope.id })
    if (role !== 'principal' && role !== 'admin') continue
    if (scope.kind === 'school') desks.push({ kind: 'school', id: scope.id })
    if (scope.kind !== 'district') continue
    const schools = await reports.schoolsOf(workspace.districtId)
    desks.push(...schools.map(({ id }): Desk => ({ kind: 'school', id })))
  }
  for (const { id } of await departments.ofMember(actor.id)) desks.push({ kind: 'department', id })
  const own: string[] = []
  for (const key of new Set(desks.map(deskKey)))
    if ((await answerersAt(deps, key)).some(({ id }) => id === actor.id)) own.push(key)
  return own
}

/** The desks at which somebody other than `except` answers: the own school's first, then departments and central office. */
export async function deskChoices(
  deps: DeskDeps,
  of: { schoolId: string; districtId: string },
  except: string,
): Promise<DeskChoice[]> {
  const departments = await deps.stores.departments.ofDistrict(of.districtId)
  const desks: Desk[] = [
    { kind: 'school', id: of.schoolId },
    ...departments.map(({ id }): Desk => ({ kind: 'department', id })),
    { kind: 'central', id: of.districtId },
  ]
  const choices: DeskChoice[] = []
  for (const key of desks.map(deskKey)) {
    const people = (await answerersAt(deps, key)).filter(({ id }) => id !== except)
    if (people.length === 0) continue
    choices.push({ key, label: `${await deskInWords(deps, key)}: ${namesInWords(people)}` })
  }
  return choices
}

/** What a desk is called. */
export async function deskInWords(deps: DeskDeps, key: string): Promise<string> {
  const desk = deskOf(key)
  if (desk?.kind === 'central') return 'central office'
  const { organisation, departments } = deps.stores
  const found =
    desk?.kind === 'school'
      ? await organisation.findSchool(desk.id)
      : desk && (await departments.find(desk.id))
  return found?.name ?? 'somebody else'
}

/** Who answers at a desk, for a writer: "Eleanor Whitfield (Linden Grove School)". */
export async function answerersInWords(deps: DeskDeps, key: string, except: string): Promise<string> {
  const people = (await answerersAt(deps, key)).filter(({ id }) => id !== except)
  const desk = await deskInWords(deps, key)
  return people.length > 0 ? `${namesInWords(people)} (${desk})` : desk
}

function namesInWords(people: readonly Member[]): string {
  const names = people.slice(0, NAMES).map(({ name }) => name)
  const rest = people.length - NAMES
  return listInWords(rest > 0 ? [...names, `${rest} more`] : names)
}

async function answerersOfSchool(deps: DeskDeps, schoolId: string): Promise<Member[]> {
  const school = await deps.stores.organisation.findSchool(schoolId)
  if (!school) return []
  const scopes = [
    { kind: 'school', id: schoolId },
    { kind: 'district', id: school.districtId },
  ] as const
  const principals = await holders(
    deps,
    scopes.map((scope) => ({ role: 'principal', scope })),
  )
  if (principals.length > 0) return principals
  return holders(
    deps,
    scopes.map((scope) => ({ role: 'admin', scope })),
  )
}

async function holders(deps: DeskDeps, grants: readonly RoleGrant[]): Promise<Member[]> {
  const found = new Map<string, Member>()
  for (const grant of grants)
    for (const member of await deps.stores.members.holdersOf(grant)) found.set(member.id, member)
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name))
}
