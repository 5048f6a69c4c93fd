import type { Cycle } from '../../domain/cycle.ts'
import type { Team } from '../../domain/organisation.ts'
import type { Deps } from '../deps.ts'
import type { Scene } from '../scene.ts'

/** A cycle of the actor's workspace with its team; null where there is none, or (without `isOver`) it has ended. */
export async function teamOfCycle(
  deps: Pick<Deps, 'stores'>,
  scene: Scene,
  cycleId: string,
  options: { isOver: boolean } = { isOver: false },
): Promise<{ cycle: Cycle; team: Team } | null> {
  const cycle = await deps.stores.cycles.find(cycleId)
  const team = cycle ? await deps.stores.teams.find(cycle.teamId) : null
  if (!cycle || !team?.isActive || team.workspaceId !== scene.workspace.id) return null
  return cycle.state === 'finished' && !options.isOver ? null : { cycle, team }
}
