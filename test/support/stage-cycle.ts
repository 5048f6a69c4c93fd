import type { Cycle } from '../../src/domain/cycle.ts'
import { CHANNEL, type Stage, WORKSPACE } from './stage.ts'

/** The open cycle of the stage's first team. Throws where none is. */
export async function openCycleOf(stage: Stage): Promise<Cycle> {
  const { organisation, teams, cycles } = stage.deps.stores
  const workspace = await organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
  const team = await teams.findByAddress(workspace.id, CHANNEL.address)
  const cycle = await cycles.openOf(team?.id ?? '')
  if (!cycle) throw new Error('No cycle is open')
  return cycle
}
