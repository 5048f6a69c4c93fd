import { nextAllowed } from '../domain/holds.ts'
import {
  type AskState,
  asksNothing,
  closesAt,
  type Delivery,
  type DeliveryReason,
  HOLD_REASONS,
  type HoldReason,
} from '../domain/nudge.ts'
import { occurrenceIn } from '../domain/schedule.ts'
import type { AskDraft, Decision, Parcel } from '../ports.ts'
import { type End, endOfDigests } from './digest/end-of-digests.ts'
import { type DeliverDeps, sendParcels } from './send-parcels.ts'
import { type Considered, consider } from './situations.ts'

/**
 * Sends those of the deliveries whose time it is. What a rule holds back is moved to its next allowed time, or lapses
 * with its window, with the reason. Questions to one person that are free at once go out in one message. A failure is
 * kept on the delivery with its reason and tried again where that can help; nothing is thrown for it.
 */
export async function deliverNudges(deps: DeliverDeps, deliveryIds: string[]): Promise<void> {
  const now = deps.clock.now()
  const parcels = await deps.stores.deliveries.parcels(deliveryIds, now)
  const free: Considered[] = []
  const decisions: Decision[] = []
  const ended = await endOfDigests(deps, parcels)
  for (const considered of await consider(deps, parcels)) {
    const end = ended.get(considered.parcel.delivery.id) ?? endOf(considered, now)
    const decision = decisionOn(considered, end, now)
    if (decision) decisions.push(decision)
    else free.push(considered)
  }
  await deps.stores.deliveries.settle(decisions)
  if (decisions.length > 0) deps.log.debug({ deliveries: decisions.length }, 'held back or ended')
  for (const together of messagesOf(free)) await sendParcels(deps, together)
}

/** What becomes of it now instead of being sent; null where it may go out. */
function decisionOn(considered: Considered, end: End | null, now: Date): Decision | null {
  const { parcel, situation } = considered
  const { id } = parcel.delivery
  if (end) return { id, kind: 'end', ...end, ...askInstead(considered, end.reason) }
  const dueAt = ownDueTime(parcel)
  if (dueAt > now) return { id, kind: 'retime', dueAt, closesAt: closesAt(parcel.nudge, dueAt) }
  const verdict = nextAllowed(situation, now)
  if (verdict.kind === 'now') return null
  const { reason } = verdict
  return verdict.kind === 'later'
    ? { id, kind: 'hold', hold: { at: now, reason, until: verdict.until } }
    : { id, kind: 'end', state: 'suppressed', reason, ...askInstead(considered, reason) }
}

const NOT_ASKED: Partial<Record<DeliveryReason, AskState>> = {
  away: 'away',
  snoozed: 'away',
  'opted-out': 'opted-out',
  budget: 'over-budget',
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
  if (!isMember && !asksNothing(nudge.prompt.kind)) return { state: 'suppressed', reason: 'left-team' }
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
function askInstead({ parcel, asks }: Considered, reason: DeliveryReason): { ask?: AskDraft } {
  const [own] = asks
  const state = NOT_ASKED[reason]
  return parcel.member && own && state ? { ask: { ...own, state, counts: null } } : {}
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
    const isAlone = delivery.memberId === null || asksNothing(nudge.prompt.kind)
    const key = isAlone ? delivery.id : `${delivery.memberId}`
    messages.set(key, [...(messages.get(key) ?? []), considered])
  }
  return [...messages.values()]
}
