import type { Delivery } from '../domain/nudge.ts'
import type { NextDue } from '../ports.ts'
import type { StoreClient } from './client.ts'
import { deliveryColumns, toDelivery } from './delivery-rows.ts'

/** See DeliveryStore.claim. The nudge's row is changed first: who comes second waits for it, and then finds it planned. */
export async function claimDeliveries(
  prisma: StoreClient,
  deliveries: Delivery[],
  nudgeId: string,
  next: NextDue | null,
): Promise<Delivery[]> {
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.nudge.updateMany({
      where: { id: nudgeId, state: 'scheduled' },
      data: next ? { ...next, state: 'scheduled' } : { nextDueAt: null, planAt: null, state: 'planned' },
    })
    if (count === 0 || deliveries.length === 0) return []
    const data = deliveries.map(deliveryColumns)
    const rows = await tx.delivery.createManyAndReturn({ data, skipDuplicates: true })
    return rows.map(toDelivery)
  })
}

/** See DeliveryStore.add. */
export async function addDeliveries(prisma: StoreClient, deliveries: Delivery[]): Promise<Delivery[]> {
  if (deliveries.length === 0) return []
  const data = deliveries.map(deliveryColumns)
  return (await prisma.delivery.createManyAndReturn({ data, skipDuplicates: true })).map(toDelivery)
}
