import type { ServiceEvent } from '../../domain/service-event.ts'
import type { WebhookEndpoint } from '../../domain/webhook.ts'
import type { WebhookMessage } from '../../ports/webhook-sender.ts'

/** The message that tells an endpoint of an event: ids and where to read more, no text, no number. `now`: of this try. */
export function webhookMessage(
  event: ServiceEvent,
  endpoint: WebhookEndpoint,
  { publicUrl, now }: { publicUrl: string; now: Date },
): WebhookMessage {
  const links = { read: `${publicUrl}/api/v1${pathOf(event)}` }
  const body = { type: event.kind, timestamp: event.at.toISOString(), data: { ...event.data, links } }
  const { secret, formerSecret, formerUntil } = endpoint
  const signsAlong = formerSecret !== null && formerUntil !== null && now < formerUntil
  return {
    ...{ id: event.id, at: now, url: endpoint.url, body: JSON.stringify(body) },
    secrets: signsAlong ? [secret, formerSecret] : [secret],
  }
}

/** Where the API tells more: under "/api/v1". */
function pathOf({ kind, data }: ServiceEvent): string {
  switch (kind) {
    case 'cycle.finished':
      return `/teams/${data.teamId}/report`
    case 'digest.ready':
      return `/${data.scopeKind}s/${data.scopeId}/report?period=week:${data.week}`
    case 'need.raised':
      return '/schools'
    case 'webhook.test':
      return ''
  }
}
