import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HttpRoute, Log } from '../../ports.ts'
import { parseAct, parseClockMove } from './acts.ts'
import { readAsset } from './assets.ts'
import { faultFields } from './fault-fields.ts'
import { requireOwnSite } from './guard.ts'
import { readJsonBody } from './json-body.ts'
import { PlaygroundRefusal } from './refusal.ts'
import type { Act, ActResult, ClockResult, WireState } from './wire.ts'

/** What the routes do; the platform supplies it. */
export interface RouteActions {
  host: string
  log: Log
  stateOf(person: string): Promise<WireState>
  openEvents(person: string, response: ServerResponse): void
  act(act: Act): Promise<ActResult>
  moveClock(to: 'next-nudge' | 'one-day'): Promise<ClockResult>
}

// No inline scripts or styles, nothing from elsewhere, no frames: text that people write can do nothing.
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
}

/** The page, its files, its state and events, and what a person does there. */
export function playgroundRoutes(actions: RouteActions): HttpRoute[] {
  const guarded = (handle: Handle) => guard(actions, handle)
  return [
    { method: 'GET', path: '/', handle: guarded((_request, response) => sendAsset(response, 'index.html')) },
    {
      method: 'GET',
      path: '/playground/state',
      handle: guarded(async (request, response) =>
        sendJson(response, await actions.stateOf(personOf(request))),
      ),
    },
    {
      method: 'GET',
      path: '/playground/events',
      handle: guarded((request, response) => actions.openEvents(personOf(request), response)),
    },
    {
      method: 'GET',
      path: '/playground/*',
      handle: guarded((request, response) =>
        sendAsset(response, urlOf(request).pathname.split('/').at(-1) ?? ''),
      ),
    },
    {
      method: 'POST',
      path: '/playground/act',
      handle: guarded(async (request, response) =>
        sendJson(response, await actions.act(parseAct(await readJsonBody(request)))),
      ),
    },
    {
      method: 'POST',
      path: '/playground/clock',
      handle: guarded(async (request, response) =>
        sendJson(response, await actions.moveClock(parseClockMove(await readJsonBody(request)))),
      ),
    },
  ]
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

function guard(actions: RouteActions, handle: Handle): Handle {
  return async (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
    try {
      requireOwnSite(request, actions.host)
      await handle(request, response)
    } catch (error) {
      const status = error instanceof PlaygroundRefusal ? error.status : 500
      if (status === 500) actions.log.error(faultFields(error), 'playground request failed')
      if (response.headersSent) {
        response.destroy()
        return
      }
      const sentence = error instanceof PlaygroundRefusal ? error.message : FAILED
      sendJson(response, { error: sentence }, status)
    }
  }
}

const FAILED = 'Common Thread could not take that just now. Try again in a moment.'

function sendJson(response: ServerResponse, body: object, status = 200): void {
  // A refused body may still be coming in: the connection is not used again.
  if (status === 413) response.setHeader('connection', 'close')
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}

async function sendAsset(response: ServerResponse, name: string): Promise<void> {
  const { body, type } = await readAsset(name)
  response.writeHead(200, { 'content-type': type })
  response.end(body)
}

function personOf(request: IncomingMessage): string {
  return urlOf(request).searchParams.get('as') ?? ''
}

function urlOf(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', 'http://playground')
}
