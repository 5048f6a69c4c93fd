import { nextAllowed } from '../domain/holds.ts'
import {
  closesAt,
  type Delivery,
  type DeliveryReason,
  HOLD_REASONS,
  type HoldReason,
} from '../domain/nudge.ts'
import { occurrenceIn } from '../domain/schedule.ts'
import type { AskDraft, Parcel } from '../ports.ts'
import { type DeliverDeps, sendParcels } from './send-parcels.ts'
import { type Considered, consider } from './situations.ts'

/**
 * Sends those of the deliveries whose time it is. What a rule holds back is moved to its next allowed time, or lapses
 * with its window, with the reason. Questions to one person that are free at once go out in one message. A failure is
 * kept on the delivery with its reason and tried again where that can help; nothing is thrown for it.
 */
export async function deliverNudges(deps: DeliverDeps, deliveryIds: string[]): Promise<void> {
  const parcels = await deps.stores.deliveries.parcels(deliveryIds, deps.clock.now())
  const free: Considered[] = []
  for (const considered of await consider(deps, parcels)) {
    if (await isFree(deps, considered)) free.push(considered)
  }
  for (const together of messagesOf(free)) await sendParcels(deps, together)
}

/** Whether it may go out now; else it is held back or ended. */
async function isFree(deps: DeliverDeps, considered: Considered): Promise<boolean> {
  const { deliveries } = deps.stores
  const { parcel, situation } = considered
  const { delivery } = parcel
  const now = deps.clock.now()
  const end = endOf(considered, now)
  if (end) {
    await deliveries.markEnded(delivery.id, end.state, end.reason, askInstead(considered, end.reason))
    return false
  }
  const due = ownDueTime(parcel)
  if (due > now) {
    await deliveries.retime(delivery.id, due, closesAt(parcel.nudge, due))
    return false
  }
  const verdict = nextAllowed(situation, now)
  if (verdict.kind === 'now') return true
  const { reason } = verdict
  if (verdict.kind === 'later') await deliveries.hold(delivery.id, { at: now, reason, until: verdict.until })
  else await deliveries.markEnded(delivery.id, 'suppressed', reason, askInstead(considered, reason))
  deps.log.debug({ deliveryId: delivery.id, reason }, 'held back')
  return false
}

interface End {
  state: 'blocked' | 'suppressed'
  reason: DeliveryReason
}

/** Why a delivery does not go out any more, or null. */
function endOf({ parcel, isMember }: Considered, now: Date): End | null {
  const { delivery, nudge, team, member, cycleState } = parcel
  if (nudge.state === 'cancelled' || cycleState === 'finished')
    return { state: 'suppressed', reason: 'cancelled' }
  // What was put on hold after it was planned: whoever resumes it plans anew.
  if (nudge.state === 'held' && nudge.practiceId) return { state: 'suppressed', reason: 'paused' }
  if (delivery.closesAt <= now) return { state: 'suppressed', reason: lapseReason(delivery) }
  if (!team.isActive || (member ?? team).address === null)
    return { state: 'blocked', reason: 'not-reachable' }
  if (!isMember && nudge.prompt.kind !== 'note') return { state: 'suppressed', reason: 'left-team' }
  return null
}

/** What held it back until its time was over; where nothing did, the time alone. */
function lapseReason({ reason }: Delivery): DeliveryReason {
  return isHold(reason) ? reason : 'window-closed'
}

function isHold(reason: DeliveryReason | null): reason is HoldReason {
  return HOLD_REASONS.some((hold) => hold === reason)
}

/** Who was away, or wants no such questions, was not asked: the ledger keeps that apart from not answering. */
function askInstead({ parcel, asks }: Considered, reason: DeliveryReason): AskDraft | undefined {
  const [own] = asks
  if (!parcel.member || !own) return undefined
  if (reason === 'away' || reason === 'snoozed') return { ...own, state: 'away', counts: null }
  if (reason === 'opted-out') return { ...own, state: 'opted-out', counts: null }
  return reason === 'budget' ? { ...own, state: 'over-budget', counts: null } : undefined
}

/** The due time where the person is now: a zone can change between planning and sending. */
function ownDueTime({ delivery, member, team }: Parcel): Date {
  if (!member || delivery.round > 0) return delivery.dueAt
  return occurrenceIn(delivery.occurrence, member.zone ?? team.zone)
}

/** What goes out together: all to one person in one message, reminders last; each thread by itself. */
function messagesOf(free: readonly Considered[]): Considered[][] {
  const messages = new Map<string, Considered[]>()
  // Sorting keeps the order of the due times among equals.
  for (const considered of [...free].sort((a, b) => a.parcel.delivery.round - b.parcel.delivery.round)) {
    const { delivery, nudge } = considered.parcel
    const isAlone = delivery.memberId === null || nudge.prompt.kind === 'note'
    const key = isAlone ? delivery.id : `${delivery.memberId}`
    messages.set(key, [...(messages.get(key) ?? []), considered])
  }
  return [...messages.values()]
}
