import type { Digest } from '../../domain/digest/digest.ts'
import type { Team } from '../../domain/organisation.ts'
import { digestSwitchedView } from '../../views/digest/digest-notes.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { changeRhythm } from '../rhythm/change-rhythm.ts'
import { ownRhythm } from '../rhythm/own-rhythm.ts'
import { mayDo, refusal, type Scene, say } from '../scene.ts'

type SwitchDeps = Pick<Deps, 'stores' | 'clock' | 'log'>

/** Switches a digest on or off: a team's by who may run its cycle, a person's by that person alone. */
export async function switchDigest(
  deps: SwitchDeps,
  scene: Scene,
  recipient: Digest['recipient'],
  isOn: boolean,
): Promise<Reply[]> {
  if (recipient.kind === 'member') return switchOwn(deps, scene, recipient, isOn)
  const team = await ownTeam(deps, scene, recipient.id)
  if (!team) return [say('I know no such team here any more.')]
  if (!mayDo(scene, 'run-cycle', team)) return [refusal('run-cycle', "Switching the team's digest on or off")]
  await deps.stores.digests.setTeam(team.id, isOn, scene.actor.id, deps.clock.now())
  deps.log.info({ teamId: team.id, isOn }, 'digest switched')
  return [{ kind: 'private', view: digestSwitchedView(recipient, isOn, team.name) }]
}

/** The team of the actor's own workspace, or null. */
export async function ownTeam(
  deps: Pick<Deps, 'stores'>,
  { workspace }: Scene,
  teamId: string,
): Promise<Team | null> {
  const team = await deps.stores.teams.find(teamId)
  return team?.workspaceId === workspace.id ? team : null
}

async function switchOwn(
  deps: SwitchDeps,
  scene: Scene,
  recipient: Digest['recipient'],
  isOn: boolean,
): Promise<Reply[]> {
  if (recipient.id !== scene.actor.id) return [say('This digest is somebody else’s.')]
  await changeRhythm(deps, await ownRhythm(deps, scene.actor), {
    kind: 'opt',
    what: ['digest'],
    isOut: !isOn,
  })
  return [{ kind: 'private', view: digestSwitchedView(recipient, isOn, '') }]
}
