import type { WireMessage, WirePerson, WirePlace, WireState } from '../wire.ts'

/** The place that is not a conversation. */
export const HOME = 'home'

/** What the page shows. */
export interface Page {
  /** The person who sits at the page; empty until known. */
  me: string
  /** HOME, or a place's address. */
  place: string
  /** The root message of the open thread. */
  thread: string | null
  data: WireState | null
  messages: ReadonlyMap<string, WireMessage>
  /** The own message that is being edited. */
  editing: string | null
  isLive: boolean
  isClockMoving: boolean
  /** The drawer of narrow screens. */
  isMenuOpen: boolean
}

/** The page's state; who subscribes draws again after changes, once for all changes of a moment. */
export interface Store {
  readonly page: Page
  set(change: Partial<Page>): void
  subscribe(draw: () => void): void
}

/** A store with nothing loaded yet. */
export function createStore(me: string, place: string, thread: string | null): Store {
  let page: Page = {
    me,
    place,
    thread,
    data: null,
    messages: new Map(),
    editing: null,
    isLive: false,
    isClockMoving: false,
    isMenuOpen: false,
  }
  const draws: (() => void)[] = []
  let isQueued = false
  return {
    get page() {
      return page
    },
    set(change) {
      page = { ...page, ...change }
      if (isQueued) return
      isQueued = true
      queueMicrotask(() => {
        isQueued = false
        for (const draw of draws) draw()
      })
    },
    subscribe: (draw) => draws.push(draw),
  }
}

/** The messages in the order in which they appeared. */
export function ordered(page: Page): WireMessage[] {
  return [...page.messages.values()].sort((a, b) => a.order - b.order)
}

/** What stands in a place itself: no thread replies, no notes under other messages, no deleted message without replies. */
export function rootsOf(page: Page, place: string): WireMessage[] {
  return ordered(page).filter(
    (message) =>
      message.place === place &&
      message.thread === null &&
      message.about === null &&
      (message.content !== null || repliesOf(page, message.id).length > 0),
  )
}

/** The replies of a thread, private notes in it among them. */
export function repliesOf(page: Page, root: string): WireMessage[] {
  return ordered(page).filter(
    (message) => message.thread === root && message.about === null && message.content !== null,
  )
}

/** The private notes that stand under a message. */
export function notesOf(page: Page, id: string): WireMessage[] {
  return ordered(page).filter((message) => message.about === id)
}

/** The person of this id. */
export function personOf(page: Page, id: string | null): WirePerson | null {
  return page.data?.people.find((person) => person.id === id) ?? null
}

/** The open place, or null on Home. */
export function openPlace(page: Page): WirePlace | null {
  return page.data?.places.find((place) => place.address === page.place) ?? null
}
