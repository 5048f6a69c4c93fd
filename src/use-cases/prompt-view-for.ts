import type { Delivery, Nudge } from '../domain/nudge.ts'
import type { Team } from '../domain/organisation.ts'
import { mergedView } from '../views/merged-view.ts'
import { promptView } from '../views/prompt-view.ts'
import type { View } from '../views/view.ts'
import { agendaViewFor } from './agenda/agenda-view-for.ts'
import { commitmentViewFor } from './commitment/commitment-nudge.ts'
import type { Deps } from './deps.ts'
import { needViewFor } from './needs/need-notes.ts'
import { tellBackViewFor } from './needs/tell-back.ts'
import { practiceViewFor } from './practice/practice-views-for.ts'
import { rootOf } from './root-delivery.ts'

/** The message of a delivery as it should look now. */
export async function promptViewFor(
  deps: Pick<Deps, 'stores' | 'clock'>,
  parcel: { delivery: Delivery; nudge: Nudge; team: Team },
): Promise<View> {
  const { delivery, nudge, team } = parcel
  const root = await rootOf(deps, delivery, nudge)
  const isAnswerable = nudge.prompt.choices.length > 0 && (delivery.messageRef || root.id !== delivery.id)
  const taps = isAnswerable ? await deps.stores.feedback.listFor([root.id]) : []
  const own = delivery.memberId ? taps.find(({ memberId }) => memberId === delivery.memberId) : undefined
  const chosen = own?.value ?? null
  const look = { delivery, nudge, chosen }
  const special =
    (await practiceViewFor(deps, look)) ??
    (await commitmentViewFor(deps, look)) ??
    (await needViewFor(deps, look)) ??
    (await agendaViewFor(deps, nudge)) ??
    (await tellBackViewFor(deps, look))
  if (special) return special
  return promptView({
    deliveryId: delivery.id,
    prompt: nudge.prompt,
    audience: delivery.memberId ? 'private' : 'team',
    isReminder: delivery.round > 0,
    heading: await headingOf(deps, nudge, team),
    closesAt: delivery.closesAt,
    zone: team.zone,
    answered: delivery.memberId ? 0 : taps.length,
    chosen,
  })
}

/** The whole message that a delivery went out in, as it should look now: with others, where they were merged. */
export async function messageViewFor(
  deps: Pick<Deps, 'stores' | 'clock'>,
  parcel: { delivery: Delivery; nudge: Nudge; team: Team },
): Promise<View> {
  const { deliveries, nudges, teams } = deps.stores
  const { mergedInto } = parcel.delivery
  const first = mergedInto ? await deliveries.find(mergedInto) : parcel.delivery
  const together = first ? await deliveries.mergedWith(first) : []
  if (together.length < 2) return promptViewFor(deps, parcel)
  const views: View[] = []
  for (const delivery of together) {
    const [nudge, team] = await Promise.all([nudges.find(delivery.nudgeId), teams.find(delivery.teamId)])
    if (nudge && team) views.push(await promptViewFor(deps, { delivery, nudge, team }))
  }
  return mergedView(views)
}

/** The words over a question: the phase that it belongs to, or who asks. */
export async function headingOf(
  deps: Pick<Deps, 'stores' | 'clock'>,
  nudge: Nudge,
  team: Team,
): Promise<string> {
  if (nudge.cycleId) {
    const cycle = await deps.stores.cycles.find(nudge.cycleId)
    const phase = cycle?.phases.find(({ id }) => id === nudge.phaseId)
    return phase ? `${team.name} · ${phase.title}` : team.name
  }
  const asker = nudge.askedBy ? await deps.stores.members.find(nudge.askedBy) : null
  return asker ? `${asker.name} asks` : team.name
}
