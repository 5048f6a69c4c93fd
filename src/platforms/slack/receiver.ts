import type { IncomingMessage, ServerResponse } from 'node:http'
import type { App, Receiver } from '@slack/bolt'
import type { Log } from '../../ports.ts'
import { parseBody, readBody } from './read-body.ts'
import { signatureFault } from './signature.ts'

/**
 * The longest body taken, in bytes: a changed message of 40,000 characters comes four times over (text and blocks,
 * before and after), each character in up to twelve bytes.
 */
const BODY_LIMIT = 2 * 1024 * 1024

/** What a listener throws where the inbox failed: `code` lets Bolt hand it through as it is. */
export class InboxError extends Error {
  override name = 'InboxError'
  readonly code = 'common_thread_inbox'
}

/** Bolt's receiver on a server of the caller's: `handle` takes the requests. */
export interface SlackReceiver extends Receiver {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

/** What a receiver needs. */
export interface ReceiverOptions {
  signingSecret: string
  nowSeconds: () => number
  log: Log
}

/**
 * A receiver that answers only after the app is through with a request (stored before acknowledged). Bolt's own one
 * answers 404 after three seconds, takes requests dated in the future, and unsigned ones with `ssl_check`.
 */
export function createReceiver(options: ReceiverOptions): SlackReceiver {
  let app: App | null = null
  let isOpen = false
  return {
    init: (given) => {
      app = given
    },
    start: async () => {
      isOpen = true
    },
    stop: async () => {
      isOpen = false
    },
    handle: async (request, response) => {
      if (!app || !isOpen) return answer(response, 503)
      const taken = await take(request, options)
      if (taken === null) return
      if ('status' in taken) return refuse(response, taken, options.log)
      const { type, challenge } = taken.body
      if (type === 'url_verification') return answer(response, 200, { challenge })
      return dispatch(app, taken.body, response, options.log)
    },
  }
}

interface Refusal {
  status: number
  reason: string
}

/** The body of a request that Slack signed, why it is refused, or null where the sender broke off. */
async function take(
  request: IncomingMessage,
  { signingSecret, nowSeconds }: ReceiverOptions,
): Promise<{ body: Record<string, unknown> } | Refusal | null> {
  const body = await readBody(request, BODY_LIMIT).catch(() => undefined)
  if (body === undefined) return null
  if (body === null) return { status: 413, reason: 'too-large' }
  const fault = signatureFault({ ...signatureHeaders(request), body }, signingSecret, nowSeconds())
  if (fault) return { status: 401, reason: fault }
  const parsed = tryParse(body, request.headers['content-type'] ?? '')
  return parsed ? { body: parsed } : { status: 400, reason: 'ill-formed' }
}

async function dispatch(
  app: App,
  body: Record<string, unknown>,
  response: ServerResponse,
  log: Log,
): Promise<void> {
  let acknowledgement: unknown
  const ack = async (given?: unknown) => {
    acknowledgement = given
  }
  try {
    await app.processEvent({ body, ack })
  } catch (error) {
    // Slack sends an event again after a 500; whatever else fails here is a body that Bolt cannot read.
    if (error instanceof InboxError) return answer(response, 500)
    return refuse(response, { status: 400, reason: 'ill-formed' }, log)
  }
  answer(response, 200, acknowledgement)
}

function refuse(response: ServerResponse, { status, reason }: Refusal, log: Log): void {
  log.warn({ platform: 'slack', status, reason }, 'A request was refused')
  answer(response, status)
}

function signatureHeaders(request: IncomingMessage) {
  const headerOf = (name: string) => {
    const value = request.headers[name]
    return typeof value === 'string' ? value : undefined
  }
  return { timestamp: headerOf('x-slack-request-timestamp'), signature: headerOf('x-slack-signature') }
}

function tryParse(body: Buffer, contentType: string): Record<string, unknown> | null {
  try {
    return parseBody(body, contentType)
  } catch {
    return null
  }
}

function answer(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent || response.destroyed) return
  // A refused body may not have been read to its end: the connection cannot be used again.
  const close = status === 413 || status === 503 ? { connection: 'close' } : {}
  if (body === undefined || body === '') {
    response.writeHead(status, close).end()
    return
  }
  response.writeHead(status, { 'content-type': 'application/json', ...close }).end(JSON.stringify(body))
}
