import type { types } from '@slack/bolt'
import { DeliveryError } from '../../ports.ts'

const TIMEOUT_MILLISECONDS = 10_000

/** A message to a response_url; Slack takes five of them within half an hour. */
export interface ResponseMessage {
  text: string
  blocks: types.KnownBlock[]
  response_type?: 'ephemeral' | 'in_channel'
  replace_original: boolean
  thread_ts?: string
}

/** Posts a message to the response_url of a command or a pressed button. Throws DeliveryError. */
export type Respond = (url: string, message: ResponseMessage) => Promise<void>

/** A Respond over HTTP. */
export function createRespond(): Respond {
  return async (url, message) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    }).catch((cause: unknown) => {
      throw new DeliveryError('unavailable', { cause })
    })
    if (answer.ok) return
    if (answer.status >= 500) throw new DeliveryError('unavailable')
    // A used-up or expired address answers 404.
    throw new DeliveryError(answer.status === 429 ? 'rate-limited' : 'not-reachable')
  }
}
