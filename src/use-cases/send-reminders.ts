import type { Ask, Delivery } from '../domain/nudge.ts'
import { dueReminder } from '../domain/reminders.ts'
import type { Deps } from './deps.ts'
import { enqueueDeliveries } from './enqueue-delivery.ts'
import { newDelivery } from './plan-due-nudges.ts'

type RemindDeps = Pick<Deps, 'stores' | 'clock' | 'queue' | 'log'>

const BATCH = 200

/**
 * Plans what follows a question: in private to those who had no room in their budget when a thread was asked (round 0),
 * then the reminders whose time has come, two at most, to those who were asked and have neither answered nor skipped.
 * The rules of time and budget hold for them as for any question.
 */
export async function planReminders(deps: RemindDeps): Promise<void> {
  const { deliveries, asks } = deps.stores
  const now = deps.clock.now()
  for (;;) {
    const due = await deliveries.remindableUntil(now, BATCH)
    if (due.length === 0) return
    const [asked, answered] = await Promise.all([
      asks.of(due.map(({ id }) => id)),
      asks.answered(due.map(({ nudgeId, occurrence }) => ({ nudgeId, occurrence }))),
    ])
    const done = new Set(answered.map((row) => keyOf(row, row.memberId)))
    const plans = due.map((delivery) => {
      const reach = asked.filter(({ deliveryId }) => deliveryId === delivery.id)
      const open = reach.filter(({ memberId }) => !done.has(keyOf(delivery, memberId)))
      return { delivery, ...planOf(delivery, open, now) }
    })
    const added = await deliveries.add(plans.flatMap(({ reminders }) => reminders))
    // Only now: after a fault the same are planned again, and those that are there stay as they are.
    await deliveries.remindNext(plans.map(({ delivery, next }) => ({ id: delivery.id, remindAt: next })))
    for (const { delivery, reminders } of plans) {
      if (reminders.length > 0)
        deps.log.info({ deliveryId: delivery.id, reminders: reminders.length }, 'reminding')
    }
    await enqueueDeliveries(deps, added)
    if (due.length < BATCH) return
  }
}

/** What follows one question for those who have neither answered nor skipped, and when to look next. */
function planOf(
  delivery: Delivery,
  open: readonly Ask[],
  now: Date,
): { reminders: Delivery[]; next: Date | null } {
  const { sentAt, nudgeId, occurrence, workspaceId, closesAt, teamId } = delivery
  if (!sentAt || closesAt <= now) return { reminders: [], next: null }
  const { round, next } = dueReminder({ closesAt, sentAt }, now)
  const wanted = open.filter(({ state }) => state === (round === 0 ? 'over-budget' : 'asked'))
  const reminders = wanted.map(({ memberId }) => ({
    ...newDelivery({ nudge: { id: nudgeId, teamId }, workspaceId, memberId, now }),
    ...{ occurrence, round, dueAt: round === 0 ? delivery.dueAt : now, closesAt, nextAttemptAt: now },
  }))
  return { reminders, next }
}

function keyOf({ nudgeId, occurrence }: Pick<Delivery, 'nudgeId' | 'occurrence'>, memberId: string): string {
  return `${memberId} ${nudgeId} ${occurrence}`
}
