import { retryDelaySeconds } from '../domain/back-off.ts'
import type { Delivery, Nudge } from '../domain/nudge.ts'
import type { Team, Workspace } from '../domain/organisation.ts'
import { DeliveryError, type SentMessage } from '../ports.ts'
import { addressOf } from './address-of.ts'
import type { Deps } from './deps.ts'
import { enqueueDelivery } from './enqueue-delivery.ts'
import { findSent } from './find-sent.ts'
import { refOf } from './people.ts'
import { promptViewFor } from './prompt-view-for.ts'
import { threadOf } from './thread-of.ts'

type DeliverDeps = Pick<Deps, 'stores' | 'clock' | 'queue' | 'log' | 'platform'>

/** How long one send may take, in real seconds; after that the delivery counts as abandoned. */
export const LEASE_SECONDS = 120

/** What is sent where. */
interface Parcel {
  delivery: Delivery
  nudge: Nudge
  team: Team
  workspace: Workspace
  address: string
}

/**
 * Sends one delivery, if it is still to be sent. A failure is kept on the delivery with its reason and tried again
 * where that can help; nothing is thrown for it.
 */
export async function deliverNudge(deps: DeliverDeps, deliveryId: string): Promise<void> {
  const { deliveries } = deps.stores
  const leasedUntil = deps.clock.afterReal(LEASE_SECONDS * 1000)
  const delivery = await deliveries.take(deliveryId, deps.clock.now(), leasedUntil)
  if (!delivery) return
  const parcel = await parcelOf(deps, delivery)
  if (typeof parcel === 'string') {
    const state = parcel === 'not-reachable' ? 'blocked' : 'suppressed'
    return deliveries.markEnded(delivery.id, state, parcel)
  }
  let sent: SentMessage
  try {
    sent = await send(deps, parcel)
  } catch (error) {
    return keepFailure(deps, delivery, error)
  }
  // Outside the catch: a fault in noting it must not look like a failed send, or it would be sent again. The lease runs
  // out instead, and the sweep finds the message.
  await deliveries.markSent(delivery.id, sent.ref, deps.clock.now())
  deps.log.info({ deliveryId, attempts: delivery.attempts }, 'sent')
}

/** Sends the parcel; after a try that got no answer only where the platform does not have the message already. */
async function send(deps: DeliverDeps, parcel: Parcel): Promise<SentMessage> {
  const { delivery, workspace, address } = parcel
  if (delivery.reason === 'unavailable') {
    const found = await findSent(deps, workspace, address, delivery)
    if (typeof found !== 'string') return found
  }
  const view = await promptViewFor(deps, parcel)
  const options = { thread: await threadOf(deps, parcel.nudge) }
  return deps.platform(workspace.platform).send(refOf(workspace), address, view, delivery.id, options)
}

async function parcelOf(
  deps: DeliverDeps,
  delivery: Delivery,
): Promise<Parcel | 'not-reachable' | 'window-closed' | 'cancelled'> {
  const { nudges, teams, organisation } = deps.stores
  const [nudge, team, workspace] = await Promise.all([
    nudges.find(delivery.nudgeId),
    teams.find(delivery.teamId),
    organisation.findWorkspace(delivery.workspaceId),
  ])
  if (!nudge || nudge.state === 'cancelled') return 'cancelled'
  if (delivery.closesAt <= deps.clock.now()) return 'window-closed'
  if (!team?.isActive || !workspace) return 'not-reachable'
  const address = await addressOf(deps, delivery)
  return address ? { delivery, nudge, team, workspace, address } : 'not-reachable'
}

async function keepFailure(deps: DeliverDeps, delivery: Delivery, error: unknown): Promise<void> {
  const kind = error instanceof DeliveryError ? error.kind : 'unavailable'
  const fields = { deliveryId: delivery.id, reason: kind, attempts: delivery.attempts }
  if (error instanceof DeliveryError) deps.log.warn(fields, 'not sent')
  else deps.log.error({ ...fields, error: nameOf(error) }, 'not sent: a fault of the service')
  const { deliveries } = deps.stores
  if (kind === 'not-reachable') return deliveries.markEnded(delivery.id, 'blocked', kind)
  if (kind === 'rejected' || kind === 'unauthorised') return deliveries.markEnded(delivery.id, 'failed', kind)
  const told = error instanceof DeliveryError ? error.retryAfterSeconds : null
  const seconds = retryDelaySeconds(delivery.attempts, told, delivery.id)
  const nextAttemptAt = seconds === null ? null : deps.clock.afterReal(seconds * 1000)
  if (!nextAttemptAt || nextAttemptAt >= delivery.closesAt)
    return deliveries.markEnded(delivery.id, 'failed', 'gave-up')
  await deliveries.markWaiting(delivery.id, kind, nextAttemptAt)
  await enqueueDelivery(deps, { ...delivery, nextAttemptAt })
}

/** The error's name without its message: that may quote what somebody wrote. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
