import type { Agenda, AgendaPart } from '../../domain/agenda/agenda.ts'
import type { Nudge } from '../../domain/nudge.ts'
import type { Team } from '../../domain/organisation.ts'
import { agendaDraftView } from '../../views/agenda/agenda-draft-view.ts'
import { agendaView, decidedView, safeAgendaView } from '../../views/agenda/agenda-view.ts'
import type { View } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { facilitatorsOf } from './agenda-place.ts'
import { sheetOf } from './sheet-of.ts'

/** The message about an agenda as it should look now; null where the nudge shows none. */
export async function agendaViewFor(
  deps: Pick<Deps, 'stores' | 'clock'>,
  nudge: Nudge,
): Promise<View | null> {
  if (!nudge.prompt.templateKey?.startsWith('agenda.')) return null
  const shown = await deps.stores.agendas.ofNudge(nudge.id)
  const team = shown ? await deps.stores.teams.find(shown.agenda.teamId) : null
  return shown && team ? agendaPartView(deps, shown.agenda, team, shown.part) : null
}

/** An agenda as one kind of message shows it. */
export async function agendaPartView(
  deps: Pick<Deps, 'stores' | 'clock'>,
  agenda: Agenda,
  team: Team,
  part: AgendaPart,
): Promise<View> {
  switch (part) {
    case 'draft':
      return agendaDraftView(await sheetOf(deps, agenda, team, 'facilitator'), deps.clock.now())
    case 'ask':
      return decidedView(await sheetOf(deps, agenda, team, 'team'))
    case 'post': {
      if (agenda.posted === 'whole') return agendaView(await sheetOf(deps, agenda, team, 'team'))
      const names = (await facilitatorsOf(deps, team.id)).map(({ name }) => name)
      return safeAgendaView(await sheetOf(deps, agenda, team, 'team'), names)
    }
  }
}
