import type { IncomingMessage } from 'node:http'
import { isLoopback } from './loopback.ts'
import { PlaygroundRefusal } from './refusal.ts'

/**
 * Refuses what another site's page could send: the playground acts as anybody, so only its own page may ask.
 * The Host check stops names that were made to point at this machine (DNS rebinding).
 */
export function requireOwnSite(request: IncomingMessage, host: string): void {
  const asked = request.headers.host ?? ''
  const name = hostnameOf(`http://${asked}`)
  if (!name || !(isLoopback(name) || name === host.toLowerCase()))
    throw new PlaygroundRefusal(403, 'The playground answers on this machine only: open it as localhost.')
  const { origin } = request.headers
  if (origin !== undefined && origin !== `http://${asked}` && origin !== `https://${asked}`)
    throw new PlaygroundRefusal(403, 'The playground takes requests from its own page only.')
  const site = request.headers['sec-fetch-site']
  if (request.method !== 'GET' && site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new PlaygroundRefusal(403, 'The playground takes requests from its own page only.')
}

function hostnameOf(url: string): string | null {
  try {
    return new URL(url).hostname.toLowerCase()
  } catch {
    return null
  }
}
