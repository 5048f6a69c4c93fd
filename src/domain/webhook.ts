import type { EventKind } from './service-event.ts'

/** Why nothing is sent to an endpoint any more: it failed for days, or said that it is gone. */
export type DisabledBecause = 'failing' | 'gone'

/** Where a district wants to hear of events. */
export interface WebhookEndpoint {
  id: string
  districtId: string
  url: string
  kinds: EventKind[]
  /** Signs the messages: "whsec_" and 32 bytes in base64. */
  secret: string
  /** The secret before, which signs along until an instant. */
  formerSecret: string | null
  formerUntil: Date | null
  createdAt: Date
  /** When the first of the tries failed that have failed without a success since. */
  failingSince: Date | null
  disabledAt: Date | null
  disabledBecause: DisabledBecause | null
}

/** An event on its way to an endpoint. */
export interface WebhookDelivery {
  id: string
  eventId: string
  endpointId: string
  /** 'failed': given up. 'dropped': the endpoint was disabled. */
  state: 'waiting' | 'sent' | 'failed' | 'dropped'
  /** Tries that began. */
  attempts: number
  nextAttemptAt: Date
  /** What the last try met: a status such as "503", or "timeout", "unreachable", "forbidden". */
  lastResult: string | null
  settledAt: Date | null
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** The waits before the second, third, … try, in milliseconds: three days in all. */
const WAITS = [
  ...[5_000, 5 * MINUTE, 30 * MINUTE],
  ...[2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
]

/** How long an endpoint may fail without a success before nothing is sent to it any more, in milliseconds. */
export const PATIENCE_MS = 120 * HOUR

/** Milliseconds until the next try after `attempts` tries (1 or more), never sooner than told; null to give up. */
export function webhookWait(attempts: number, toldSeconds: number | null): number | null {
  const wait = WAITS[attempts - 1]
  // Whoever asks for more than a day gets a day: the message would be of no use after that.
  return wait === undefined ? null : Math.max(wait, Math.min(24 * HOUR, (toldSeconds ?? 0) * 1_000))
}
