import type { Team } from '../../domain/organisation.ts'
import { localDateOf } from '../../domain/schedule.ts'
import { phaseInWords } from '../../views/cycle-views.ts'
import type { HomeTeam } from '../../views/home-team.ts'
import type { Deps } from '../deps.ts'
import { lessonDaysOf } from '../school-calendar.ts'
import { comingOf } from './status.ts'

/** A team as its member's home page shows it; private questions come at the member's own local time. */
export async function homeTeamOf(
  deps: Pick<Deps, 'stores' | 'clock'>,
  team: Team,
  readerZone: string | null,
): Promise<HomeTeam> {
  const cycle = await deps.stores.cycles.openOf(team.id)
  if (!cycle) return { name: team.name, isPaused: false, phase: null, coming: [] }
  const now = deps.clock.now()
  const nudges = await deps.stores.nudges.ofCycle(cycle.id)
  return {
    name: team.name,
    isPaused: cycle.state === 'paused',
    phase: phaseInWords(cycle, localDateOf(now, cycle.zone), await lessonDaysOf(deps, team.id)),
    coming: comingOf(nudges, now, readerZone),
  }
}
