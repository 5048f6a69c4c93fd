import type { Delivery, Nudge } from '../domain/nudge.ts'
import type { Team } from '../domain/organisation.ts'
import { promptView } from '../views/prompt-view.ts'
import type { View } from '../views/view.ts'
import type { Deps } from './deps.ts'

/** The message of a delivery as it should look now. */
export async function promptViewFor(
  deps: Pick<Deps, 'stores'>,
  parcel: { delivery: Delivery; nudge: Nudge; team: Team },
): Promise<View> {
  const { delivery, nudge, team } = parcel
  const taps = delivery.messageRef ? await deps.stores.feedback.listFor([delivery.id]) : []
  const own = delivery.memberId ? taps.find(({ memberId }) => memberId === delivery.memberId) : undefined
  return promptView({
    deliveryId: delivery.id,
    prompt: nudge.prompt,
    audience: nudge.audience,
    heading: await headingOf(deps, nudge, team),
    closesAt: delivery.closesAt,
    zone: team.zone,
    answered: delivery.memberId ? 0 : taps.length,
    chosen: own?.value ?? null,
  })
}

/** The words over a question: the phase that it belongs to, or who asks. */
export async function headingOf(deps: Pick<Deps, 'stores'>, nudge: Nudge, team: Team): Promise<string> {
  if (nudge.cycleId) {
    const cycle = await deps.stores.cycles.find(nudge.cycleId)
    const phase = cycle?.phases.find(({ id }) => id === nudge.phaseId)
    return phase ? `${team.name} · ${phase.title}` : team.name
  }
  const asker = nudge.askedBy ? await deps.stores.members.find(nudge.askedBy) : null
  return asker ? `${asker.name} asks` : team.name
}
