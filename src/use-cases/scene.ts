import type { Mention, PlaceRef } from '../domain/intent.ts'
import type { Member, Team, Workspace } from '../domain/organisation.ts'
import { type Act, isAllowed, placeOf, type RoleGrant, rolesAllowedInWords } from '../domain/role.ts'
import { textView } from '../views/plain-text.ts'
import type { Reply } from '../views/view.ts'
import type { Deps } from './deps.ts'

/** Who acts, and where. */
export interface Scene {
  workspace: Workspace
  actor: Member
  grants: RoleGrant[]
  place: PlaceRef | null
  /** The people mentioned in a command's words. */
  mentions: Mention[]
  /** The same for every repeat of one event, different for two events of the whole service. */
  eventKey: string
}

/** The team that a command is about, or what to say instead. */
export type TeamChoice = { kind: 'team'; team: Team } | { kind: 'none'; reply: Reply }

/** The team of the place; in private the actor's only one. */
export async function teamOf(deps: Pick<Deps, 'stores'>, scene: Scene): Promise<TeamChoice> {
  const { workspace, actor, place } = scene
  if (place?.kind === 'channel') {
    const team = await deps.stores.teams.findByAddress(workspace.id, place.address)
    if (team?.isActive) return { kind: 'team', team }
    return none('This channel is no learning team yet. Add Common Thread to it, and it becomes one.')
  }
  const teams = await deps.stores.teams.teamsOf(actor.id)
  const [only] = teams
  if (only && teams.length === 1) return { kind: 'team', team: only }
  if (!only) return none('You are in no learning team yet. Use this in the channel of a team.')
  const names = teams.map(({ name }) => name).join(', ')
  return none(`You are in several teams (${names}). Use this in the channel of the one you mean.`)
}

/** Whether the actor may do it for the team. */
export function mayDo(scene: Scene, act: Act, team: Team): boolean {
  return isAllowed(act, scene.grants, placeOf(team, scene.workspace.districtId))
}

/** Whether the actor may set up the school of the workspace. */
export function maySetUp(scene: Scene): boolean {
  const { schoolId, districtId } = scene.workspace
  return isAllowed('set-up-school', scene.grants, { teamId: null, schoolId, districtId })
}

/** Says who may, kindly. `what` completes "For …". */
export function refusal(act: Act, what: string): Reply {
  return say(`${what} is for ${rolesAllowedInWords(act)}. Ask them, or type /help to see what you can do.`)
}

/** A line or more for the actor's eyes alone. */
export function say(...lines: string[]): Reply {
  return { kind: 'private', view: textView(...lines) }
}

function none(text: string): TeamChoice {
  return { kind: 'none', reply: say(text) }
}
