import { v5, v7 } from 'uuid'

/** A new UUID (version 7, RFC 9562) whose order is the order of `now` (to the millisecond). */
export function newId(now: Date): string {
  return v7({ msecs: now.getTime() })
}

/** Names of our own, for the ids of what an event makes. */
const NAMES = '6f1c1a52-3a43-4c0e-9a53-0d6d1c1f6a52'

/** The same UUID (version 5, RFC 9562) for the same name: what one event makes has one id, however often it comes. */
export function idOfName(name: string): string {
  return v5(name, NAMES)
}
