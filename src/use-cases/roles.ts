import type { Member, Team } from '../domain/organisation.ts'
import { isAllowed, ROLES, type Role, type RoleGrant } from '../domain/role.ts'
import { type HeldRole, roleGivenView, roleInWords, rolesView } from '../views/role-views.ts'
import type { Reply } from '../views/view.ts'
import type { Deps } from './deps.ts'
import { findWho, whoProblem } from './find-who.ts'
import { nearest } from './nearest.ts'
import { refusal, type Scene, say } from './scene.ts'

type RoleDeps = Pick<Deps, 'stores' | 'clock' | 'platform' | 'adminEmails' | 'log'>

const MAY: Record<Role, string> = {
  facilitator: "May run the team's inquiry and ask the team quick questions. A team can have several.",
  coach: 'May set up practices for people and teams of the school, and sees what they choose to share.',
  principal: 'May ask teams quick questions and sees the school in numbers of five people or more.',
  central: 'Sees schools in numbers of five people or more.',
  admin: 'May change settings and give roles.',
}

/** `/setup roles`: who has which role at the school. */
export async function listRoles(deps: RoleDeps, scene: Scene): Promise<Reply[]> {
  if (!mayAssign(scene)) return [refusal('assign-roles', 'Looking at roles')]
  const held: HeldRole[] = []
  for (const { member, grant } of await deps.stores.members.grantsIn(scene.workspace.id)) {
    const where = await whereOf(deps, grant)
    if (where) held.push(heldRole(member, grant, where))
  }
  const school = await deps.stores.organisation.findSchool(scene.workspace.schoolId)
  return [{ kind: 'private', view: rolesView(held, school?.name ?? scene.workspace.name) }]
}

/** `/setup role @ana coach`, `/setup role @ana remove coach`: gives a role, or takes it away. */
export async function assignRole(deps: RoleDeps, scene: Scene, words: string): Promise<Reply[]> {
  if (!mayAssign(scene)) return [refusal('assign-roles', 'Giving a role')]
  if (words.trim() === '') return listRoles(deps, scene)
  const isRemoval = REMOVE.test(words)
  const who = await findWho(deps, scene, words.replace(REMOVE_FIRST, ''), [])
  if (who.kind !== 'person')
    return [say(who.kind === 'team' ? 'Roles are for people. Whom do you mean?' : whoProblem(who))]
  const { member } = who
  const named = roleIn(who.rest.replace(REMOVE, ' '))
  if (!named.role) return [say(roleProblem(member, named.said))]
  const scope = await scopeOf(deps, scene, named.role, member, named.rest)
  if ('problem' in scope) return [say(scope.problem)]
  const grant = { role: named.role, scope: scope.scope }
  return isRemoval ? takeAway(deps, scene, member, grant) : give(deps, scene, member, grant)
}

/** The button that takes a role away. `value`: member id, role, scope kind and id, with colons between. */
export async function tapTakeRole(deps: RoleDeps, scene: Scene, value: string): Promise<Reply[]> {
  if (!mayAssign(scene)) return [refusal('assign-roles', 'Taking a role away')]
  const [memberId = '', name, kind, id = ''] = value.split(':')
  const member = await deps.stores.members.find(memberId)
  const role = ROLES.find((each) => each === name)
  const isScope = kind === 'team' || kind === 'school' || kind === 'district'
  if (!member || member.workspaceId !== scene.workspace.id || !role || !isScope)
    return [say('That role is not there any more. See all with /setup roles.')]
  const grant: RoleGrant = { role, scope: { kind, id } }
  if (!(await isOurs(deps, scene, grant))) return [say('That role belongs to another school.')]
  return takeAway(deps, scene, member, grant)
}

const REMOVE = /(?:^|\s)(?:remove|take|drop|no|not|-)(?=\s)/i
const REMOVE_FIRST = /^\s*(?:remove|take|drop)\s+/i

async function give(deps: RoleDeps, scene: Scene, member: Member, grant: RoleGrant): Promise<Reply[]> {
  const where = (await whereOf(deps, grant)) ?? ''
  const known = await deps.stores.members.grantsOf(member.id)
  if (known.some((each) => isSame(each, grant)))
    return [say(`${member.name} is ${roleInWords(grant.role).toLowerCase()} for ${where} already.`)]
  await deps.stores.members.grant(member.id, grant, deps.clock.now())
  log(deps, scene, member, grant, 'role given')
  return [{ kind: 'private', view: roleGivenView(heldRole(member, grant, where), MAY[grant.role]) }]
}

async function takeAway(deps: RoleDeps, scene: Scene, member: Member, grant: RoleGrant): Promise<Reply[]> {
  const { members } = deps.stores
  const where = (await whereOf(deps, grant)) ?? ''
  const title = roleInWords(grant.role).toLowerCase()
  const known = await members.grantsOf(member.id)
  if (!known.some((each) => isSame(each, grant)))
    return [say(`${member.name} is no ${title} for ${where}. See all with /setup roles.`)]
  if (grant.role === 'admin') {
    const others = (await members.holdersOf(grant)).filter(({ id }) => id !== member.id)
    if (others.length === 0) return [say('Somebody has to stay admin. Make somebody else one first.')]
  }
  await members.revoke(member.id, grant)
  log(deps, scene, member, grant, 'role taken away')
  return [say(`${member.name} is no longer ${title} for ${where}.`)]
}

/** By ids: who gave or took which role, of whom, where. */
function log({ log: to }: RoleDeps, scene: Scene, member: Member, grant: RoleGrant, message: string): void {
  const { role, scope } = grant
  to.info(
    { actorId: scene.actor.id, memberId: member.id, role, scope: scope.kind, scopeId: scope.id },
    message,
  )
}

function mayAssign({ grants, workspace }: Scene): boolean {
  const { schoolId, districtId } = workspace
  return isAllowed('assign-roles', grants, { teamId: null, schoolId, districtId })
}

function roleIn(words: string): { role: Role | undefined; said: string; rest: string } {
  const [said = '', ...rest] = words
    .trim()
    .replace(/^(?:as|is|to|role|the|a|an)\s+/i, '')
    .split(/\s+/)
  const word = said.toLowerCase().replace(/[.,]$/, '')
  const role = ROLES.find((each) => each === (word === 'facilitates' ? 'facilitator' : word))
  return { role, said, rest: rest.join(' ').replace(/^(?:office|of|for|in)\s+/i, '') }
}

function roleProblem(member: Member, said: string): string {
  const names = ROLES.join(', ')
  if (said === '') return `Which role? Type /setup role @${member.externalId} and one of: ${names}.`
  if (said.toLowerCase() === 'teacher')
    return 'Everybody is a teacher without a role. To take one away: /setup role @name remove coach.'
  const close = nearest(said, ROLES)
  return `There is no role “${said}”. ${close ? `Did you mean ${close}?` : `There are: ${names}.`}`
}

/** Where a role holds: facilitators for a team, admins and central office for the district, all else for the school. */
async function scopeOf(
  deps: RoleDeps,
  scene: Scene,
  role: Role,
  member: Member,
  teamWords: string,
): Promise<{ scope: RoleGrant['scope'] } | { problem: string }> {
  const { schoolId, districtId } = scene.workspace
  if (role === 'admin' || role === 'central') return { scope: { kind: 'district', id: districtId } }
  if (role !== 'facilitator') return { scope: { kind: 'school', id: schoolId } }
  const teams = (await deps.stores.teams.listOfSchool(schoolId)).filter(({ isActive }) => isActive)
  const team = await teamFor(deps, scene, member, teams, teamWords)
  if (team) return { scope: { kind: 'team', id: team.id } }
  const names = teams.map(({ name }) => name).join(', ')
  return { problem: `Of which team? Say it in its channel, or name it: ${names}.` }
}

async function teamFor(
  deps: RoleDeps,
  scene: Scene,
  member: Member,
  teams: Team[],
  words: string,
): Promise<Team | null> {
  if (words.trim()) {
    const who = await findWho(
      deps,
      { ...scene, mentions: [] },
      `team ${words.replace(/^(?:the\s+)?team\s+/i, '')}`,
      teams,
    )
    return who.kind === 'team' ? who.team : null
  }
  const here = teams.find(({ address }) => address === scene.place?.address)
  if (here) return here
  const own = await deps.stores.teams.teamsOf(member.id)
  return own.length === 1 ? (own[0] ?? null) : null
}

/** The name of what a role holds for; null where it is no more. */
async function whereOf({ stores }: RoleDeps, { scope }: RoleGrant): Promise<string | null> {
  switch (scope.kind) {
    case 'team':
      return (await stores.teams.find(scope.id))?.name ?? null
    case 'school':
      return (await stores.organisation.findSchool(scope.id))?.name ?? null
    case 'district':
      return (await stores.organisation.findDistrict(scope.id))?.name ?? null
  }
}

async function isOurs({ stores }: RoleDeps, { workspace }: Scene, { scope }: RoleGrant): Promise<boolean> {
  if (scope.kind === 'school') return scope.id === workspace.schoolId
  if (scope.kind === 'district') return scope.id === workspace.districtId
  return (await stores.teams.find(scope.id))?.schoolId === workspace.schoolId
}

function heldRole(member: Member, { role, scope }: RoleGrant, where: string): HeldRole {
  return { memberId: member.id, name: member.name, role, scope, where }
}

function isSame(a: RoleGrant, b: RoleGrant): boolean {
  return a.role === b.role && a.scope.kind === b.scope.kind && a.scope.id === b.scope.id
}
