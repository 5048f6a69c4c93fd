import { homeView } from '../views/home-view.ts'
import type { Reply } from '../views/view.ts'
import { askableTeams } from './check-in.ts'
import type { Deps } from './deps.ts'
import { homeTeamOf } from './inquiry/home-team.ts'
import { freshOwnNeeds, waitingCount } from './needs/list-needs.ts'
import { ownTrend } from './own-trend.ts'
import { makePageLink } from './page-access.ts'
import { coachesHere } from './practice/practice-reach.ts'
import { ownRhythm } from './rhythm/own-rhythm.ts'
import type { Scene } from './scene.ts'

/** A person's own latest entries on the home page. */
const ENTRIES = 3

type HomeDeps = Pick<Deps, 'stores' | 'clock' | 'log' | 'publicUrl'>

/** The actor's home page: own teams, what comes next, own latest words. */
export async function openHome(deps: HomeDeps, scene: Scene): Promise<Reply[]> {
  const { actor, grants } = scene
  const teams = await deps.stores.teams.teamsOf(actor.id)
  const view = homeView({
    name: actor.name,
    rhythm: await ownRhythm(deps, actor),
    teams: await Promise.all(teams.map((team) => homeTeamOf(deps, team, actor.zone))),
    entries: await deps.stores.entries.listOf(actor.id, ENTRIES),
    trend: await ownTrend(deps, actor),
    needsWaiting: await waitingCount(deps, scene),
    ownNeeds: await freshOwnNeeds(deps, scene),
    mayAsk: (await askableTeams(deps, scene)).length > 0,
    hasPractices: coachesHere(scene) || (await deps.stores.practices.ofMember(actor.id)).length > 0,
    page: teams.length + grants.length > 0 ? await makePageLink(deps, actor.id, '/signals') : null,
  })
  return [{ kind: 'home', view }]
}
