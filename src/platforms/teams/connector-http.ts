import { ConnectorFault } from './errors.ts'

/** What the SDK's connector hands to its HTTP client, as far as it is read here. */
interface ConnectorRequest {
  url: string
  method: string
  body?: unknown
  headers: { headersArray(): { name: string; value: string }[]; set(name: string, value: string): void }
}
interface ConnectorResponse {
  request: ConnectorRequest
  status: number
  headers: ConnectorRequest['headers']
  bodyAsText: string
}
/** The HTTP client that the SDK's connector sends through. */
export interface ConnectorHttp {
  sendRequest(request: ConnectorRequest): Promise<ConnectorResponse>
}

const MILLISECONDS_PER_SECOND = 1000

/**
 * An HTTP client that tries once and gives up after `timeoutMilliseconds`. The SDK's own waits without end and tries
 * again in ways that can post twice; when to try again is for the delivery to decide. Throws ConnectorFault.
 */
export function createConnectorHttp(timeoutMilliseconds: number, now: () => Date): ConnectorHttp {
  return {
    async sendRequest(request) {
      const headers = request.headers.headersArray().map(({ name, value }): [string, string] => [name, value])
      const response = await fetch(request.url, {
        method: request.method,
        headers,
        signal: AbortSignal.timeout(timeoutMilliseconds),
        ...(typeof request.body === 'string' ? { body: request.body } : {}),
      })
      const bodyAsText = await response.text()
      if (!response.ok) {
        throw new ConnectorFault(
          response.status,
          codeOf(bodyAsText),
          retryAfter(response.headers.get('retry-after'), now()),
        )
      }
      request.headers.set('content-type', response.headers.get('content-type') ?? 'application/json')
      return { request, status: response.status, headers: request.headers, bodyAsText }
    },
  }
}

/** Microsoft's error code in an answer's body ({ error: { code } }), or null. */
function codeOf(body: string): string | null {
  try {
    const read: unknown = JSON.parse(body)
    const error = typeof read === 'object' && read !== null && 'error' in read ? read.error : null
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
    return typeof code === 'string' ? code : null
  } catch {
    return null
  }
}

// Retry-After is a number of seconds or a date (RFC 9110, 10.2.3).
function retryAfter(header: string | null, now: Date): number | null {
  if (header === null || header.trim() === '') return null
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds))
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / MILLISECONDS_PER_SECOND))
}
