import type { ServerResponse } from 'node:http'
import type { WireEvent } from './wire.ts'

const HEARTBEAT_MS = 20_000
/** A page that does not read is cut off and comes back with the whole state. */
const MAX_BACKLOG_BYTES = 4_000_000

/** The open pages, by person, over server-sent events. */
export interface LiveEvents {
  /** Takes over the response and keeps it open. */
  open(person: string, response: ServerResponse): void
  /** Sends what `eventFor` makes for each person who has a page open; null: nothing for that person. */
  publish(eventFor: (person: string) => WireEvent | null): void
  close(): void
}

/** A set of open pages. Heartbeats keep proxies from closing quiet ones; `close` ends all. */
export function createLiveEvents(): LiveEvents {
  const pages = new Set<{ person: string; response: ServerResponse }>()
  const heartbeat = setInterval(() => {
    for (const { response } of pages) response.write(': still here\n\n')
  }, HEARTBEAT_MS)
  heartbeat.unref()

  return {
    open(person, response) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
      })
      // The page comes back after one second when the service was away.
      response.write('retry: 1000\n\n')
      const page = { person, response }
      pages.add(page)
      response.on('close', () => pages.delete(page))
    },
    publish(eventFor) {
      const lines = new Map<string, string | null>()
      for (const { person, response } of pages) {
        if (!lines.has(person)) {
          const event = eventFor(person)
          lines.set(person, event && `data: ${JSON.stringify(event)}\n\n`)
        }
        const line = lines.get(person)
        if (line) response.write(line)
        if (response.writableLength > MAX_BACKLOG_BYTES) response.destroy()
      }
    },
    close() {
      clearInterval(heartbeat)
      for (const { response } of pages) response.end()
      pages.clear()
    },
  }
}
