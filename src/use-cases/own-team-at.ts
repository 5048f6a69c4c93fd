import type { Team } from '../domain/organisation.ts'
import type { Deps } from './deps.ts'
import type { Scene } from './scene.ts'

/** The own team in whose channel the actor stands, else the first of the own teams by name; null without any. */
export async function ownTeamAt(
  deps: Pick<Deps, 'stores'>,
  { workspace, actor, place }: Pick<Scene, 'workspace' | 'actor' | 'place'>,
): Promise<Team | null> {
  const own = await deps.stores.teams.teamsOf(actor.id)
  const here = place ? await deps.stores.teams.findByAddress(workspace.id, place.address) : null
  return own.find(({ id }) => id === here?.id) ?? own[0] ?? null
}
