import { localDateOf } from '../domain/schedule.ts'
import { runAgendas } from './agenda/run-agendas.ts'
import { changeCycle } from './change-cycle.ts'
import { closeDueDeliveries } from './close-deliveries.ts'
import { enqueueWeeks } from './close-weeks.ts'
import type { Deps } from './deps.ts'
import { enqueueDigests } from './digest/plan-digests.ts'
import { purgeNeeds } from './needs/purge-needs.ts'
import { purgeAccess } from './page-access.ts'
import { planDueNudges } from './plan-due-nudges.ts'
import { enqueueUnread } from './read-entries.ts'
import { planReminders } from './send-reminders.ts'
import { recoverDeliveries } from './sweep-deliveries.ts'
import { enqueueRosters } from './sync-rosters.ts'
import { enqueueWebhooks, purgeEvents } from './webhooks/send-webhook.ts'

const BATCH = 100

/**
 * All that the time brings: agendas, due nudges, cut-off deliveries, closed questions, ended cycles, unread entries,
 * rosters to look at again, weeks that are over and their digests, events to tell, links and sessions long over,
 * requests that were never sent. Safe to run at any time, twice too.
 */
export async function tick(deps: Deps): Promise<void> {
  // What is planned is handed on with all that waits: two jobs for one delivery would only get in each other's way.
  const planning = { ...deps, queue: { ...deps.queue, send: async () => {} } }
  // First: the messages that it makes are planned with the rest.
  await runAgendas(deps)
  await planDueNudges(planning)
  await planReminders(planning)
  // Before ended cycles finish: what fell due in them while the service was away is still asked.
  await recoverDeliveries(deps)
  await finishEndedCycles(deps)
  await closeDueDeliveries(deps)
  await enqueueUnread(deps)
  await enqueueRosters(deps)
  await enqueueWeeks(deps)
  await enqueueDigests(deps)
  await enqueueWebhooks(deps)
  await purgeAccess(deps)
  await purgeEvents(deps)
  await purgeNeeds(deps)
}

/** Finishes the cycles whose last phase is over. */
async function finishEndedCycles(deps: Deps): Promise<void> {
  const ended = await deps.stores.cycles.endedBefore(deps.clock.now(), BATCH)
  for (const cycle of ended) {
    const eventKey = `ended:${cycle.id}:${localDateOf(deps.clock.now(), cycle.zone)}`
    await changeCycle(deps, { cycle, move: { kind: 'finish' }, memberId: null, eventKey })
  }
}
