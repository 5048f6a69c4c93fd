import { Temporal } from 'temporal-polyfill'
import type { Team } from '../domain/organisation.ts'
import { isAllowed, placeOf } from '../domain/role.ts'
import { instantOf, weekOf } from '../domain/schedule.ts'
import { signalsOf } from '../domain/signals.ts'
import { signalsView } from '../views/signals-view.ts'
import type { Reply } from '../views/view.ts'
import type { Deps } from './deps.ts'
import { type Scene, say } from './scene.ts'

/** Weeks shown, the running one among them. */
const WEEKS = 4

/**
 * The signals for the actor alone: of the whole school for those who lead it, else of the actor's own teams. Teachers
 * see of their team what leaders see of it.
 */
export async function readSignals(deps: Pick<Deps, 'stores' | 'clock'>, scene: Scene): Promise<Reply[]> {
  const school = await deps.stores.organisation.findSchool(scene.workspace.schoolId)
  const { teams, scope } = await readable(deps, scene, school?.name ?? 'your school')
  if (teams.length === 0) {
    return [
      say(
        'You are in no learning team yet, so there are no signals to show. Join the channel of a team, or ask your principal.',
      ),
    ]
  }
  const zone = school?.zone ?? 'UTC'
  const now = deps.clock.now()
  const since = weekStart(now, zone, WEEKS - 1)
  const ids = teams.map(({ id }) => id)
  // A day more at both ends: the weeks of teams in other zones begin and end there.
  const until = new Date(now.getTime() + 86_400_000)
  const [asked, tookPart] = await Promise.all([
    deps.stores.participation.asked(ids, since, until),
    deps.stores.participation.tookPart(ids, since, until),
  ])
  return [{ kind: 'private', view: signalsView(signalsOf({ teams, asked, tookPart, zone }), scope) }]
}

async function readable(
  deps: Pick<Deps, 'stores'>,
  scene: Scene,
  schoolName: string,
): Promise<{ teams: Team[]; scope: string }> {
  const all = await deps.stores.teams.listOfSchool(scene.workspace.schoolId)
  const led = all.filter((team) =>
    isAllowed('read-school-signals', scene.grants, placeOf(team, scene.workspace.districtId)),
  )
  const teams = led.length > 0 ? led : await deps.stores.teams.teamsOf(scene.actor.id)
  const sorted = teams.filter(({ isActive }) => isActive).sort((a, b) => a.name.localeCompare(b.name))
  return { teams: sorted, scope: led.length > 0 ? schoolName : sorted.map(({ name }) => name).join(', ') }
}

/** The first instant of the week that lies `weeksBack` before the running one. */
function weekStart(now: Date, zone: string, weeksBack: number): Date {
  const monday = Temporal.PlainDate.from(weekOf(now, zone)).subtract({ weeks: weeksBack })
  return instantOf(monday.toString(), '00:00', zone)
}
