import { newId } from '../domain/ids.ts'
import type { ServiceEvent } from '../domain/service-event.ts'
import type { StoreTransaction } from './client.ts'

/** See WebhookStore.note; inside the transaction of what happened. */
export async function noteEventIn(tx: StoreTransaction, event: ServiceEvent): Promise<boolean> {
  const { key: eventKey, ...row } = event
  const { count } = await tx.serviceEvent.createMany({ data: [{ ...row, eventKey }], skipDuplicates: true })
  if (count === 0) return false
  const where = { districtId: event.districtId, disabledAt: null, kinds: { has: event.kind } }
  const endpoints = await tx.webhookEndpoint.findMany({ where, select: { id: true } })
  await tx.webhookDelivery.createMany({
    data: endpoints.map(({ id: endpointId }) => ({
      ...{ id: newId(event.at), eventId: event.id, endpointId, nextAttemptAt: event.at },
    })),
  })
  return true
}
