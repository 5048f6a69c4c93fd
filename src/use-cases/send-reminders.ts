import type { Delivery } from '../domain/nudge.ts'
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
  for (;;) {
    const due = await deps.stores.deliveries.remindableUntil(deps.clock.now(), BATCH)
    const added: Delivery[] = []
    for (const delivery of due) added.push(...(await remind(deps, delivery)))
    await enqueueDeliveries(deps, added)
    if (due.length < BATCH) return
  }
}

/** Plans what follows one question; the new deliveries. */
async function remind(deps: RemindDeps, delivery: Delivery): Promise<Delivery[]> {
  const { deliveries, asks } = deps.stores
  const now = deps.clock.now()
  const { sentAt, nudgeId, occurrence, workspaceId, closesAt, id } = delivery
  if (!sentAt || closesAt <= now) {
    await deliveries.remindNext(id, null)
    return []
  }
  const { round, next } = dueReminder({ closesAt, sentAt }, now)
  const [asked, answered] = await Promise.all([asks.of(id), asks.answered([{ nudgeId, occurrence }])])
  const done = new Set(answered.map(({ memberId }) => memberId))
  const wanted = round === 0 ? 'over-budget' : 'asked'
  const open = asked.filter(({ state, memberId }) => state === wanted && !done.has(memberId))
  const nudge = { id: nudgeId, teamId: delivery.teamId }
  const added = await deliveries.add(
    open.map(({ memberId }) => ({
      ...newDelivery({ nudge, workspaceId, memberId, now }),
      ...{ occurrence, round, dueAt: round === 0 ? delivery.dueAt : now, closesAt, nextAttemptAt: now },
    })),
  )
  await deliveries.remindNext(id, next)
  if (added.length > 0) deps.log.info({ deliveryId: id, reminders: added.length, round }, 'reminding')
  return added
}
