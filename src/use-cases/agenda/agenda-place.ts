import type { Agenda } from '../../domain/agenda/agenda.ts'
import type { SchoolCalendar } from '../../domain/calendar.ts'
import type { Cycle } from '../../domain/cycle.ts'
import type { Member, Team } from '../../domain/organisation.ts'
import type { RoleGrant } from '../../domain/role.ts'
import type { Deps } from '../deps.ts'
import { schoolCalendar } from '../school-calendar.ts'

/** An agenda with all that decides about it. */
export interface AgendaPlace {
  agenda: Agenda
  cycle: Cycle
  team: Team
  calendar: SchoolCalendar
}

/** The place of an agenda; null where its team is gone. */
export async function placeOfAgenda(deps: Pick<Deps, 'stores'>, agenda: Agenda): Promise<AgendaPlace | null> {
  const [cycle, team] = await Promise.all([
    deps.stores.cycles.find(agenda.cycleId),
    deps.stores.teams.find(agenda.teamId),
  ])
  if (!cycle || !team?.isActive) return null
  return { agenda, cycle, team, calendar: await schoolCalendar(deps, team.schoolId) }
}

/** The facilitators of a team who are in it: to them alone goes what nobody has looked at. */
export async function facilitatorsOf(deps: Pick<Deps, 'stores'>, teamId: string): Promise<Member[]> {
  const { members, teams } = deps.stores
  const [holders, roster] = await Promise.all([
    members.holdersOf({ role: 'facilitator', scope: { kind: 'team', id: teamId } }),
    teams.roster(teamId),
  ])
  return holders.filter(({ id }) => roster.some((member) => member.id === id))
}

/** Whether a person is in the team now. */
export async function isInTeam(
  deps: Pick<Deps, 'stores'>,
  teamId: string,
  memberId: string,
): Promise<boolean> {
  return (await deps.stores.teams.teamsOf(memberId)).some(({ id }) => id === teamId)
}

/** Whether somebody facilitates this very team: wider roles see no draft. */
export function isFacilitator(grants: readonly RoleGrant[], teamId: string): boolean {
  return grants.some(
    ({ role, scope }) => role === 'facilitator' && scope.kind === 'team' && scope.id === teamId,
  )
}
