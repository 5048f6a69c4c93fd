import { Temporal } from 'temporal-polyfill'
import { WEEK_STARTS } from '../domain/closed-window.ts'
import type { Team } from '../domain/organisation.ts'
import { isAllowed, placeOf } from '../domain/role.ts'
import { instantOf, weekOf } from '../domain/schedule.ts'
import { participationSignals, type Signals, type WeekOfSignals } from '../domain/signals.ts'
import { signalsView } from '../views/signals-view.ts'
import type { Reply } from '../views/view.ts'
import type { Deps } from './deps.ts'
import { nearest } from './nearest.ts'
import { readStanceSignal } from './read-stance-signal.ts'
import { type Scene, say } from './scene.ts'

/** Weeks of participation shown, the running one among them. */
const WEEKS = 4
const DAY = 86_400_000

interface Reach {
  /** All teams of the school, those that are no more too: what protects a small one is the same for every reader. */
  all: Team[]
  /** Those that the reader asked for. */
  chosen: Team[]
  /** Whether the reader asked for the school and may see all of it. */
  isWhole: boolean
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
  const all = await deps.stores.teams.listOfSchool(scene.workspace.schoolId)
  const readable = await readableTeams(deps, scene, all)
  if (readable.teams.length === 0) {
    return [
      say(
        'You are in no learning team yet, so there are no signals to show. Join the channel of a team, or ask your principal.',
      ),
    ]
  }
  const reach = reachOf(all, readable, text.trim(), school?.name ?? 'your school')
  if (typeof reach === 'string') return [say(reach)]
  const signals = await signalsFor(deps, reach, school?.zone ?? 'UTC')
  return [{ kind: 'private', view: signalsView(signals, reach.title) }]
}

async function signalsFor(
  deps: Pick<Deps, 'stores' | 'clock'>,
  reach: Reach,
  zone: string,
): Promise<Signals> {
  const { all, chosen, isWhole } = reach
  const weekStarts = mondaysOf(deps.clock.now(), zone)
  const weeks = await weeksOf(deps, reach, weekStarts[WEEKS - 1] ?? deps.clock.now(), zone)
  const [only] = chosen
  // Fixed groupings alone, a team or the school: several teams of one reader would give away what lies between them.
  if (!isWhole && chosen.length !== 1) return { weeks, stance: null, topics: [] }
  const stance = await readStanceSignal(deps, {
    teamIds: all.map(({ id }) => id),
    teamId: isWhole ? null : (only?.id ?? null),
    workspaceIds: [...new Set(all.map(({ workspaceId }) => workspaceId))],
    weekStarts,
  })
  return { weeks, ...stance }
}

/** The weeks of the chosen teams, guarded among all teams of the school. */
async function weeksOf(
  deps: Pick<Deps, 'stores' | 'clock'>,
  { all, chosen, isWhole }: Reach,
  since: Date,
  zone: string,
): Promise<WeekOfSignals[]> {
  // A day more: the running weeks of teams in other zones end there.
  const until = new Date(deps.clock.now().getTime() + DAY)
  const ids = all.map(({ id }) => id)
  const [asked, tookPart] = await Promise.all([
    deps.stores.participation.asked(ids, since, until),
    deps.stores.participation.tookPart(ids, since, until),
  ])
  const chosenIds = new Set(chosen.map(({ id }) => id))
  return participationSignals({ teams: all, asked, tookPart, zone })
    .map((week) => ({
      ...week,
      teams: week.teams.filter((row) => chosenIds.has(row.teamId) || (isWhole && wasAsked(row))),
      all: isWhole ? week.all : null,
    }))
    .filter(({ teams }) => teams.some(wasAsked))
}

function wasAsked({ participation }: WeekOfSignals['teams'][number]): boolean {
  return participation.kind === 'hidden' || participation.value.asks > 0
}

/** The part of the reader's teams that was asked for, or what to say instead. */
function reachOf(
  all: Team[],
  { teams, leadsAll }: Readable,
  name: string,
  schoolName: string,
): Reach | string {
  const names = teams.map((team) => team.name)
  const [only] = names
  if (name === '') {
    const title = teams.length === 1 && only ? only : leadsAll ? schoolName : 'your teams'
    return { all, chosen: teams, isWhole: leadsAll, title }
  }
  const exact = teams.find((team) => team.name.toLowerCase() === name.replace(/^#/, '').toLowerCase())
  if (exact) return { all, chosen: [exact], isWhole: false, title: exact.name }
  const close = nearest(name, names)
  return `I know no team "${name}" that you can see. ${close ? `Did you mean /signals ${close}?` : `There are: ${names.join(', ')}.`}`
}

/** The active teams that the actor may read, by name, and whether the actor leads all there are. */
interface Readable {
  teams: Team[]
  leadsAll: boolean
}

async function readableTeams(deps: Pick<Deps, 'stores'>, scene: Scene, all: Team[]): Promise<Readable> {
  const { districtId } = scene.workspace
  const led = all.filter((team) => isAllowed('read-school-signals', scene.grants, placeOf(team, districtId)))
  const teams = led.length > 0 ? led : await deps.stores.teams.teamsOf(scene.actor.id)
  const active = teams.filter(({ isActive }) => isActive)
  return {
    teams: active.sort((a, b) => a.name.localeCompare(b.name)),
    leadsAll: all.length > 0 && led.length === all.length,
  }
}

/** The Monday of the running week of the school, then those before it. */
function mondaysOf(now: Date, zone: string): Date[] {
  const monday = Temporal.PlainDate.from(weekOf(now, zone))
  return Array.from({ length: WEEK_STARTS }, (_, weeks) =>
    instantOf(monday.subtract({ weeks }).toString(), '00:00', zone),
  )
}
