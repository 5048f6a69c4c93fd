import { MAX_ATTEMPTS } from '../domain/back-off.ts'
import type { Delivery } from '../domain/nudge.ts'
import type { Workspace } from '../domain/organisation.ts'
import { DeliveryError } from '../ports.ts'
import { addressOf } from './address-of.ts'
import type { Deps } from './deps.ts'
import { enqueueDeliveries } from './enqueue-delivery.ts'
import { findSent } from './find-sent.ts'
import { LEASE_SECONDS } from './send-parcels.ts'

type SweepDeps = Pick<Deps, 'stores' | 'clock' | 'queue' | 'log' | 'platform'>

const BATCH = 200
/** Deliveries handed to the queue in one tick at most. */
const MOST_DUE = 20_000
const HOUR = 3_600_000
/** Longer than any lease, in milliseconds. */
const A_LIFE = 100 * 365 * 24 * HOUR

/**
 * Takes up what a stopped service left: deliveries whose sender is gone are looked up on the platform before anything
 * is sent again, and waiting ones get a job again where theirs was lost. `isAlone`: no other service works on the
 * database and this one has sent nothing yet, so that no lease holds any more.
 */
export async function recoverDeliveries(deps: SweepDeps, options = { isAlone: false }): Promise<void> {
  const now = deps.clock.now()
  const leasedUntil = options.isAlone ? new Date(now.getTime() + A_LIFE) : now
  for (const delivery of await deps.stores.deliveries.abandonedBefore(leasedUntil, BATCH)) {
    // Services sweep on the same minute: the second to look would put back in line what the first sends again.
    const lease = deps.clock.afterReal(LEASE_SECONDS * 1000)
    if (await deps.stores.deliveries.takeOver(delivery, lease)) await recover(deps, delivery)
  }
  // A job of the same deliveries, tries and minute is not added twice, and a surplus one finds nothing to take.
  const minute = Math.floor(now.getTime() / 60_000)
  await enqueueDeliveries(deps, await deps.stores.deliveries.waitingUntil(now, MOST_DUE), minute)
}

async function recover(deps: SweepDeps, delivery: Delivery): Promise<void> {
  const { deliveries, organisation } = deps.stores
  const now = deps.clock.now()
  const workspace = await organisation.findWorkspace(delivery.workspaceId)
  const address = await addressOf(deps, delivery)
  if (!workspace || !address) return deliveries.markEnded(delivery.id, 'blocked', 'not-reachable')
  const found = await lookUp(deps, workspace, address, delivery)
  deps.log.warn(
    { deliveryId: delivery.id, found: typeof found === 'string' ? found : 'sent' },
    'a send was cut off or not answered',
  )
  if (found === 'later') return
  // Looked at again at once: who had no room is asked in private, and reminders find their time.
  if (typeof found !== 'string') return deliveries.markSent(delivery.id, found.ref, now, now)
  // Without an answer an outage is likelier than a loss of the answer alone; a stop of our own may come at any time.
  const isUnanswered = delivery.reason === 'unavailable'
  if (found === 'unknown' && !isUnanswered) return deliveries.markEnded(delivery.id, 'failed', 'interrupted')
  if (delivery.attempts >= MAX_ATTEMPTS) return deliveries.markEnded(delivery.id, 'failed', 'gave-up')
  await deliveries.markWaiting(delivery.id, 'unavailable', now)
}

/**
 * What became of a send; 'later' where the platform does not answer just now. One that is configured no more, or is
 * silent for long, cannot tell: what is kept of it must not hold up the others.
 */
async function lookUp(deps: SweepDeps, workspace: Workspace, address: string, delivery: Delivery) {
  try {
    return await findSent(deps, workspace, address, delivery)
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    const isLate = deps.clock.now().getTime() - delivery.closesAt.getTime() > HOUR
    return error.isPassing && !isLate ? 'later' : 'unknown'
  }
}
