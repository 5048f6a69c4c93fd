import type { Delivery, Nudge } from '../../domain/nudge.ts'
import { upcoming } from '../../domain/schedule.ts'
import { DeliveryError } from '../../ports.ts'
import { addressOf } from '../address-of.ts'
import type { Deps } from '../deps.ts'
import { refOf } from '../people.ts'
import { practiceViewFor } from './practice-views-for.ts'

type FollowDeps = Pick<Deps, 'stores' | 'log' | 'platform'>

/** Shows a coach the words that somebody shared as they are now: changed, or taken back. */
export async function followShared(deps: FollowDeps, entryId: string): Promise<void> {
  for (const nudgeId of await deps.stores.practices.nudgesShowing(entryId)) {
    const nudge = await deps.stores.nudges.find(nudgeId)
    const [first] = nudge ? upcoming(nudge.schedule, nudge.zone, new Date(0), 1) : []
    if (!nudge || !first) continue
    const sent = await deps.stores.deliveries.siblings({ nudgeId, occurrence: first.key })
    for (const delivery of sent) await showAgain(deps, nudge, delivery)
  }
}

async function showAgain(deps: FollowDeps, nudge: Nudge, delivery: Delivery): Promise<void> {
  const workspace = await deps.stores.organisation.findWorkspace(delivery.workspaceId)
  const address = await addressOf(deps, delivery)
  const view = await practiceViewFor(deps, { delivery, nudge, chosen: null })
  if (!workspace || !address || !view || !delivery.messageRef) return
  try {
    await deps.platform(workspace.platform).update(refOf(workspace), address, delivery.messageRef, view)
  } catch (error) {
    // The words are changed here already; only the message shows them as they were.
    if (!(error instanceof DeliveryError)) throw error
    deps.log.warn({ deliveryId: delivery.id, reason: error.kind }, 'a shared entry could not be shown anew')
  }
}
