import { v5 } from 'uuid'
import type { Entry } from '../domain/entry.ts'
import type { EntryText } from '../ports.ts'
import { HABITS } from '../stance/habits.ts'
import { readStance, stanceModelVersion } from '../stance/read.ts'
import type { Deps } from './deps.ts'

/** The queue of the reader of stance. */
export const READ_ENTRIES = 'read-entries'

const BATCH = 100
const NAMESPACE = 'c0a1f5a6-6f0e-4b53-8d0f-0d6ad3b0e7a1'

/**
 * Reads all entries that the present model has not read: new and edited ones, and after a new version all. What was
 * read is kept with the model's version. Returns how many were read.
 */
export async function readEntries(deps: Pick<Deps, 'stores' | 'log'>): Promise<number> {
  const model = stanceModelVersion()
  let count = 0
  for (;;) {
    const batch = await deps.stores.stance.unread(model, BATCH)
    for (const entry of batch) await readOne(deps, entry)
    count += batch.length
    if (batch.length < BATCH) break
  }
  if (count > 0) deps.log.info({ entries: count, model }, 'entries read')
  return count
}

/** Reads those of a person's own entries that nothing was kept of yet, so that the writer need not wait for the job. */
export async function readOwnEntries(deps: Pick<Deps, 'stores'>, entries: readonly Entry[]): Promise<void> {
  const codes = await deps.stores.stance.codesOf(entries.map(({ id }) => id))
  const read = new Set(codes.map(({ entryId }) => entryId))
  for (const entry of entries) if (!read.has(entry.id)) await readOne(deps, { ...entry, entryId: entry.id })
}

/** Asks for a reading of an entry as it is now; the same words make one job. */
export async function enqueueReading(
  deps: Pick<Deps, 'queue'>,
  entry: Pick<Entry, 'id' | 'editedAt'>,
): Promise<void> {
  const id = v5(`${entry.id} ${entry.editedAt?.toISOString() ?? ''}`, NAMESPACE)
  await deps.queue.send(READ_ENTRIES, { entryId: entry.id }, { id })
}

/** Asks for a reading of what is still unread: after a new version of the model, or where a job was lost. */
export async function enqueueUnread(deps: Pick<Deps, 'queue' | 'stores' | 'clock'>): Promise<void> {
  const model = stanceModelVersion()
  const [first] = await deps.stores.stance.unread(model, 1)
  if (!first) return
  const minute = Math.floor(deps.clock.now().getTime() / 60_000)
  await deps.queue.send(READ_ENTRIES, {}, { id: v5(`${model} ${minute}`, NAMESPACE) })
}

async function readOne(deps: Pick<Deps, 'stores'>, entry: EntryText): Promise<void> {
  const reading = readStance(entry.text)
  const isRead = reading.kind === 'read'
  await deps.stores.stance.keep(entry, {
    model: reading.model,
    language: isRead ? null : reading.reason === 'language' ? reading.language : 'und',
    codes: isRead
      ? HABITS.map((habit) => {
          const { verdict, probability, prior } = reading.entry[habit]
          return { habit, verdict, probability, prior }
        })
      : [],
  })
}
