import type { Delivery, DeliveryReason, DeliveryState } from '../domain/nudge.ts'
import type { DeliveryStore, NextDue } from '../ports.ts'
import type { StoreClient } from './client.ts'
import { deliveryColumns, toDelivery } from './delivery-rows.ts'
import { isId } from './ids.ts'

/** States from which a delivery may still go another way: what was sent stays sent. */
const OPEN: DeliveryState[] = ['waiting', 'sending']

/** The delivery store over a database. */
export function createDeliveryStore(prisma: StoreClient): DeliveryStore {
  return { ...reads(prisma), ...sweeps(prisma), ...marks(prisma) }
}

function reads(prisma: StoreClient) {
  return {
    find: async (id: string) => {
      const row = isId(id) ? await prisma.delivery.findUnique({ where: { id } }) : null
      return row && toDelivery(row)
    },
    findByMessage: async (workspaceId: string, messageRef: string) => {
      const where = { workspaceId_messageRef: { workspaceId, messageRef } }
      const row = await prisma.delivery.findUnique({ where })
      return row && toDelivery(row)
    },
    lastPrivateTo: async (memberId: string) => {
      const orderBy = [{ sentAt: 'desc' as const }, { id: 'desc' as const }]
      const row = await prisma.delivery.findFirst({ where: { memberId, state: 'sent' }, orderBy })
      return row && toDelivery(row)
    },
    siblings: async ({ nudgeId, occurrence }: Delivery) =>
      (await prisma.delivery.findMany({ where: { nudgeId, occurrence }, orderBy: { id: 'asc' } })).map(
        toDelivery,
      ),
    countByState: async (cycleId: string | null) => {
      if (cycleId !== null && !isId(cycleId)) return []
      const where = cycleId === null ? {} : { nudge: { cycleId } }
      const by = await prisma.delivery.groupBy({ by: ['state', 'reason'], where, _count: true })
      const counts = by.map(({ state, reason, _count: count }) => ({
        state: state as DeliveryState,
        reason: reason as DeliveryReason | null,
        count,
      }))
      return counts.sort((a, b) => (`${a.state} ${a.reason}` < `${b.state} ${b.reason}` ? -1 : 1))
    },
  }
}

function sweeps(prisma: StoreClient) {
  return {
    waitingUntil: async (now: Date, limit: number) => {
      const where = { state: 'waiting', nextAttemptAt: { lte: now } }
      const orderBy = [{ nextAttemptAt: 'asc' as const }, { id: 'asc' as const }]
      return (await prisma.delivery.findMany({ where, orderBy, take: limit })).map(toDelivery)
    },
    abandonedBefore: async (now: Date, limit: number) => {
      const where = { state: 'sending', leasedUntil: { lte: now } }
      const orderBy = [{ leasedUntil: 'asc' as const }, { id: 'asc' as const }]
      return (await prisma.delivery.findMany({ where, orderBy, take: limit })).map(toDelivery)
    },
    sendingTo: async (recipient: { teamId: string } | { memberId: string }) => {
      const whom = 'teamId' in recipient ? { teamId: recipient.teamId, memberId: null } : recipient
      const where = { state: 'sending', ...whom }
      return (await prisma.delivery.findMany({ where, orderBy: { id: 'asc' } })).map(toDelivery)
    },
    closableUntil: async (now: Date, limit: number) => {
      const where = { state: 'sent', closedAt: null, closesAt: { lte: now } }
      const orderBy = [{ closesAt: 'asc' as const }, { id: 'asc' as const }]
      return (await prisma.delivery.findMany({ where, orderBy, take: limit })).map(toDelivery)
    },
  }
}

function marks(prisma: StoreClient) {
  const change = async (
    id: string,
    from: DeliveryState[],
    data: Partial<Omit<Delivery, 'holds'>>,
  ): Promise<void> => {
    if (isId(id)) await prisma.delivery.updateMany({ where: { id, state: { in: from } }, data })
  }
  return {
    claim: (deliveries: Delivery[], nudgeId: string, next: NextDue | null) =>
      claim(prisma, deliveries, nudgeId, next),
    take: async (id: string, now: Date, leasedUntil: Date) => {
      if (!isId(id)) return null
      const [row] = await prisma.delivery.updateManyAndReturn({
        where: { id, state: 'waiting', nextAttemptAt: { lte: now } },
        data: { state: 'sending', attempts: { increment: 1 }, leasedUntil },
      })
      return row ? toDelivery(row) : null
    },
    takeOver: async ({ id, leasedUntil: before }: Delivery, leasedUntil: Date) => {
      const where = { id, state: 'sending', leasedUntil: before }
      return (await prisma.delivery.updateMany({ where, data: { leasedUntil } })).count === 1
    },
    /** Wherever it stood: the message is out, and saying anything else would be untrue. */
    markSent: (id: string, messageRef: string, now: Date) =>
      change(id, [...OPEN, 'blocked', 'failed', 'suppressed'], {
        ...{ state: 'sent', reason: null, messageRef, sentAt: now, leasedUntil: null },
      }),
    markWaiting: (id: string, reason: DeliveryReason, nextAttemptAt: Date) =>
      change(id, OPEN, { state: 'waiting', reason, nextAttemptAt, leasedUntil: null }),
    markEnded: (id: string, state: 'blocked' | 'failed' | 'suppressed', reason: DeliveryReason) =>
      change(id, OPEN, { state, reason, leasedUntil: null }),
    markClosed: async (id: string, now: Date) => {
      const where = { id, state: 'sent', closedAt: null }
      if (isId(id)) await prisma.delivery.updateMany({ where, data: { closedAt: now } })
    },
  }
}

/** The nudge's row is changed first: who comes second waits for it, and then finds it planned. */
function claim(
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
    const rows = await tx.delivery.createManyAndReturn({
      data: deliveries.map(deliveryColumns),
      skipDuplicates: true,
    })
    return rows.map(toDelivery)
  })
}
