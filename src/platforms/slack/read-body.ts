import type { IncomingMessage } from 'node:http'

/**
 * The raw body of a request, or null where it is longer than `limit` bytes (the rest is thrown away then). Rejects where
 * the sender breaks off.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > limit) {
        chunks.length = 0
        resolve(null)
      } else chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => reject(new Error('The sender broke off')))
  })
}

/** A body of Slack's as an object: JSON, or a form with or without a JSON `payload`. Throws where it is neither. */
export function parseBody(body: Buffer, contentType: string): Record<string, unknown> {
  const value: unknown = contentType.startsWith('application/x-www-form-urlencoded')
    ? parseForm(body.toString())
    : JSON.parse(body.toString())
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError('The body is no object')
  }
  return value as Record<string, unknown>
}

function parseForm(text: string): unknown {
  const form = new URLSearchParams(text)
  const payload = form.get('payload')
  return payload === null ? Object.fromEntries(form) : JSON.parse(payload)
}
