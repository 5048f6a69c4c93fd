import type { ServiceEvent } from '../domain/service-event.ts'
import type { DisabledBecause, WebhookDelivery, WebhookEndpoint } from '../domain/webhook.ts'

/** A delivery with all that sending it takes. */
export interface WebhookParcel {
  delivery: WebhookDelivery
  event: ServiceEvent
  endpoint: WebhookEndpoint
}

/** Endpoints of districts, and the events on their way to them. */
export interface WebhookStore {
  /**
   * Keeps an event together with a delivery to each endpoint of the district that is open and wants its kind; false where
   * an event of its key is known.
   */
  note(event: ServiceEvent): Promise<boolean>
  addEndpoint(endpoint: WebhookEndpoint): Promise<void>
  /** All of a district, disabled ones too, the oldest first. */
  endpoints(districtId: string): Promise<WebhookEndpoint[]>
  /** Removes it with all that waits for it; false where the district has none of that id. */
  removeEndpoint(districtId: string, id: string): Promise<boolean>
  /** Puts a new secret in the place of the old one, which signs along until an instant. */
  changeSecret(id: string, secret: string, formerUntil: Date): Promise<void>
  /** Nothing is sent to it any more, and what waits for it is dropped; false where it was disabled before. */
  disable(id: string, because: DisabledBecause, now: Date): Promise<boolean>
  /** Sends to it again from now on. */
  enable(id: string): Promise<void>
  /** Deliveries whose next try has come, the longest waiting first. */
  due(now: Date, limit: number): Promise<Pick<WebhookDelivery, 'id' | 'attempts'>[]>
  /** Begins a try, for one caller only; null for all others. Where it does not end, the delivery is due from `again` on. */
  take(id: string, now: Date, again: Date): Promise<WebhookParcel | null>
  /** The endpoint took it: it is not failing. */
  markSent(parcel: WebhookParcel, result: string, now: Date): Promise<void>
  /** The endpoint did not take it; `again` null: the delivery is given up. Returns since when the endpoint is failing. */
  markFailed(parcel: WebhookParcel, result: string, again: Date | null, now: Date): Promise<Date>
  /** How many deliveries of an endpoint are in each state, and what the newest try met. */
  tally(
    endpointId: string,
  ): Promise<{ counts: Record<WebhookDelivery['state'], number>; last: string | null }>
  /** Forgets events from before an instant that nothing waits for; returns how many. */
  purge(before: Date): Promise<number>
}
