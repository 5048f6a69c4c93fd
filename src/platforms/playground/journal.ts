import type { Intent } from '../../domain/intent.ts'
import type { Clock, PlaygroundStore } from '../../ports.ts'
import type { ReadRecord, StoredEvent } from './records.ts'

/** As often as Slack tries an event again. */
const MAX_TRIES = 3

/**
 * What happened in the chat, written down before the service hears of it: after a crash the unfinished events are
 * handed over again, as Slack and Teams do with events that nobody acknowledged.
 */
export interface Journal {
  /** Whether an event of this id was ever written down. */
  isKnown(eventId: string): boolean
  /** Writes the event down. A repeat of a known event changes nothing. */
  open(intent: Intent): Promise<void>
  /** The service has taken the event: it is forgotten but for its id. */
  close(intent: Intent): Promise<void>
  /** Unfinished events of the run before, the oldest first; each is handed out three times in all. */
  takeUnfinished(): Promise<Intent[]>
}

/** A journal that goes on from the records read. */
export function createJournal(memory: PlaygroundStore, clock: Clock, records: ReadRecord[]): Journal {
  const write = (event: StoredEvent): Promise<void> =>
    memory.replace(recordIdOf(event.intent), JSON.stringify(event))
  const known = records.flatMap(({ stored }) => (stored.kind === 'event' ? [stored] : []))
  const ids = new Set(known.map((event) => event.intent.eventId))

  return {
    isKnown: (eventId) => ids.has(eventId),
    async open(intent) {
      const event: StoredEvent = { kind: 'event', intent, isDone: false, tries: 1 }
      await memory.append({ id: recordIdOf(intent), at: clock.now(), body: JSON.stringify(event) })
    },
    async close(intent) {
      const { eventId, workspace } = intent
      // The words are in the message already; an event that is over needs no copy of them.
      await write({
        kind: 'event',
        intent: { kind: 'workspace-removed', eventId, workspace },
        isDone: true,
        tries: 1,
      })
    },
    async takeUnfinished() {
      const due = known.filter((event) => !event.isDone && event.tries < MAX_TRIES)
      for (const event of due) await write({ ...event, tries: event.tries + 1 })
      return due.map((event) => event.intent)
    },
  }
}

function recordIdOf(intent: Intent): string {
  return `event:${intent.eventId}`
}
