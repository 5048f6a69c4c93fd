import { Temporal } from 'temporal-polyfill'
import type { Team } from '../domain/organisation.ts'
import { isAllowed, placeOf } from '../domain/role.ts'
import { instantOf, weekOf } from '../domain/schedule.ts'
import { participationSignals, type Signals } from '../domain/signals.ts'
import { signalsView } from '../views/signals-view.ts'
import type { Reply } from '../views/view.ts'
import type { Deps } from './deps.ts'
import { nearest } from './nearest.ts'
import { type Periods, readStanceSignal, readTopics, teamsWithOwnStance } from './read-stance-signal.ts'
import { type Scene, say } from './scene.ts'

/** Weeks shown, the running one among them, and the weeks before that they are held against. */
const WEEKS = 4
const WEEKS_BEFORE = 12
const DAY = 86_400_000

interface Reach {
  /** All teams that the reader may see. */
  teams: Team[]
  /** Those that the reader asked for. */
  chosen: Team[]
  title: string
}

/**
 * The signals for the actor alone: of the whole school for those who lead it, else of the actor's own teams; of one team
 * where `text` names it. Teachers see of their team what leaders see of it.
 */
export async function readSignals(
  deps: Pick<Deps, 'stores' | 'clock'>,
  scene: Scene,
  text: string,
): Promise<Reply[]> {
  const school = await deps.stores.organisation.findSchool(scene.workspace.schoolId)
  const teams = await readableTeams(deps, scene)
  if (teams.length === 0) {
    return [
      say(
        'You are in no learning team yet, so there are no signals to show. Join the channel of a team, or ask your principal.',
      ),
    ]
  }
  const reach = reachOf(teams, text.trim(), school?.name ?? 'your school')
  if (typeof reach === 'string') return [say(reach)]
  const periods = periodsOf(deps.clock.now(), school?.zone ?? 'UTC')
  const signals = await signalsFor(deps, scene.workspace.id, reach, periods, school?.zone ?? 'UTC')
  return [{ kind: 'private', view: signalsView(signals, reach.title) }]
}

async function signalsFor(
  deps: Pick<Deps, 'stores'>,
  workspaceId: string,
  { teams, chosen }: Reach,
  periods: Periods,
  zone: string,
): Promise<Signals> {
  const { participation } = deps.stores
  const { since, until } = periods
  const ids = teams.map(({ id }) => id)
  const chosenIds = chosen.map(({ id }) => id)
  const [asked, tookPart] = await Promise.all([
    participation.asked(ids, since, until),
    participation.tookPart(ids, since, until),
  ])
  // Counted over all teams in reach, whichever was asked for: what protects a small team holds in every view.
  const weeks = participationSignals({ teams, asked, tookPart, zone }).map((week) =>
    chosen.length === teams.length
      ? week
      : { ...week, teams: week.teams.filter(({ teamId }) => chosenIds.includes(teamId)), all: null },
  )
  const isWhole = chosen.length === teams.length
  const isTold = isWhole || (await teamsWithOwnStance(deps, ids, periods)).has(chosenIds[0] ?? '')
  if (!isTold) return { weeks, stance: { kind: 'hidden', reason: 'too-few' }, topics: [] }
  const [stance, topics] = await Promise.all([
    readStanceSignal(deps, chosenIds, periods),
    readTopics(deps, workspaceId, chosenIds, periods),
  ])
  return { weeks, stance, topics }
}

/** The part of the reader's reach that was asked for, or what to say instead. */
function reachOf(teams: Team[], name: string, schoolName: string): Reach | string {
  const names = teams.map((team) => team.name)
  if (name === '')
    return { teams, chosen: teams, title: teams.length > 1 ? schoolName : (names[0] ?? schoolName) }
  const exact = teams.find((team) => team.name.toLowerCase() === name.replace(/^#/, '').toLowerCase())
  if (exact) return { teams, chosen: [exact], title: exact.name }
  const close = nearest(name, names)
  return `I know no team "${name}" that you can see. ${close ? `Did you mean /signals ${close}?` : `There are: ${names.join(', ')}.`}`
}

async function readableTeams(deps: Pick<Deps, 'stores'>, scene: Scene): Promise<Team[]> {
  const all = await deps.stores.teams.listOfSchool(scene.workspace.schoolId)
  const { districtId } = scene.workspace
  const led = all.filter((team) => isAllowed('read-school-signals', scene.grants, placeOf(team, districtId)))
  const teams = led.length > 0 ? led : await deps.stores.teams.teamsOf(scene.actor.id)
  return teams.filter(({ isActive }) => isActive).sort((a, b) => a.name.localeCompare(b.name))
}

/** Whole weeks of the school up to now, and a day more: the weeks of teams in other zones end there. */
function periodsOf(now: Date, zone: string): Periods {
  const monday = Temporal.PlainDate.from(weekOf(now, zone))
  const startOf = (weeks: number) => instantOf(monday.subtract({ weeks }).toString(), '00:00', zone)
  return {
    past: startOf(WEEKS - 1 + WEEKS_BEFORE),
    since: startOf(WEEKS - 1),
    until: new Date(now.getTime() + DAY),
  }
}
