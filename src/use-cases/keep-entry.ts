import type { Entry, EntryKind } from '../domain/entry.ts'
import { newId } from '../domain/ids.ts'
import type { Delivery } from '../domain/nudge.ts'
import type { Deps } from './deps.ts'
import { enqueueReading } from './read-entries.ts'
import type { Scene } from './scene.ts'

/** An entry as it is about to be kept. */
export interface Draft {
  teamId: string
  /** What it answers, or null. */
  delivery: Delivery | null
  kind: EntryKind
  visibility: Entry['visibility']
  text: string
  /** Unique in the workspace: a repeat is kept once. */
  sourceRef: string
}

/** Keeps an entry of the actor, and asks for its reading. For a repeat the entry of the first time comes back. */
export async function keepEntry(
  deps: Pick<Deps, 'stores' | 'clock' | 'log' | 'queue'>,
  scene: Scene,
  draft: Draft,
): Promise<{ entry: Entry; isNew: boolean }> {
  const now = deps.clock.now()
  const { delivery, ...rest } = draft
  const kept = await deps.stores.entries.record({
    id: newId(now),
    workspaceId: scene.workspace.id,
    memberId: scene.actor.id,
    deliveryId: delivery?.id ?? null,
    ...rest,
    writtenAt: now,
    editedAt: null,
    isLate: delivery !== null && delivery.closesAt <= now,
  })
  deps.log.info({ entryId: kept.entry.id, isNew: kept.isNew }, 'entry kept')
  if (kept.isNew) await enqueueReading(deps, kept.entry)
  return kept
}
