import type { Delivery, Hold } from '../domain/nudge.ts'
import type { Delivery as DeliveryRow } from './generated/client.ts'

/** A delivery from its row. */
export function toDelivery({ recipient: _, ...row }: DeliveryRow): Delivery {
  const holds = row.holds as { at: string; reason: Hold['reason']; until: string }[]
  return {
    ...row,
    state: row.state as Delivery['state'],
    reason: row.reason as Delivery['reason'],
    holds: holds.map(({ at, reason, until }) => ({ at: new Date(at), reason, until: new Date(until) })),
  }
}

/** A delivery's row. */
export function deliveryColumns(delivery: Delivery) {
  const { memberId, teamId, holds } = delivery
  const recipient = memberId ? `member:${memberId}` : `team:${teamId}`
  return { ...delivery, recipient, holds: holds.map(holdColumns) }
}

/** A hold as JSON. */
export function holdColumns({ at, reason, until }: Hold) {
  return { at: at.toISOString(), reason, until: until.toISOString() }
}
