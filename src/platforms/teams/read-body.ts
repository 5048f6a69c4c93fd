import type { IncomingMessage } from 'node:http'

/** Largest request body read, in bytes: Teams' own messages end at about 100 KB. */
export const MAX_BODY_BYTES = 1_000_000

/** A request's body as JSON, or the HTTP status that says why there is none (400 broken, 413 too large, 415 no JSON). */
export async function readJsonBody(
  request: IncomingMessage,
): Promise<{ body: unknown } | { status: 400 | 413 | 415 }> {
  // A page in a browser can post across origins without asking, but not with this content type.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return { status: 415 }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    // The rest is read and dropped, so that the sender gets to hear the answer.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk)
  }
  if (size > MAX_BODY_BYTES) return { status: 413 }
  try {
    return { body: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch {
    return { status: 400 }
  }
}
