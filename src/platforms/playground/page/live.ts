import type { WireEvent, WireMessage } from '../wire.ts'
import { fetchState, Refused } from './api.ts'
import type { Store } from './store.ts'

const AGAIN_AFTER_MS = 2000

/** Called for each message that appears while the page is open, not for those already there. */
export type OnArrival = (message: WireMessage) => void

/** Keeps the store in step with the service for one person at a time. */
export interface Live {
  /** Loads the person's state and follows it from then on. Rejects where the person's state cannot be had. */
  follow(person: string): Promise<void>
}

/** A follower over server-sent events; after an interruption it loads everything again. */
export function createLive(store: Store, onArrival: OnArrival): Live {
  let source: EventSource | null = null
  let current = ''
  /** Events that came while the state was on its way. */
  let early: WireMessage[] = []

  const load = async (person: string): Promise<void> => {
    early = []
    const data = await fetchState(person)
    if (person !== current) return
    const messages = new Map(data.messages.map((message) => [message.id, message]))
    for (const message of early) putNewer(messages, message)
    store.set({ me: person, data, messages, isLive: true })
  }
  const take = (event: WireEvent): void => {
    const { data, messages } = store.page
    if (event.kind === 'message') {
      early.push(event.message)
      const isNew = !messages.has(event.message.id)
      const next = new Map(messages)
      putNewer(next, event.message)
      store.set({ messages: next })
      if (isNew) onArrival(event.message)
    } else if (data && event.kind === 'clock') store.set({ data: { ...data, clock: event.clock } })
    else if (data && event.kind === 'home') store.set({ data: { ...data, home: event.home } })
  }

  const live: Live = {
    follow(person) {
      source?.close()
      current = person
      const opened = new EventSource(`/playground/events?as=${encodeURIComponent(person)}`)
      source = opened
      opened.onmessage = (message) => take(JSON.parse(message.data) as WireEvent)
      return new Promise((resolve, reject) => {
        let isFirst = true
        opened.onerror = () => {
          if (source !== opened) return
          store.set({ isLive: false })
          if (opened.readyState !== EventSource.CLOSED) return
          // The browser gives up after a refusal: the first one is the caller's, later ones are tried again.
          if (isFirst) reject(new Refused('This person cannot be followed.'))
          else setTimeout(() => source === opened && void live.follow(person), AGAIN_AFTER_MS)
        }
        opened.onopen = () => {
          // The first opening belongs to the caller; later ones are the browser coming back by itself.
          const loading = load(person)
          if (isFirst) loading.then(resolve, reject)
          else loading.catch(() => store.set({ isLive: false }))
          isFirst = false
        }
      })
    },
  }
  return live
}

function putNewer(messages: Map<string, WireMessage>, message: WireMessage): void {
  const known = messages.get(message.id)
  if (!known || known.version <= message.version) messages.set(message.id, message)
}
