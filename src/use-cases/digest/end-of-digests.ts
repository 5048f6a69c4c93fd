import type { DeliveryReason } from '../../domain/nudge.ts'
import type { Parcel } from '../../ports.ts'
import type { Deps } from '../deps.ts'
import { readerOf, scopesOf } from '../report-scopes.ts'

/** Why a delivery does not go out any more. */
export interface End {
  state: 'blocked' | 'suppressed'
  reason: DeliveryReason
}

/** Which deliveries of digests do not go out any more, by id: the team wants none, or the leader may read nothing of it. */
export async function endOfDigests(
  deps: Pick<Deps, 'stores' | 'clock'>,
  parcels: readonly Parcel[],
): Promise<Map<string, End>> {
  const own = parcels.filter(({ nudge }) => nudge.prompt.kind === 'digest')
  const ends = new Map<string, End>()
  if (own.length === 0) return ends
  const { digests } = deps.stores
  const without = await digests.teamsWithout(own.filter(({ member }) => !member).map(({ team }) => team.id))
  const planned = await digests.list(own.map(({ nudge }) => nudge.id))
  for (const { delivery, nudge, member, team } of own) {
    const scopes = planned.find(({ nudgeId }) => nudgeId === nudge.id)?.scopes ?? []
    if (!member && without.includes(team.id))
      ends.set(delivery.id, { state: 'suppressed', reason: 'opted-out' })
    if (member && !(await mayRead(deps, member.id, scopes)))
      ends.set(delivery.id, { state: 'suppressed', reason: 'may-not-read' })
  }
  return ends
}

async function mayRead(
  deps: Pick<Deps, 'stores' | 'clock'>,
  memberId: string,
  scopes: readonly { id: string }[],
): Promise<boolean> {
  const reader = await readerOf(deps, memberId)
  const readable = reader ? await scopesOf(deps, reader) : []
  return scopes.some(({ id }) => readable.some((scope) => scope.id === id))
}
