import type { IncomingMessage } from 'node:http'
import { PlaygroundRefusal } from './refusal.ts'

/** Room for the largest file in base64 and its envelope; the longest message (40,000 characters) needs less. */
const MAX_BODY_BYTES = 1_400_000

/** The request's body as parsed JSON. Throws PlaygroundRefusal: 415 for another type, 413 too large, 400 broken. */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  // Pages of other sites cannot send this type without asking first (CORS).
  if (!request.headers['content-type']?.startsWith('application/json'))
    throw new PlaygroundRefusal(415, 'Send JSON (content-type: application/json).')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) throw new PlaygroundRefusal(413, 'That is too long to send.')
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new PlaygroundRefusal(400, 'The request is not readable as JSON.')
  }
}
