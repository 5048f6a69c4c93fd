import { newId } from '../../src/domain/ids.ts'
import type { ServiceEvent } from '../../src/domain/service-event.ts'
import type { WebhookDelivery, WebhookEndpoint } from '../../src/domain/webhook.ts'
import type { ApiTokenStore, WebhookStore } from '../../src/ports.ts'
import { byInstant, type MemoryTables, requireRow } from './memory-tables.ts'

/** The store of the API's tokens over tables in memory. */
export function createMemoryApiTokenStore({ apiTokens, districts }: MemoryTables): ApiTokenStore {
  return {
    add: async (token) => {
      requireRow(districts, token.districtId, 'district')
      apiTokens.set(token.id, token)
    },
    find: async (id) => apiTokens.get(id) ?? null,
    list: async (districtId) =>
      [...apiTokens.values()]
        .filter((token) => token.districtId === districtId)
        .sort(byInstant((token) => token.createdAt))
        .reverse(),
    revoke: async (districtId, id, now) => {
      const token = apiTokens.get(id)
      if (token?.districtId !== districtId || token.revokedAt) return false
      apiTokens.set(id, { ...token, revokedAt: now })
      return true
    },
    noteUse: async (id, now, unlessSince) => {
      const token = apiTokens.get(id)
      if (token && (token.lastUsedAt === null || token.lastUsedAt <= unlessSince))
        apiTokens.set(id, { ...token, lastUsedAt: now })
    },
  }
}

/** Keeps an event with a delivery to each endpoint that wants it, as the database's stores do in one step. */
export function noteInMemory(tables: MemoryTables, event: ServiceEvent): boolean {
  const { events, endpoints, webhookDeliveries } = tables
  if ([...events.values()].some(({ key }) => key === event.key)) return false
  events.set(event.id, event)
  for (const endpoint of endpoints.values()) {
    const wants = endpoint.kinds.some((kind) => kind === event.kind)
    if (endpoint.districtId !== event.districtId || endpoint.disabledAt || !wants) continue
    const id = newId(event.at)
    webhookDeliveries.set(id, {
      ...{ id, eventId: event.id, endpointId: endpoint.id, state: 'waiting', attempts: 0 },
      ...{ nextAttemptAt: event.at, lastResult: null, settledAt: null },
    })
  }
  return true
}

/** The store of endpoints and of what is on its way to them, over tables in memory. */
export function createMemoryWebhookStore(tables: MemoryTables): WebhookStore {
  return { ...endpointsIn(tables), ...deliveriesIn(tables) }
}

type EndpointPart = 'addEndpoint' | 'endpoints' | 'removeEndpoint' | 'changeSecret' | 'disable' | 'enable'

function endpointsIn(tables: MemoryTables): Pick<WebhookStore, EndpointPart> {
  const { endpoints, webhookDeliveries } = tables
  const set = (id: string, change: Partial<WebhookEndpoint>) => {
    const row = endpoints.get(id)
    if (row) endpoints.set(id, { ...row, ...change })
  }
  const waitingFor = (id: string) =>
    [...webhookDeliveries.values()].filter((row) => row.endpointId === id && row.state === 'waiting')
  return {
    addEndpoint: async (endpoint) => {
      requireRow(tables.districts, endpoint.districtId, 'district')
      endpoints.set(endpoint.id, endpoint)
    },
    endpoints: async (districtId) =>
      [...endpoints.values()]
        .filter((row) => row.districtId === districtId)
        .sort(byInstant((row) => row.createdAt)),
    removeEndpoint: async (districtId, id) => {
      if (endpoints.get(id)?.districtId !== districtId) return false
      for (const row of webhookDeliveries.values())
        if (row.endpointId === id) webhookDeliveries.delete(row.id)
      return endpoints.delete(id)
    },
    changeSecret: async (id, secret, formerUntil) =>
      set(id, { secret, formerSecret: endpoints.get(id)?.secret ?? null, formerUntil }),
    disable: async (id, because, now) => {
      for (const row of waitingFor(id))
        webhookDeliveries.set(row.id, { ...row, state: 'dropped', settledAt: now })
      const row = endpoints.get(id)
      if (!row || row.disabledAt) return false
      set(id, { disabledAt: now, disabledBecause: because })
      return true
    },
    enable: async (id) => set(id, { disabledAt: null, disabledBecause: null, failingSince: null }),
  }
}

function deliveriesIn(tables: MemoryTables): Omit<WebhookStore, EndpointPart> {
  const { events, endpoints, webhookDeliveries } = tables
  const isDue = (row: WebhookDelivery, now: Date) => row.state === 'waiting' && row.nextAttemptAt <= now
  const put = (id: string, change: Partial<WebhookDelivery>) => {
    const row = webhookDeliveries.get(id)
    if (row) webhookDeliveries.set(id, { ...row, ...change })
  }
  return {
    note: async (event) => noteInMemory(tables, event),
    due: async (now, limit) =>
      [...webhookDeliveries.values()]
        .filter((row) => isDue(row, now))
        .sort(byInstant((row) => row.nextAttemptAt))
        .slice(0, limit)
        .map(({ id, attempts }) => ({ id, attempts })),
    take: async (id, now, again) => {
      const row = webhookDeliveries.get(id)
      if (!row || !isDue(row, now)) return null
      const delivery = { ...row, attempts: row.attempts + 1, nextAttemptAt: again }
      webhookDeliveries.set(id, delivery)
      const [event, endpoint] = [events.get(row.eventId), endpoints.get(row.endpointId)]
      return event && endpoint ? { delivery, event, endpoint } : null
    },
    markSent: async ({ delivery, endpoint }, lastResult, now) => {
      put(delivery.id, { state: 'sent', lastResult, settledAt: now })
      const row = endpoints.get(endpoint.id)
      if (row) endpoints.set(row.id, { ...row, failingSince: null })
    },
    markFailed: async ({ delivery, endpoint }, lastResult, again, now) => {
      const isWaiting = webhookDeliveries.get(delivery.id)?.state === 'waiting'
      if (isWaiting) {
        put(delivery.id, {
          lastResult,
          ...(again ? { nextAttemptAt: again } : { state: 'failed', settledAt: now }),
        })
      }
      const row = endpoints.get(endpoint.id)
      const since = row?.failingSince ?? now
      if (row) endpoints.set(row.id, { ...row, failingSince: since })
      return since
    },
    tally: async (endpointId) => {
      const own = [...webhookDeliveries.values()].filter((row) => row.endpointId === endpointId)
      const counts = { waiting: 0, sent: 0, failed: 0, dropped: 0 }
      for (const { state } of own) counts[state] += 1
      const tried = own.filter(({ lastResult }) => lastResult !== null).sort((a, b) => (a.id < b.id ? -1 : 1))
      return { counts, last: tried.at(-1)?.lastResult ?? null }
    },
    purge: async (before) => {
      const waits = (eventId: string) =>
        [...webhookDeliveries.values()].some((row) => row.eventId === eventId && row.state === 'waiting')
      const gone = [...events.values()].filter(({ id, at }) => at < before && !waits(id))
      for (const { id } of gone) {
        events.delete(id)
        for (const row of webhookDeliveries.values()) if (row.eventId === id) webhookDeliveries.delete(row.id)
      }
      return gone.length
    },
  }
}
