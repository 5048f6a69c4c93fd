import { v5 } from 'uuid'
import { DeliveryError } from '../ports.ts'
import type { Deps } from './deps.ts'
import { readPeople } from './people.ts'

/** The queue of the rosters. */
export const SYNC_ROSTER = 'sync-roster'

/** What a job of SYNC_ROSTER carries. */
export interface SyncRosterJob {
  teamId: string
}

/** How long a roster counts as in step without being read again, in milliseconds: events can be lost. */
const IN_STEP_MS = 24 * 3_600_000
const HOUR_MS = 3_600_000
/** Teams a tick: a platform answers only so many questions a minute. */
const BATCH = 5
const NAMESPACE = '5d0f4c8e-52a4-4f6b-9a55-0a4f3c3f7b11'

/** Asks for the rosters that have not been read for a day; one that fails is asked for again in an hour. */
export async function enqueueRosters(deps: Pick<Deps, 'stores' | 'clock' | 'queue'>): Promise<void> {
  const now = deps.clock.now()
  const hour = Math.floor(now.getTime() / HOUR_MS)
  for (const team of await deps.stores.teams.withRosterBefore(new Date(now.getTime() - IN_STEP_MS), BATCH)) {
    const job: SyncRosterJob = { teamId: team.id }
    await deps.queue.send(SYNC_ROSTER, job, { id: v5(`${team.id} ${hour}`, NAMESPACE) })
  }
}

/** Makes a team's roster what the platform says it is. A platform that cannot be asked leaves it as it was. */
export async function syncRoster(
  deps: Pick<Deps, 'stores' | 'clock' | 'platform' | 'adminEmails' | 'log'>,
  teamId: string,
): Promise<void> {
  const team = await deps.stores.teams.find(teamId)
  const workspace = team?.isActive ? await deps.stores.organisation.findWorkspace(team.workspaceId) : null
  if (!team || !workspace) return
  try {
    const people = await readPeople(deps, workspace, team.address)
    await deps.stores.teams.setRoster(
      team.id,
      people.map(({ id }) => id),
      deps.clock.now(),
    )
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    deps.log.warn({ teamId, reason: error.kind }, 'the roster could not be read')
    if (error.isPassing) return
    // What stays refused must not keep others from their turn: it is asked for again in a day.
    const known = await deps.stores.teams.roster(team.id)
    await deps.stores.teams.setRoster(
      team.id,
      known.map(({ id }) => id),
      deps.clock.now(),
    )
  }
}
