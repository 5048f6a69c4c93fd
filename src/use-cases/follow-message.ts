import { sourceOf } from '../domain/agenda/agenda.ts'
import { MAX_ENTRY_LENGTH } from '../domain/entry.ts'
import type { Workspace } from '../domain/organisation.ts'
import { followOnAgendas } from './agenda/refresh-agenda.ts'
import type { Deps } from './deps.ts'
import { followShared } from './practice/follow-shared.ts'
import { enqueueReading } from './read-entries.ts'

type FollowDeps = Pick<Deps, 'stores' | 'clock' | 'log' | 'queue' | 'platform'>

/** An edit in the chat follows through to the entry; the text before is kept as a revision. A repeat changes nothing. */
export async function editEntry(
  deps: FollowDeps,
  workspace: Workspace,
  input: { message: string; text: string; externalId: string },
): Promise<void> {
  const entry = await deps.stores.entries.findBySource(workspace.id, input.message)
  const writer = entry ? await deps.stores.members.find(entry.memberId) : null
  if (!entry || writer?.externalId !== input.externalId) return
  const text = input.text.slice(0, MAX_ENTRY_LENGTH)
  if (text === entry.text) return
  const now = deps.clock.now()
  if (text.trim() === '') await deps.stores.entries.remove(entry.id, now)
  else {
    await deps.stores.entries.edit(entry.id, text, now)
    await enqueueReading(deps, { id: entry.id, editedAt: now })
  }
  await followShared(deps, entry.id)
  await followOnAgendas(deps, sourceOf('entry', entry.id))
  deps.log.info({ entryId: entry.id }, 'entry edited')
}

/** How long a deleted message's first event can still come again, in milliseconds: platforms give up within the hour. */
const REPEATS_MS = 24 * 3_600_000

/** A deletion in the chat takes the entry's words away for good, also where the message itself comes only after it. */
export async function removeEntry(deps: FollowDeps, workspace: Workspace, message: string): Promise<void> {
  const now = deps.clock.now()
  await deps.stores.entries.noteDeleted(workspace.id, message, now, new Date(now.getTime() - REPEATS_MS))
  const entry = await deps.stores.entries.findBySource(workspace.id, message)
  if (!entry) return
  await deps.stores.entries.remove(entry.id, now)
  await followShared(deps, entry.id)
  await followOnAgendas(deps, sourceOf('entry', entry.id))
  deps.log.info({ entryId: entry.id }, 'entry deleted')
}
