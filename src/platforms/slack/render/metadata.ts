import type { PlaceRef } from '../../../domain/intent.ts'

/** What a modal remembers of where it was opened; it comes back with the submission. */
export interface ModalMetadata {
  context: string
  place: { address: string; kind: PlaceRef['kind'] } | null
  /** The message whose button opened the form. */
  message: string | null
  /** The root of the thread in which that message stands. */
  thread: string | null
}

/** The metadata as a modal's private_metadata. */
export function encodeMetadata({ context, place, message, thread }: ModalMetadata): string {
  return JSON.stringify([context, place?.address ?? null, place?.kind ?? null, message, thread])
}

/** The metadata of a modal; empty where the text is none of ours. */
export function decodeMetadata(text: string): ModalMetadata {
  const [context, address, kind, message, thread] = parseArray(text)
  const isPlace = typeof address === 'string' && (kind === 'channel' || kind === 'direct')
  return {
    context: typeof context === 'string' ? context : '',
    place: isPlace ? { address, kind } : null,
    message: typeof message === 'string' ? message : null,
    thread: typeof thread === 'string' ? thread : null,
  }
}

function parseArray(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
