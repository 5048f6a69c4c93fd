import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'

/** Sends JSON under a strong validator: the same bytes, the same tag. What fits If-None-Match goes without a body. */
export function sendText(request: Request, response: Response, text: string, cacheControl: string): void {
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  response.set({ 'cache-control': cacheControl, etag, vary: 'Authorization' })
  if (isKnown(request.get('if-none-match'), etag)) response.status(304).end()
  else response.type('application/json').send(text)
}

/**
 * RFC 9110, section 13.1.2. Not left to the framework: it takes "Cache-Control: no-cache" for a wish for the whole, and
 * every fetch() that brings an If-None-Match of its own says that as well.
 */
function isKnown(header: string | undefined, etag: string): boolean {
  const tags = header?.match(/\*|(?:W\/)?"[^"]*"/g) ?? []
  return tags.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag)
}
