import { newId } from '../../domain/ids.ts'
import { eventOf, type Happening } from '../../domain/service-event.ts'
import type { Deps } from '../deps.ts'

/**
 * Notes that something happened, for the systems that the district has told of it (docs/api.md). Call it after what
 * happened is stored, and again whenever that is handled again: what was noted once is told once.
 */
export async function noteEvent(deps: Pick<Deps, 'stores' | 'clock'>, happening: Happening): Promise<void> {
  const now = deps.clock.now()
  await deps.stores.webhooks.note(eventOf(happening, newId(now), now))
}
