import { DeliveryError } from '../../ports.ts'

/** An answer of the connector that is no success; thrown by the HTTP client. */
export class ConnectorFault extends Error {
  override name = 'ConnectorFault'
  readonly status: number
  /** Microsoft's word for it ("MessageWritesBlocked"), where the answer had one. */
  readonly code: string | null
  readonly retryAfterSeconds: number | null
  constructor(status: number, code: string | null, retryAfterSeconds: number | null) {
    super(`The connector answered ${status}${code ? ` ${code}` : ''}`)
    this.status = status
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
  }
}

// Connector: "Rate limit", "Handle errors" in the Teams documentation. 412 is a clash of two writes: tried again.
const KINDS: Record<number, DeliveryError['kind']> = {
  400: 'rejected',
  401: 'unauthorised',
  403: 'not-reachable',
  404: 'not-reachable',
  405: 'rejected',
  408: 'unavailable',
  409: 'unavailable',
  410: 'not-reachable',
  412: 'unavailable',
  413: 'rejected',
  422: 'rejected',
  429: 'rate-limited',
}

/** What a failed send or read means to the service. */
export function toDeliveryError(cause: unknown): DeliveryError {
  if (cause instanceof DeliveryError) return cause
  if (cause instanceof ConnectorFault) {
    const kind = KINDS[cause.status] ?? (cause.status >= 500 ? 'unavailable' : 'rejected')
    const { retryAfterSeconds } = cause
    return new DeliveryError(kind, retryAfterSeconds === null ? { cause } : { retryAfterSeconds, cause })
  }
  return new DeliveryError(isCredentialFault(cause) ? 'unauthorised' : 'unavailable', { cause })
}

// MSAL names its faults: all but those of the network mean that the app's id, password or tenant is not accepted.
function isCredentialFault(cause: unknown): boolean {
  const fault = innermost(cause)
  if (typeof fault !== 'object' || fault === null || !('errorCode' in fault)) return false
  return !/network|endpoints_resolution|openid_config|timeout|no_network/i.test(String(fault.errorCode))
}

function innermost(fault: unknown): unknown {
  const cause = fault instanceof Error ? fault.cause : undefined
  return cause === undefined ? fault : innermost(cause)
}
