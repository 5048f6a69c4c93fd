import { z } from 'zod'
import type { Intent } from '../../domain/intent.ts'
import type { PlaygroundRecord } from '../../ports.ts'
import type { View } from '../../views/view.ts'
import type { WireContent } from './wire.ts'

/** A message as it is kept. */
export interface StoredMessage {
  kind: 'message'
  id: string
  /** Counts messages, for the order of those of one instant. */
  order: number
  /** Counts the changes of this message, so that pages can tell the newer of two. */
  version: number
  place: string
  thread: string | null
  about: string | null
  /** A person's id, or null for the bot. */
  author: string | null
  /** The only person who sees it, or null for all of the place. */
  onlyFor: string | null
  content: WireContent | null
  isEdited: boolean
  isKept: boolean
  /** By person: their taps on choices, `${action} ${value}` → the option's value. */
  chosen: Record<string, Record<string, string>>
}

/** A person's home page as it was last shown. */
export interface StoredHome {
  kind: 'home'
  person: string
  view: View
}

/** Something that happened in the chat, kept until the service has taken it: what a real platform sends again. */
export interface StoredEvent {
  kind: 'event'
  intent: Intent
  isDone: boolean
  tries: number
}

export type Stored = StoredMessage | StoredHome | StoredEvent

/** A record with its body read. */
export interface ReadRecord {
  id: string
  at: Date
  stored: Stored
}

// The bodies are this folder's own writing: the check is for a foreign or newer database, not for every field.
const schema = z.union([
  z.looseObject({ kind: z.literal('message'), id: z.string(), order: z.number(), place: z.string() }),
  z.looseObject({ kind: z.literal('home'), person: z.string() }),
  z.looseObject({ kind: z.literal('event'), isDone: z.boolean(), tries: z.number() }),
])

/** The record with its body parsed. Throws with the record's id where the body is not one of ours. */
export function parseRecord(record: PlaygroundRecord): ReadRecord {
  try {
    const body: unknown = JSON.parse(record.body)
    schema.parse(body)
    return { id: record.id, at: record.at, stored: body as Stored }
  } catch (cause) {
    throw new Error(`The playground's record ${record.id} cannot be read.`, { cause })
  }
}
