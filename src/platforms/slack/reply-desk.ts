import { setTimeout as pauseFor } from 'node:timers/promises'
import type { Log } from '../../ports.ts'
import type { Reply } from '../../views/view.ts'
import { slackErrorCode, toDeliveryError } from './errors.ts'
import type { Received } from './parse/received.ts'

/** The longest pause that Slack may ask for before a reply is given up, in seconds. */
const LONGEST_PAUSE_SECONDS = 60

/** Sends replies after the event has been acknowledged. */
export interface ReplyDesk {
  /** Sends in order. Never rejects: what was stored stays so, and each failure is logged. */
  deliver(received: Received, replies: Reply[]): Promise<void>
  /** Ends the pauses: what waits in one is given up. */
  close(): void
}

/** Waits so many real seconds; rejects when the signal ends it. */
export type Pause = (seconds: number, signal: AbortSignal) => Promise<unknown>

const realPause: Pause = (seconds, signal) => pauseFor(seconds * 1000, undefined, { signal })

/**
 * A desk that gives each reply a second try where Slack asks for a pause. A view that a later one of the same message
 * has overtaken meanwhile is dropped: thirty taps at once end with the newest result, not with the slowest.
 */
export function createReplyDesk(
  send: (received: Received, reply: Reply) => Promise<void>,
  log: Log,
  pause: Pause = realPause,
): ReplyDesk {
  const closing = new AbortController()
  const newest = new Map<string, Reply>()

  const sendPatiently = async (received: Received, reply: Reply): Promise<void> => {
    try {
      await send(received, reply)
    } catch (error) {
      const seconds = pauseAfter(error, reply)
      if (seconds === null) throw error
      await pause(seconds, closing.signal)
      if (!isOvertaken(received, reply)) await send(received, reply)
    }
  }
  const isOvertaken = (received: Received, reply: Reply): boolean => {
    const key = keyOf(received, reply)
    return key !== null && newest.get(key) !== reply
  }
  const deliverOne = async (received: Received, reply: Reply): Promise<void> => {
    const key = keyOf(received, reply)
    if (key !== null) newest.set(key, reply)
    try {
      await sendPatiently(received, reply)
    } catch (error) {
      log.warn({ eventId: received.intent.eventId, ...faultOf(error, reply) }, 'A reply was not delivered')
    } finally {
      if (key !== null && newest.get(key) === reply) newest.delete(key)
    }
  }
  return {
    deliver: async (received, replies) => {
      for (const reply of replies) await deliverOne(received, reply)
    },
    close: () => closing.abort(),
  }
}

/** The message that a reply draws anew, or null where it draws none. */
function keyOf({ target }: Received, reply: Reply): string | null {
  return reply.kind === 'replacement' && target.holder ? `${target.holder.channel}:${target.holder.ts}` : null
}

/** The seconds after which a second try is worth it, or null where it is not. */
function pauseAfter(error: unknown, reply: Reply): number | null {
  const { kind, retryAfterSeconds } = toDeliveryError(error)
  const seconds = retryAfterSeconds ?? 1
  // A form's trigger has run out before any pause is over.
  const isWorthIt = kind === 'rate-limited' && reply.kind !== 'form' && seconds <= LONGEST_PAUSE_SECONDS
  return isWorthIt ? seconds : null
}

function faultOf(error: unknown, reply: Reply): { reply: string; fault: string; code: string | null } {
  return { reply: reply.kind, fault: toDeliveryError(error).kind, code: slackErrorCode(error) }
}
