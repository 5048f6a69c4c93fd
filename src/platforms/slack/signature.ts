import { createHmac, timingSafeEqual } from 'node:crypto'

/** Slack's own bound on the age of a request, in seconds. */
export const SIGNATURE_WINDOW_SECONDS = 300

/** How far a sender's clock may be ahead of ours, in seconds. */
export const SIGNATURE_LEAD_SECONDS = 30

/** What a request says of itself. */
export interface SignedRequest {
  timestamp: string | undefined
  signature: string | undefined
  body: Buffer
}

/**
 * Why a request is refused, or null where Slack signed it (version v0, HMAC-SHA256 over timestamp and raw body) within
 * the window. A time in the future is refused too: a captured request could be kept for it.
 */
export function signatureFault(
  request: SignedRequest,
  secret: string,
  nowSeconds: number,
): 'unsigned' | 'stale' | 'future' | 'wrong' | null {
  const { timestamp, signature, body } = request
  if (!timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return 'unsigned'
  const age = nowSeconds - Number(timestamp)
  if (age > SIGNATURE_WINDOW_SECONDS) return 'stale'
  if (age < -SIGNATURE_LEAD_SECONDS) return 'future'
  const expected = Buffer.from(signatureOf(body, timestamp, secret))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given) ? null : 'wrong'
}

function signatureOf(body: Buffer, timestamp: string, secret: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`
}
