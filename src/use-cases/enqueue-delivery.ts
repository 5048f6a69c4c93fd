import { v5 } from 'uuid'
import type { Delivery } from '../domain/nudge.ts'
import type { Deps } from './deps.ts'

/** The queue of the deliveries. */
export const DELIVER_NUDGE = 'deliver-nudge'

/** What a job of DELIVER_NUDGE carries. */
export interface DeliverNudgeJob {
  deliveryId: string
}

/** Names the job ids of one delivery and try; any fixed UUID serves. */
const NAMESPACE = '6f7d5c1e-1b1f-4c0e-9d0a-6a4a3f1f2b9c'

/** Hands a delivery to the queue, not before its next try. The same delivery and try make one job. */
export async function enqueueDelivery(
  deps: Pick<Deps, 'queue'>,
  delivery: Pick<Delivery, 'id' | 'attempts' | 'nextAttemptAt'>,
  round = 0,
): Promise<void> {
  const data: DeliverNudgeJob = { deliveryId: delivery.id }
  await deps.queue.send(DELIVER_NUDGE, data, {
    id: v5(`${delivery.id} ${delivery.attempts} ${round}`, NAMESPACE),
    notBefore: delivery.nextAttemptAt,
  })
}
