import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  createPlaygroundPlatform,
  type PlaygroundControls,
  type PlaygroundPlatform,
} from '../../src/platforms/playground/index.ts'
import type { Act } from '../../src/platforms/playground/wire.ts'
import type { Clock, HttpRoute, Inbox, PlaygroundStore } from '../../src/ports.ts'
import { createMemoryStores } from './memory-stores.ts'
import { silentLog } from './silent-log.ts'

export const CHANNEL = 'channel:grade-4-maths'
export const SCHOOL = { platform: 'playground', externalId: 'linden-grove', name: 'Linden Grove School' }

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** A playground on a clock that stands at 9:00 on 7 September 2026 in Chicago until it is moved. */
export function createPlayground(
  options: { memory?: PlaygroundStore; controls?: Partial<PlaygroundControls> } = {},
) {
  const memory = options.memory ?? createMemoryStores().playground
  let shown = new Date('2026-09-07T14:00:00Z')
  const clock: Clock = {
    now: () => shown,
    realMillisecondsUntil: (instant) => Math.max(0, instant.getTime() - shown.getTime()),
    afterReal: (milliseconds) => new Date(shown.getTime() + milliseconds),
  }
  const controls: PlaygroundControls = {
    nextDueAt: async () => null,
    jumpTo: async (instant) => {
      shown = instant
    },
    explain: async () => [],
    tell: async () => [],
    ...options.controls,
  }
  const platform = createPlaygroundPlatform(
    { host: '127.0.0.1' },
    { log: silentLog, clock, memory, controls },
  )
  let acts = 0
  const act = (as: string, input: Without<Act, 'id' | 'as'>) => {
    acts += 1
    return platform.act({ id: `test-act-${acts}`, as, ...input })
  }
  return { platform, memory, clock, act }
}

/** The texts of all messages that a person sees, views as the texts in them. */
export async function seenBy(platform: PlaygroundPlatform, person: string): Promise<string[]> {
  const { messages } = await platform.stateOf(person)
  return messages.map(({ content }) => {
    if (!content) return '(deleted)'
    return content.kind === 'view' ? content.view.summary : content.text
  })
}

/** Serves the platform's routes on a free loopback port. */
export async function serve(platform: PlaygroundPlatform): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => answer(platform.routes, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => closeServer(platform, server) }
}

/** A platform that is started with an inbox, and served. */
export async function startServed(inbox: Inbox, options: Parameters<typeof createPlayground>[0] = {}) {
  const playground = createPlayground(options)
  await playground.platform.start(inbox)
  return { ...playground, ...(await serve(playground.platform)) }
}

function answer(routes: readonly HttpRoute[], request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://test')
  const route = routes.find(({ method, path }) => {
    if (method !== request.method) return false
    return path.endsWith('/*') ? pathname.startsWith(path.slice(0, -1)) : pathname === path
  })
  if (route) void route.handle(request, response)
  else response.writeHead(404).end()
}

async function closeServer(platform: PlaygroundPlatform, server: Server): Promise<void> {
  await platform.stop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
