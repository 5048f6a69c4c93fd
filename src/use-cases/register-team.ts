import type { IntentOf, PlaceRef } from '../domain/intent.ts'
import type { Member, Workspace } from '../domain/organisation.ts'
import { teamUndoneView, teamWelcomeView } from '../views/team-views.ts'
import type { Reply } from '../views/view.ts'
import type { Deps } from './deps.ts'
import { adoptZone, memberOf, NO_ZONE, readPeople } from './people.ts'
import { mayDo, refusal, type Scene, say } from './scene.ts'

/**
 * Makes the place that the bot was added to a team; whoever added it is the facilitator. Says so once: a repeated
 * event finds the team and stays silent. Throws DeliveryError where the platform cannot tell who is there.
 */
export async function registerTeam(
  deps: Deps,
  workspace: Workspace,
  intent: IntentOf<'bot-added'>,
): Promise<Reply[]> {
  const { place } = intent
  const now = deps.clock.now()
  const people = await readPeople(deps, workspace, place.address)
  const inviter =
    intent.inviter && !intent.inviter.isBot ? await memberOf(deps, workspace, intent.inviter) : null
  const zone = commonZone(people) ?? inviter?.zone ?? (await schoolZone(deps, workspace))
  const { team, isNew } = await deps.stores.teams.ensure(
    {
      workspaceId: workspace.id,
      schoolId: workspace.schoolId,
      name: place.name ?? 'Team',
      zone,
      address: place.address,
    },
    now,
  )
  await deps.stores.teams.setRoster(
    team.id,
    people.map(({ id }) => id),
    now,
  )
  const facilitator = await facilitatorOf(deps, team.id, inviter)
  await adoptZone(deps, workspace, zone)
  if (!isNew) return []
  deps.log.info({ teamId: team.id, people: people.length }, 'a place became a team')
  const view = teamWelcomeView({
    teamId: team.id,
    teamName: team.name,
    facilitator: facilitator?.name ?? null,
    people: people.length,
  })
  return [{ kind: 'public', view }]
}

/** The bot was taken out of a place: nothing is asked there any more; what was written stays. */
export async function unregisterTeam(
  deps: Pick<Deps, 'stores' | 'clock'>,
  workspace: Workspace,
  place: PlaceRef,
): Promise<void> {
  const team = await deps.stores.teams.findByAddress(workspace.id, place.address)
  if (team) await deps.stores.teams.deactivate(team.id, deps.clock.now())
}

/** The "undo" of the welcome: the place is no team any more. */
export async function undoTeam(deps: Deps, scene: Scene, teamId: string): Promise<Reply[]> {
  const team = await deps.stores.teams.find(teamId)
  if (!team || team.workspaceId !== scene.workspace.id) return [say('That team is not here any more.')]
  if (!mayDo(scene, 'run-cycle', team)) return [refusal('run-cycle', 'Undoing a team')]
  await deps.stores.teams.deactivate(team.id, deps.clock.now())
  return [{ kind: 'replacement', view: teamUndoneView(team.name) }]
}

/** Who facilitates the team: the inviter, where nobody does yet. */
async function facilitatorOf(deps: Deps, teamId: string, inviter: Member | null): Promise<Member | null> {
  const grant = { role: 'facilitator', scope: { kind: 'team', id: teamId } } as const
  const [holder] = await deps.stores.members.holdersOf(grant)
  if (holder || !inviter) return holder ?? null
  await deps.stores.members.grant(inviter.id, grant, deps.clock.now())
  return inviter
}

/** The zone that most people have; of equals the one met first. */
function commonZone(people: readonly Member[]): string | null {
  const counts = new Map<string, number>()
  for (const { zone } of people) if (zone) counts.set(zone, (counts.get(zone) ?? 0) + 1)
  const [first] = [...counts].sort((a, b) => b[1] - a[1])
  return first?.[0] ?? null
}

async function schoolZone(deps: Pick<Deps, 'stores'>, workspace: Workspace): Promise<string> {
  return (await deps.stores.organisation.findSchool(workspace.schoolId))?.zone ?? NO_ZONE
}
