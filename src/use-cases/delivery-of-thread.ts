import type { PlaceRef } from '../domain/intent.ts'
import type { Delivery } from '../domain/nudge.ts'
import { DeliveryError } from '../ports.ts'
import type { Deps } from './deps.ts'
import { findSent } from './find-sent.ts'
import type { Scene } from './scene.ts'

/**
 * The delivery whose message begins a thread, or null where it is none of ours. A reply can come before the service has
 * noted what it sent, above all after it was stopped in between: then the platform is asked. Throws DeliveryError
 * ('unavailable') where it cannot tell yet, so that the event is repeated and the reply is not lost.
 */
export async function deliveryOfThread(
  deps: Pick<Deps, 'stores' | 'clock' | 'platform'>,
  scene: Scene,
  place: PlaceRef,
  thread: string,
): Promise<Delivery | null> {
  const { deliveries } = deps.stores
  const known = await deliveries.findByMessage(scene.workspace.id, thread)
  if (known) return known
  const recipient = await recipientAt(deps, scene, place)
  const underWay = recipient ? await deliveries.sendingTo(recipient.whom) : []
  let isUnsure = false
  for (const delivery of underWay) {
    const found = await findSent(deps, scene.workspace, recipient?.address ?? '', delivery)
    // A send without an answer is made again where the platform cannot tell: its thread is not known before that.
    if (found === 'unknown' && delivery.reason !== 'unavailable') isUnsure = true
    if (typeof found === 'string' || found.ref !== thread) continue
    await deliveries.markSent(delivery.id, found.ref, deps.clock.now())
    return deliveries.find(delivery.id)
  }
  if (isUnsure) throw new DeliveryError('unavailable')
  return null
}

async function recipientAt(deps: Pick<Deps, 'stores'>, scene: Scene, place: PlaceRef) {
  if (place.kind === 'direct') {
    return scene.actor.address ? { whom: { memberId: scene.actor.id }, address: scene.actor.address } : null
  }
  const team = await deps.stores.teams.findByAddress(scene.workspace.id, place.address)
  return team ? { whom: { teamId: team.id }, address: team.address } : null
}
