import type { WireMessage } from '../wire.ts'
import { ordered, type Store } from './store.ts'

const KEY = 'common-thread-seen'

/** What each person at this browser has not seen yet. */
export interface Unread {
  count(place: string): number
  /** The person at the page has seen what stands in the place. */
  markSeen(place: string): void
}

/** Counts from what the browser remembers; another school's or an older memory counts for nothing. */
export function createUnread(store: Store): Unread {
  const keyOf = (place: string): string => {
    const first: WireMessage | undefined = ordered(store.page).find((message) => message.place === place)
    return `${store.page.me} ${place} ${first?.at ?? ''}`
  }
  const seen = read()
  const isForeign = (message: WireMessage): boolean =>
    message.author !== store.page.me && message.content !== null && !message.isPrivate
  return {
    count(place) {
      const until = seen[keyOf(place)] ?? 0
      return ordered(store.page).filter(
        (message) => message.place === place && message.order > until && isForeign(message),
      ).length
    },
    markSeen(place) {
      const last = ordered(store.page).findLast((message) => message.place === place)
      const key = keyOf(place)
      if (!last || (seen[key] ?? 0) >= last.order) return
      seen[key] = last.order
      try {
        localStorage.setItem(KEY, JSON.stringify(seen))
      } catch {
        // A full or forbidden storage: the counts last as long as the page.
      }
    },
  }
}

function read(): Record<string, number> {
  try {
    return (JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {}) as Record<string, number>
  } catch {
    return {}
  }
}
