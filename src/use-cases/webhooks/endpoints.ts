import { randomBytes } from 'node:crypto'
import { newId } from '../../domain/ids.ts'
import type { EventKind, ServiceEvent } from '../../domain/service-event.ts'
import type { WebhookEndpoint } from '../../domain/webhook.ts'
import type { WebhookResult, WebhookSender } from '../../ports/webhook-sender.ts'
import type { Deps } from '../deps.ts'
import { webhookMessage } from './webhook-message.ts'

type EndpointDeps = Pick<Deps, 'stores' | 'clock'>

/** 256 bits. */
const SECRET_BYTES = 32
/** How long the secret before signs along, in milliseconds: time to put the new one in its place. */
const FORMER_MS = 86_400_000

/** Adds an address at which a district wants to hear of events. Its secret is to be shown once. */
export async function addEndpoint(
  deps: EndpointDeps,
  wish: { districtId: string; url: string; kinds: EventKind[] },
): Promise<WebhookEndpoint> {
  const now = deps.clock.now()
  const endpoint: WebhookEndpoint = {
    ...{ id: newId(now), ...wish, secret: newSecret(), formerSecret: null, formerUntil: null },
    ...{ createdAt: now, failingSince: null, disabledAt: null, disabledBecause: null },
  }
  await deps.stores.webhooks.addEndpoint(endpoint)
  return endpoint
}

/** Gives an endpoint a new secret, which is returned; the one before signs along for a day. */
export async function changeEndpointSecret(deps: EndpointDeps, id: string): Promise<string> {
  const secret = newSecret()
  await deps.stores.webhooks.changeSecret(id, secret, deps.clock.afterReal(FORMER_MS))
  return secret
}

/** Sends an endpoint a message that tells of nothing, and returns what came of it. */
export function testEndpoint(
  deps: Pick<Deps, 'clock' | 'publicUrl'>,
  sender: WebhookSender,
  endpoint: WebhookEndpoint,
): Promise<WebhookResult> {
  const now = deps.clock.now()
  const { districtId } = endpoint
  const id = newId(now)
  const event: ServiceEvent = { id, districtId, kind: 'webhook.test', key: id, at: now, data: { districtId } }
  return sender.send(webhookMessage(event, endpoint, { publicUrl: deps.publicUrl(), now }))
}

function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`
}
