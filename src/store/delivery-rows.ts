import type { Delivery } from '../domain/nudge.ts'
import type { Delivery as DeliveryRow } from './generated/client.ts'

/** A delivery from its row. */
export function toDelivery({ recipient: _, ...row }: DeliveryRow): Delivery {
  return { ...row, state: row.state as Delivery['state'], reason: row.reason as Delivery['reason'] }
}

/** A delivery's row. */
export function deliveryColumns(delivery: Delivery): DeliveryRow {
  const { memberId, teamId } = delivery
  return { ...delivery, recipient: memberId ? `member:${memberId}` : `team:${teamId}` }
}
