import { type LookupAddress, type LookupAllOptions, lookup as lookUp } from 'node:dns'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { Webhook } from 'standardwebhooks'
import type { WebhookMessage, WebhookResult, WebhookSender } from '../../ports/webhook-sender.ts'
import { isPublicAddress } from './public-address.ts'

type Lookup = (
  host: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

interface SenderOptions {
  /** Names of hosts that may have an address of a private network, in lower case. */
  privateHosts: ReadonlySet<string>
  /** How names become addresses; without it as the system does. */
  lookup?: Lookup
  timeoutMs?: number
}

const TIMEOUT_MS = 10_000
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** A name that leads into a network in which nobody else may look around. */
class ForbiddenAddress extends Error {
  override name = 'ForbiddenAddress'
}

/**
 * Sends signed messages (Standard Webhooks): over https, to the public internet, without following anybody elsewhere.
 * The address that is looked at is the one that is connected to, so that a name cannot change in between.
 */
export function createWebhookSender(options: SenderOptions): WebhookSender {
  const faultOf = (url: string) => faultIn(url, options.privateHosts)
  return {
    faultOf,
    send: async (message) => {
      if (faultOf(message.url) !== null) return refusal('forbidden')
      try {
        return await post(message, options)
      } catch (error) {
        return refusal(wordFor(error))
      }
    },
  }
}

function faultIn(text: string, privateHosts: ReadonlySet<string>): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol)) return 'The address must begin with https://.'
  if (url.username || url.password) return 'The address must hold no user name and no password.'
  const isOwn = privateHosts.has(url.hostname)
  if (url.protocol === 'http:' && !(isOwn && LOOPBACK.has(url.hostname)))
    return 'The address must begin with https://.'
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  const isInner = url.hostname === 'localhost' || (isIP(literal) !== 0 && !isPublicAddress(literal))
  if (isInner && !isOwn)
    return `${url.hostname} is in a private network. Where that is meant, name it in WEBHOOK_PRIVATE_HOSTS.`
  return null
}

function post(message: WebhookMessage, options: SenderOptions): Promise<WebhookResult> {
  const url = new URL(message.url)
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const sending = request(url, {
      method: 'POST',
      headers: headersOf(message),
      lookup: guardedLookup(options),
      // One connection each: a kept one could outlive what its name stands for.
      agent: false,
      signal: AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS),
    })
    sending.once('response', (response) => {
      // Nothing of the answer but its status is of interest, however long it is.
      response.destroy()
      resolve(resultOf(response))
    })
    sending.on('error', reject)
    sending.end(message.body)
  })
}

function headersOf({ id, at, body, secrets }: WebhookMessage): Record<string, string> {
  const signature = secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' ')
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Common-Thread-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': signature,
  }
}

function guardedLookup({ privateHosts, lookup = lookUp }: SenderOptions): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const isInner = addresses.some(({ address }) => !isPublicAddress(address))
      if (isInner && !privateHosts.has(host)) return done(new ForbiddenAddress(), [])
      const [first] = addresses
      if (options.all) return done(null, addresses)
      return done(null, first?.address ?? '', first?.family)
    })
  }
}

function resultOf({ statusCode = 0, headers }: IncomingMessage): WebhookResult {
  const result = String(statusCode)
  if (statusCode >= 200 && statusCode < 300) return { kind: 'taken', result }
  const told = Number(headers['retry-after'])
  const retryAfterSeconds = Number.isFinite(told) && told > 0 ? told : null
  return { kind: 'refused', result, retryAfterSeconds, isGone: statusCode === 410 }
}

function refusal(result: string): WebhookResult {
  return { kind: 'refused', result, retryAfterSeconds: null, isGone: false }
}

/** One word for the log and the list: what the other side says of itself stays out of them. */
function wordFor(error: unknown): string {
  if (error instanceof ForbiddenAddress) return 'forbidden'
  const name: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'name') : ''
  return name === 'TimeoutError' || name === 'AbortError' ? 'timeout' : 'unreachable'
}
