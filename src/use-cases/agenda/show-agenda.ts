import type { Agenda } from '../../domain/agenda/agenda.ts'
import type { Team } from '../../domain/organisation.ts'
import { agendaDraftView } from '../../views/agenda/agenda-draft-view.ts'
import { agendaComingView } from '../../views/agenda/agenda-view.ts'
import type { Reply, View } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { type Scene, say } from '../scene.ts'
import { isFacilitator, isInTeam } from './agenda-place.ts'
import { agendaPartView } from './agenda-view-for.ts'
import { gatherAgenda } from './gather-agenda.ts'
import { comingAgenda } from './run-agendas.ts'
import { sheetOf } from './sheet-of.ts'

type ShowDeps = Pick<Deps, 'stores' | 'clock'>

const ITS_TEAMS = 'The agenda belongs to its team: those who are in it see it.'
const NO_MEETING = 'Your team has no meeting day yet. Its facilitator sets one with /inquiry edit.'

/** `/inquiry agenda`: the draft for the team's facilitator, what is out for everybody else who is in the team. */
export async function showAgenda(deps: ShowDeps, scene: Scene, team: Team): Promise<Reply[]> {
  if (!(await isInTeam(deps, team.id, scene.actor.id))) return [say(ITS_TEAMS)]
  const agenda = await openAgenda(deps, team)
  if (!agenda) return [say(NO_MEETING)]
  if (isFacilitator(scene.grants, team.id)) {
    if (agenda.state !== 'posted') await gatherAgenda(deps, agenda)
    return [{ kind: 'private', view: await draftViewOf(deps, agenda.id, team) }]
  }
  return [{ kind: 'private', view: await viewForMember(deps, agenda, team) }]
}

/** The agenda of the team's next meeting, begun where there is none yet; null where no meeting is to come. */
export async function openAgenda(deps: ShowDeps, team: Team): Promise<Agenda | null> {
  const open = await deps.stores.agendas.openOf(team.id)
  if (open) return open
  const cycle = await deps.stores.cycles.openOf(team.id)
  return cycle ? comingAgenda(deps, cycle) : null
}

/** The draft as it is now. `opening`: what has just happened. Throws where the agenda is gone. */
export async function draftViewOf(
  deps: ShowDeps,
  agendaId: string,
  team: Team,
  opening?: string,
): Promise<View> {
  const agenda = await deps.stores.agendas.find(agendaId)
  if (!agenda) throw new Error(`There is no agenda ${agendaId}`)
  return agendaDraftView(await sheetOf(deps, agenda, team, 'facilitator'), deps.clock.now(), opening)
}

async function viewForMember(deps: ShowDeps, agenda: Agenda, team: Team): Promise<View> {
  if (agenda.posted) return agendaPartView(deps, agenda, team, 'post')
  return agendaComingView(await sheetOf(deps, agenda, team, 'team'))
}
