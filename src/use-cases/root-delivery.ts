import type { Delivery, Nudge } from '../domain/nudge.ts'
import type { Deps } from './deps.ts'

/**
 * The delivery that answers are kept under: the question itself, where a reminder or a private copy of a thread's
 * question was answered. So an answer counts once, whatever message it came on.
 */
export async function rootOf(
  deps: Pick<Deps, 'stores'>,
  delivery: Delivery,
  { audience }: Pick<Nudge, 'audience'>,
): Promise<Delivery> {
  const memberId = audience === 'team' ? null : delivery.memberId
  if (delivery.round === 0 && delivery.memberId === memberId) return delivery
  const siblings = await deps.stores.deliveries.siblings(delivery)
  return siblings.find((each) => each.round === 0 && each.memberId === memberId) ?? delivery
}

/** Of the questions that went out in one message, the first that the person has not answered; else the last. */
export async function openQuestion(
  deps: Pick<Deps, 'stores'>,
  delivery: Delivery,
  memberId: string,
): Promise<Delivery> {
  const together = await deps.stores.deliveries.mergedWith(delivery)
  if (together.length === 1) return delivery
  const answered = await deps.stores.asks.answered(together)
  const isOpen = ({ nudgeId, occurrence }: Delivery) =>
    !answered.some(
      (row) => row.memberId === memberId && row.nudgeId === nudgeId && row.occurrence === occurrence,
    )
  return together.find(isOpen) ?? together.at(-1) ?? delivery
}
