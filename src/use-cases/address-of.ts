import type { Delivery } from '../domain/nudge.ts'
import type { Deps } from './deps.ts'

/** Where a delivery goes: the member's address in private, else the team's; null where the platform gave none. */
export async function addressOf(
  deps: Pick<Deps, 'stores'>,
  { memberId, teamId }: Pick<Delivery, 'memberId' | 'teamId'>,
): Promise<string | null> {
  const { members, teams } = deps.stores
  const recipient = memberId ? await members.find(memberId) : await teams.find(teamId)
  return recipient?.address ?? null
}
