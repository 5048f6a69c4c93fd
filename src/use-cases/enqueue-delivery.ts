import { v5 } from 'uuid'
import type { Delivery } from '../domain/nudge.ts'
import type { Deps } from './deps.ts'

/** The queue of the deliveries. */
export const DELIVER_NUDGE = 'deliver-nudge'

/** What a job of DELIVER_NUDGE carries: deliveries that are read together; all waiting ones of a person are among them. */
export interface DeliverNudgeJob {
  deliveryIds: string[]
}

/** Names the job ids of deliveries and tries; any fixed UUID serves. */
const NAMESPACE = '6f7d5c1e-1b1f-4c0e-9d0a-6a4a3f1f2b9c'
/** Deliveries of one job: many enough to share their reads, few enough to go side by side. */
const BATCH = 25

type Due = Pick<Delivery, 'id' | 'memberId' | 'attempts'>

/** Hands due deliveries to the queue. The same deliveries, tries and round make one job. */
export async function enqueueDeliveries(
  deps: Pick<Deps, 'queue'>,
  deliveries: readonly Due[],
  round = 0,
): Promise<void> {
  for (const batch of batchesOf(deliveries)) {
    const data: DeliverNudgeJob = { deliveryIds: batch.map(({ id }) => id) }
    const key = batch.map(({ id, attempts }) => `${id} ${attempts}`).join(' ')
    await deps.queue.send(DELIVER_NUDGE, data, { id: v5(`${key} ${round}`, NAMESPACE) })
  }
}

/** Hands one delivery to the queue, not before its next try. */
export async function enqueueRetry(
  deps: Pick<Deps, 'queue'>,
  { id, attempts, nextAttemptAt }: Pick<Delivery, 'id' | 'attempts' | 'nextAttemptAt'>,
): Promise<void> {
  const data: DeliverNudgeJob = { deliveryIds: [id] }
  await deps.queue.send(DELIVER_NUDGE, data, {
    id: v5(`${id} ${attempts} again`, NAMESPACE),
    notBefore: nextAttemptAt,
  })
}

/** Batches in which whoever is asked in private is in one batch only, in the order of the first. */
function batchesOf(deliveries: readonly Due[]): Due[][] {
  const groups = new Map<string, Due[]>()
  for (const delivery of deliveries) {
    const key = delivery.memberId ?? delivery.id
    groups.set(key, [...(groups.get(key) ?? []), delivery])
  }
  const batches: Due[][] = []
  let batch: Due[] = []
  for (const group of groups.values()) {
    batch.push(...group)
    if (batch.length >= BATCH) batches.push(batch)
    if (batch.length >= BATCH) batch = []
  }
  return batch.length > 0 ? [...batches, batch] : batches
}
