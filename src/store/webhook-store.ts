import type { ServiceEvent } from '../domain/service-event.ts'
import type { WebhookDelivery, WebhookEndpoint } from '../domain/webhook.ts'
import type { WebhookParcel, WebhookStore } from '../ports.ts'
import type { StoreClient } from './client.ts'
import type { Prisma } from './generated/client.ts'
import { isId } from './ids.ts'
import { noteEventIn } from './webhook-events.ts'

/** The store of endpoints and of what is on its way to them, over a database. */
export function createWebhookStore(prisma: StoreClient): WebhookStore {
  return { ...endpoints(prisma), ...deliveries(prisma) }
}

function endpoints(prisma: StoreClient) {
  const { webhookEndpoint: table, webhookDelivery } = prisma
  return {
    addEndpoint: async (endpoint: WebhookEndpoint) => void (await table.create({ data: endpoint })),
    endpoints: async (districtId: string) => {
      const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }]
      return (await table.findMany({ where: { districtId }, orderBy })).map(toEndpoint)
    },
    removeEndpoint: async (districtId: string, id: string) =>
      isId(id) && (await table.deleteMany({ where: { id, districtId } })).count === 1,
    changeSecret: async (id: string, secret: string, formerUntil: Date) => {
      await prisma.$transaction(async (tx) => {
        const { secret: formerSecret } = await tx.webhookEndpoint.findUniqueOrThrow({ where: { id } })
        await tx.webhookEndpoint.update({ where: { id }, data: { secret, formerSecret, formerUntil } })
      })
    },
    disable: async (id: string, because: string, now: Date) => {
      const data = { disabledAt: now, disabledBecause: because }
      const [changed] = await prisma.$transaction([
        table.updateMany({ where: { id, disabledAt: null }, data }),
        webhookDelivery.updateMany({
          where: { endpointId: id, state: 'waiting' },
          data: { state: 'dropped', settledAt: now },
        }),
      ])
      return changed.count === 1
    },
    enable: async (id: string) => {
      const data = { disabledAt: null, disabledBecause: null, failingSince: null }
      await table.updateMany({ where: { id }, data })
    },
  }
}

function deliveries(prisma: StoreClient) {
  const { webhookDelivery: table } = prisma
  return {
    note: (event: ServiceEvent) => prisma.$transaction((tx) => noteEventIn(tx, event)),
    due: async (now: Date, limit: number) => {
      const where = { state: 'waiting', nextAttemptAt: { lte: now } }
      const orderBy = [{ nextAttemptAt: 'asc' as const }, { id: 'asc' as const }]
      return table.findMany({ where, orderBy, take: limit, select: { id: true, attempts: true } })
    },
    take: async (id: string, now: Date, again: Date) => {
      // One statement: of two that come at once, the second finds it not due.
      const where = { id, state: 'waiting', nextAttemptAt: { lte: now } }
      const data = { attempts: { increment: 1 }, nextAttemptAt: again }
      const { count } = await table.updateMany({ where, data })
      if (count === 0) return null
      const row = await table.findUnique({ where: { id }, include: { event: true, endpoint: true } })
      return row && toParcel(row)
    },
    markSent: async ({ delivery, endpoint }: WebhookParcel, lastResult: string, now: Date) => {
      await prisma.$transaction([
        table.updateMany({
          where: { id: delivery.id },
          data: { state: 'sent', lastResult, settledAt: now },
        }),
        prisma.webhookEndpoint.updateMany({ where: { id: endpoint.id }, data: { failingSince: null } }),
      ])
    },
    markFailed: async (parcel: WebhookParcel, lastResult: string, again: Date | null, now: Date) => {
      const { delivery, endpoint } = parcel
      const next = again ? { nextAttemptAt: again } : { state: 'failed', settledAt: now }
      return prisma.$transaction(async (tx) => {
        const where = { id: delivery.id, state: 'waiting' }
        await tx.webhookDelivery.updateMany({ where, data: { lastResult, ...next } })
        const fresh = { id: endpoint.id, failingSince: null }
        await tx.webhookEndpoint.updateMany({ where: fresh, data: { failingSince: now } })
        const row = await tx.webhookEndpoint.findUnique({ where: { id: endpoint.id } })
        return row?.failingSince ?? now
      })
    },
    tally: async (endpointId: string) => {
      const rows = await table.groupBy({ by: ['state'], where: { endpointId }, _count: { _all: true } })
      const counts = { waiting: 0, sent: 0, failed: 0, dropped: 0 }
      for (const { state, _count } of rows) counts[state as WebhookDelivery['state']] = _count._all
      const newest = await table.findFirst({
        where: { endpointId, lastResult: { not: null } },
        orderBy: { id: 'desc' },
      })
      return { counts, last: newest?.lastResult ?? null }
    },
    purge: async (before: Date) => {
      const where = { at: { lt: before }, deliveries: { none: { state: 'waiting' } } }
      return (await prisma.serviceEvent.deleteMany({ where })).count
    },
  }
}

type Row = Prisma.WebhookDeliveryGetPayload<{ include: { event: true; endpoint: true } }>

function toParcel({ event, endpoint, ...delivery }: Row): WebhookParcel {
  const { eventKey: key, data, kind, ...told } = event
  return {
    delivery: { ...delivery, state: delivery.state as WebhookDelivery['state'] },
    event: { ...told, key, kind: kind as ServiceEvent['kind'], data: data as ServiceEvent['data'] },
    endpoint: toEndpoint(endpoint),
  }
}

function toEndpoint(row: Row['endpoint']): WebhookEndpoint {
  return {
    ...row,
    kinds: row.kinds as WebhookEndpoint['kinds'],
    disabledBecause: row.disabledBecause as WebhookEndpoint['disabledBecause'],
  }
}
