import { v5 } from 'uuid'
import { PATIENCE_MS, webhookWait } from '../../domain/webhook.ts'
import type { WebhookResult, WebhookSender } from '../../ports/webhook-sender.ts'
import type { WebhookParcel } from '../../ports.ts'
import type { Deps } from '../deps.ts'
import { webhookMessage } from './webhook-message.ts'

/** The queue of messages to endpoints. */
export const SEND_WEBHOOK = 'send-webhook'

/** What a job of that queue carries. */
export interface SendWebhookJob {
  deliveryId: string
}

type SendDeps = Pick<Deps, 'stores' | 'clock' | 'log' | 'publicUrl'>

/** Names the job ids; any fixed UUID serves. */
const NAMESPACE = '3b0c6c39-3a0f-4b58-9f43-5f1a1c8f6f57'
const BATCH = 200
/** A try that has not ended after so long was cut off, in milliseconds; the sender gives up long before. */
const LEASE_MS = 60_000
/** How long events are kept, in milliseconds: so long a repeat of one is known. */
const KEPT_MS = 30 * 86_400_000

/** Hands the deliveries whose next try has come to the queue. */
export async function enqueueWebhooks(deps: Pick<Deps, 'stores' | 'clock' | 'queue'>): Promise<void> {
  const now = deps.clock.now()
  const minute = Math.floor(now.getTime() / 60_000)
  for (const { id, attempts } of await deps.stores.webhooks.due(now, BATCH)) {
    const data: SendWebhookJob = { deliveryId: id }
    await deps.queue.send(SEND_WEBHOOK, data, { id: v5(`${id} ${attempts} ${minute}`, NAMESPACE) })
  }
}

/** Forgets events that were told, or given up, long ago. */
export async function purgeEvents(deps: Pick<Deps, 'stores' | 'clock'>): Promise<void> {
  await deps.stores.webhooks.purge(new Date(deps.clock.now().getTime() - KEPT_MS))
}

/** Tries a delivery once, where it is due and nobody else is at it; what fails is tried again later, for days. */
export async function sendWebhook(deps: SendDeps, sender: WebhookSender, deliveryId: string): Promise<void> {
  const { clock, stores } = deps
  const parcel = await stores.webhooks.take(deliveryId, clock.now(), clock.afterReal(LEASE_MS))
  if (!parcel) return
  const { event, endpoint } = parcel
  const place = { publicUrl: deps.publicUrl(), now: clock.now() }
  const outcome = await sender.send(webhookMessage(event, endpoint, place))
  switch (outcome.kind) {
    case 'taken':
      return stores.webhooks.markSent(parcel, outcome.result, clock.now())
    case 'refused':
      return keepRefusal(deps, parcel, outcome)
  }
}

async function keepRefusal(
  deps: SendDeps,
  parcel: WebhookParcel,
  { result, retryAfterSeconds, isGone }: Extract<WebhookResult, { kind: 'refused' }>,
): Promise<void> {
  const { clock, log, stores } = deps
  const { delivery, endpoint } = parcel
  const now = clock.now()
  const wait = webhookWait(delivery.attempts, retryAfterSeconds)
  const again = wait === null ? null : clock.afterReal(wait)
  const since = await stores.webhooks.markFailed(parcel, result, again, now)
  const ids = { endpointId: endpoint.id, deliveryId: delivery.id, attempts: delivery.attempts, result }
  log.info({ ...ids, isGivenUp: again === null }, 'a webhook was not taken')
  const isFailing = now.getTime() - since.getTime() >= PATIENCE_MS
  if (!isGone && !isFailing) return
  const because = isGone ? 'gone' : 'failing'
  if (await stores.webhooks.disable(endpoint.id, because, now))
    log.warn({ endpointId: endpoint.id, because }, 'a webhook endpoint is disabled: nothing is sent to it')
}
