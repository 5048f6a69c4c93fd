import { v7 } from 'uuid'

/** A new UUID (version 7, RFC 9562) whose order is the order of `now` (to the millisecond). */
export function newId(now: Date): string {
  return v7({ msecs: now.getTime() })
}
