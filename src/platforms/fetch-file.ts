import { decodeText } from '../domain/ics/decode-text.ts'
import type { FileContent } from '../domain/intent.ts'

/** The largest file that is taken over from a chat, in bytes. */
export const MAX_FILE_BYTES = 1_000_000

/** How a file is asked for. */
export interface FileRequest {
  /** Sends nothing, least of all a token, to an address for which this is false. */
  isAllowed(url: URL): boolean
  timeoutMilliseconds: number
  headers?: Record<string, string>
}

/** Whether the name of a file, or what its platform says of it, promises a calendar. */
export function isCalendarFile(name: string, mediaType: string | null): boolean {
  return /\.(ics|ical|icalendar|ifb)$/i.test(name) || mediaType?.startsWith('text/calendar') === true
}

/** The text of a file that a platform keeps. Follows no redirect; reads no more than fits; never throws. */
export async function fetchFile(address: string, request: FileRequest): Promise<FileContent> {
  if (!URL.canParse(address) || !request.isAllowed(new URL(address))) return { kind: 'unreachable' }
  try {
    const response = await fetch(address, {
      headers: request.headers ?? {},
      redirect: 'manual',
      signal: AbortSignal.timeout(request.timeoutMilliseconds),
    })
    // A page in place of the file asks somebody to sign in.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
    if (response.status !== 200 || !response.body || isPage) {
      await response.body?.cancel()
      return { kind: 'unreachable' }
    }
    return await textOf(response.body)
  } catch {
    return { kind: 'unreachable' }
  }
}

/** The bytes as the text of a file, or that they are too many. */
export function fileContentOf(bytes: Uint8Array): FileContent {
  if (bytes.length > MAX_FILE_BYTES) return { kind: 'too-large' }
  return { kind: 'text', text: decodeText(bytes) }
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<FileContent> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    // Leaving the loop ends the download.
    if (size > MAX_FILE_BYTES) return { kind: 'too-large' }
    chunks.push(chunk)
  }
  return fileContentOf(Buffer.concat(chunks))
}
