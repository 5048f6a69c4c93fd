import type { Delivery } from '../domain/nudge.ts'
import type { Workspace } from '../domain/organisation.ts'
import type { Deps } from './deps.ts'
import { refOf } from './people.ts'
import { threadOf } from './thread-of.ts'

const HOUR = 3_600_000

/**
 * What became of a send of which no answer is known, looked for from an hour before it was due on: clocks differ.
 * 'unknown' where the platform cannot tell. Throws DeliveryError where the platform is not configured.
 */
export async function findSent(
  deps: Pick<Deps, 'stores' | 'platform'>,
  workspace: Workspace,
  address: string,
  delivery: Delivery,
) {
  const since = new Date(delivery.dueAt.getTime() - HOUR)
  const nudge = await deps.stores.nudges.find(delivery.nudgeId)
  const options = { thread: nudge ? await threadOf(deps, nudge) : null }
  return deps.platform(workspace.platform).findSent(refOf(workspace), address, delivery.id, since, options)
}
