import type { Clock, PlaygroundStore } from '../../ports.ts'
import type { View } from '../../views/view.ts'
import type { ReadRecord, StoredHome, StoredMessage } from './records.ts'
import { createSerial } from './serial.ts'

/** A message with the instant at which it appeared. */
export interface KeptMessage {
  at: Date
  message: StoredMessage
}

/** A message to add; what is left out is as in a fresh public message of the bot. */
export type Draft = Pick<StoredMessage, 'id' | 'place' | 'content'> &
  Partial<Pick<StoredMessage, 'thread' | 'about' | 'author' | 'onlyFor'>>

/** What has changed, for those who watch. */
export type ConversationChange = { kind: 'message'; kept: KeptMessage } | { kind: 'home'; home: StoredHome }

/** All messages and home pages, in memory and on disk: on disk first, so that what is seen is kept. */
export interface Conversation {
  find(id: string): KeptMessage | null
  /** In the order in which they appeared. */
  all(): KeptMessage[]
  /** Adds a message; where one of its id exists, that one comes back and nothing changes. */
  add(draft: Draft): Promise<KeptMessage>
  /** Replaces a message by what `change` makes of it; null where there is none of this id. */
  change(id: string, change: (message: StoredMessage) => StoredMessage): Promise<KeptMessage | null>
  homeOf(person: string): View | null
  setHome(person: string, view: View): Promise<void>
  watch(watcher: (change: ConversationChange) => void): void
}

const FRESH = {
  thread: null,
  about: null,
  author: null,
  onlyFor: null,
  isEdited: false,
  isKept: false,
  chosen: {},
}

/** A conversation that goes on from the records read. */
export function createConversation(
  memory: PlaygroundStore,
  clock: Clock,
  records: ReadRecord[],
): Conversation {
  const messages = new Map<string, KeptMessage>()
  const homes = new Map<string, View>()
  const watchers: ((change: ConversationChange) => void)[] = []
  const serial = createSerial()
  for (const { at, stored } of records) {
    if (stored.kind === 'message') messages.set(stored.id, { at, message: stored })
    if (stored.kind === 'home') homes.set(stored.person, stored.view)
  }
  let order = Math.max(0, ...[...messages.values()].map(({ message }) => message.order))
  const tell = (change: ConversationChange): void => {
    for (const watcher of watchers) watcher(change)
  }
  const keep = (kept: KeptMessage): KeptMessage => {
    messages.set(kept.message.id, kept)
    tell({ kind: 'message', kept })
    return kept
  }

  return {
    find: (id) => messages.get(id) ?? null,
    all: () => [...messages.values()].sort((a, b) => a.message.order - b.message.order),
    add: (draft) =>
      serial(draft.id, async () => {
        const known = messages.get(draft.id)
        if (known) return known
        order += 1
        const message: StoredMessage = { ...FRESH, ...draft, kind: 'message', order, version: 1 }
        const at = clock.now()
        await memory.append({ id: recordIdOf(draft.id), at, body: JSON.stringify(message) })
        return keep({ at, message })
      }),
    change: (id, change) =>
      serial(id, async () => {
        const known = messages.get(id)
        if (!known) return null
        const message = { ...change(known.message), version: known.message.version + 1 }
        await memory.replace(recordIdOf(id), JSON.stringify(message))
        return keep({ at: known.at, message })
      }),
    homeOf: (person) => homes.get(person) ?? null,
    setHome: (person, view) =>
      serial(`home:${person}`, async () => {
        const home: StoredHome = { kind: 'home', person, view }
        const body = JSON.stringify(home)
        if (homes.has(person)) await memory.replace(`home:${person}`, body)
        else await memory.append({ id: `home:${person}`, at: clock.now(), body })
        homes.set(person, view)
        tell({ kind: 'home', home })
      }),
    watch: (watcher) => watchers.push(watcher),
  }
}

function recordIdOf(messageId: string): string {
  return `message:${messageId}`
}
