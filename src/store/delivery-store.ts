import { type Delivery, type DeliveryReason, type DeliveryState, HOLD_REASONS } from '../domain/nudge.ts'
import type { DeliveryStore } from '../ports.ts'
import type { StoreClient } from './client.ts'
import { addDeliveries, claimDeliveries } from './delivery-claims.ts'
import { readParcels } from './delivery-parcels.ts'
import { toDelivery } from './delivery-rows.ts'
import { settleDeliveries } from './delivery-settle.ts'
import { deliverySweeps } from './delivery-sweeps.ts'
import { takeDelivery } from './delivery-take.ts'
import { isId } from './ids.ts'
import { toNudge } from './nudge-rows.ts'
import type { Database } from './open-database.ts'
import { toTeam } from './organisation-rows.ts'

/** States from which a delivery may still go another way: what was sent stays sent. */
const OPEN: DeliveryState[] = ['waiting', 'sending']

/** The delivery store over a database. */
export function createDeliveryStore(database: Pick<Database, 'prisma' | 'inTransaction'>): DeliveryStore {
  const { prisma } = database
  return {
    claim: (deliveries, nudgeId, next) => claimDeliveries(prisma, deliveries, nudgeId, next),
    add: (deliveries) => addDeliveries(prisma, deliveries),
    parcels: (ids, now) => readParcels(prisma, ids, now),
    settle: (decisions) => settleDeliveries(prisma, decisions),
    take: (id, now, leasedUntil, reach) => takeDelivery(database, id, now, leasedUntil, reach),
    ...reads(prisma),
    ...deliverySweeps(prisma),
    ...marks(prisma),
  }
}

function reads(prisma: StoreClient) {
  return {
    find: async (id: string) => {
      const row = isId(id) ? await prisma.delivery.findUnique({ where: { id } }) : null
      return row && toDelivery(row)
    },
    asking: async (id: string) => {
      const include = { nudge: { include: { prompt: true } }, team: true } as const
      const row = isId(id) ? await prisma.delivery.findUnique({ where: { id }, include }) : null
      return row && { delivery: toDelivery(row), nudge: toNudge(row.nudge), team: toTeam(row.team) }
    },
    findByMessage: async (workspaceId: string, messageRef: string) => {
      const where = { workspaceId_messageRef: { workspaceId, messageRef } }
      const row = await prisma.delivery.findUnique({ where })
      return row && toDelivery(row)
    },
    lastPrivateTo: async (memberId: string) => {
      const orderBy = [{ sentAt: 'desc' as const }, { id: 'desc' as const }]
      const where = {
        memberId,
        state: 'sent',
        mergedInto: null,
        nudge: { prompt: { kind: { notIn: ['note', 'digest'] } } },
      }
      const row = await prisma.delivery.findFirst({ where, orderBy })
      return row && toDelivery(row)
    },
    mergedWith: async (delivery: Delivery) => {
      const orderBy = [{ dueAt: 'asc' as const }, { id: 'asc' as const }]
      const rows = await prisma.delivery.findMany({ where: { mergedInto: delivery.id }, orderBy })
      return [delivery, ...rows.map(toDelivery)]
    },
    siblings: async ({ nudgeId, occurrence }: Pick<Delivery, 'nudgeId' | 'occurrence'>) => {
      const rows = await prisma.delivery.findMany({ where: { nudgeId, occurrence }, orderBy: { id: 'asc' } })
      return rows.map(toDelivery)
    },
    waitingFor: async (memberId: string) => {
      const orderBy = [{ nextAttemptAt: 'asc' as const }, { id: 'asc' as const }]
      const rows = await prisma.delivery.findMany({ where: { memberId, state: 'waiting' }, orderBy })
      return rows.map(toDelivery)
    },
    waitingIn: async (teamIds: string[]) => {
      const where = { teamId: { in: teamIds }, memberId: null, state: 'waiting' }
      const orderBy = [{ nextAttemptAt: 'asc' as const }, { id: 'asc' as const }]
      return (await prisma.delivery.findMany({ where, orderBy })).map(toDelivery)
    },
    latest: async (take: number) => {
      const rows = await prisma.delivery.findMany({ orderBy: [{ dueAt: 'desc' }, { id: 'desc' }], take })
      return rows.map(toDelivery)
    },
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

function marks(prisma: StoreClient) {
  return {
    takeOver: async ({ id, leasedUntil: before }: Delivery, leasedUntil: Date) => {
      const where = { id, state: 'sending', leasedUntil: before }
      return (await prisma.delivery.updateMany({ where, data: { leasedUntil } })).count === 1
    },
    /** Wherever it stood: the message is out, and saying anything else would be untrue. */
    markSent: async (id: string, messageRef: string, now: Date, remindAt: Date | null = null) => {
      if (!isId(id)) return
      await prisma.$executeRaw`
        UPDATE deliveries SET state = 'sent', reason = NULL, sent_at = ${now}::timestamptz, leased_until = NULL,
          remind_at = ${remindAt}::timestamptz,
          message_ref = CASE WHEN id = ${id}::uuid THEN ${messageRef} ELSE message_ref END
        WHERE (id = ${id}::uuid AND state <> 'sent') OR (merged_into = ${id}::uuid AND state IN ('waiting', 'sending'))`
    },
    markUnanswered: async (id: string, lookAt: Date) => {
      const where = { OR: [{ id }, { mergedInto: id }], state: 'sending' }
      if (isId(id))
        await prisma.delivery.updateMany({ where, data: { reason: 'unavailable', leasedUntil: lookAt } })
    },
    markWaiting: async (id: string, reason: DeliveryReason, nextAttemptAt: Date) => {
      if (!isId(id)) return
      const back = { state: 'waiting', reason, nextAttemptAt, leasedUntil: null, mergedInto: null }
      const where = { OR: [{ id }, { mergedInto: id }], state: { in: OPEN } }
      await prisma.$transaction(async (tx) => {
        await tx.ask.deleteMany({ where: { delivery: where } })
        await tx.delivery.updateMany({ where, data: back })
      })
    },
    markEnded: async (id: string, state: 'blocked' | 'failed' | 'suppressed', reason: DeliveryReason) => {
      if (!isId(id)) return
      const where = { OR: [{ id }, { mergedInto: id }], state: { in: OPEN } }
      await prisma.$transaction(async (tx) => {
        await tx.ask.deleteMany({ where: { delivery: where } })
        await tx.delivery.updateMany({ where, data: { state, reason, leasedUntil: null } })
      })
    },
    markClosed: async (ids: string[], now: Date) => {
      const where = { id: { in: ids.filter(isId) }, state: 'sent', closedAt: null }
      if (ids.length > 0) await prisma.delivery.updateMany({ where, data: { closedAt: now, remindAt: null } })
    },
    remindNext: async (changes: Parameters<DeliveryStore['remindNext']>[0]) => {
      if (changes.length === 0) return
      const ids = changes.map(({ id }) => id)
      const times = changes.map(({ remindAt }) => remindAt?.toISOString() ?? null)
      await prisma.$executeRaw`
        UPDATE deliveries d SET remind_at = c.remind_at
        FROM unnest(${ids}::uuid[], ${times}::timestamptz[]) AS c(id, remind_at) WHERE d.id = c.id`
    },
    wake: (whose: Parameters<DeliveryStore['wake']>[0], now: Date) => wake(prisma, whose, now),
  }
}

async function wake(
  prisma: StoreClient,
  whose: Parameters<DeliveryStore['wake']>[0],
  now: Date,
): Promise<void> {
  const of =
    'memberId' in whose
      ? { memberId: whose.memberId }
      : 'teamIds' in whose
        ? { teamId: { in: whose.teamIds } }
        : { nudge: { cycleId: whose.cycleId } }
  // What waits for a platform keeps its pause; what is not due yet finds its time again.
  const where = { ...of, state: 'waiting', OR: [{ reason: null }, { reason: { in: [...HOLD_REASONS] } }] }
  await prisma.delivery.updateMany({ where, data: { nextAttemptAt: now } })
}
