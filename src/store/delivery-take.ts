import { countedRange, hasRoom, type Limits } from '../domain/budget.ts'
import type { Delivery } from '../domain/nudge.ts'
import type { AskDraft, Reach } from '../ports.ts'
import type { StoreClient, StoreTransaction } from './client.ts'
import { toDelivery } from './delivery-rows.ts'
import { isId } from './ids.ts'
import { Undone } from './undoable.ts'

/** See DeliveryStore.take. */
export async function takeDelivery(
  prisma: StoreClient,
  id: string,
  now: Date,
  leasedUntil: Date,
  reach: Reach | undefined,
): Promise<Delivery | 'over-budget' | null> {
  if (!isId(id)) return null
  try {
    return await prisma.$transaction(async (tx) => {
      const [row] = await tx.delivery.updateManyAndReturn({
        where: { id, state: 'waiting', nextAttemptAt: { lte: now } },
        data: { state: 'sending', reason: null, attempts: { increment: 1 }, leasedUntil },
      })
      if (!row) return null
      const delivery = toDelivery(row)
      if (reach) await writeReach(tx, delivery, reach, { now, leasedUntil })
      return delivery
    })
  } catch (error) {
    if (error instanceof Undone) return 'over-budget'
    throw error
  }
}

async function writeReach(
  tx: StoreTransaction,
  delivery: Delivery,
  { asks, least, merged }: Reach,
  times: { now: Date; leasedUntil: Date },
): Promise<void> {
  // A first try has left nothing in the ledger.
  if (delivery.attempts > 1) await tx.ask.deleteMany({ where: { deliveryId: delivery.id } })
  const kept = await withinBudget(tx, asks)
  if (kept.filter(({ state }) => state === 'asked').length < least) throw new Undone('over-budget')
  const rows = kept.map((ask) => askColumns(delivery, ask, times.now))
  for (const { deliveryId, ask } of merged) {
    const [row] = await tx.delivery.updateManyAndReturn({
      where: { id: deliveryId, state: 'waiting' },
      data: { state: 'sending', reason: null, leasedUntil: times.leasedUntil, mergedInto: delivery.id },
    })
    if (!row) continue
    await tx.ask.deleteMany({ where: { deliveryId } })
    rows.push(askColumns(toDelivery(row), ask, times.now))
  }
  await tx.ask.createMany({ data: rows })
}

/** An ask as a row of the ledger. */
function askColumns(delivery: Delivery, { memberId, state, counts }: AskDraft, at: Date) {
  const { id: deliveryId, teamId, nudgeId, occurrence, dueAt } = delivery
  const countedOn = state === 'asked' ? (counts?.on ?? null) : null
  return { deliveryId, memberId, teamId, nudgeId, occurrence, dueAt, state, countedOn, at }
}

/** The asks; whoever has no room is left out of what counts. The people's rows are locked, always in the same order. */
async function withinBudget(tx: StoreTransaction, asks: readonly AskDraft[]): Promise<AskDraft[]> {
  const counting = asks.filter(({ state, counts }) => state === 'asked' && counts)
  if (counting.length === 0) return [...asks]
  const ids = counting.map(({ memberId }) => memberId).sort()
  await tx.$queryRaw`SELECT id FROM members WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
  const from = counting
    .map(({ counts }) => (counts ? countedRange(counts.on, counts.limits).from : ''))
    .sort()[0]
  const rows = await tx.ask.groupBy({
    by: ['memberId', 'countedOn'],
    where: { memberId: { in: ids }, countedOn: { gte: from ?? '' } },
    _count: true,
  })
  const isFull = (memberId: string, counts: { on: string; limits: Limits }) => {
    const own = rows.filter((row) => row.memberId === memberId)
    return !hasRoom(new Map(own.map((row) => [row.countedOn ?? '', row._count])), counts.limits, counts.on)
  }
  return asks.map((ask) =>
    ask.state === 'asked' && ask.counts && isFull(ask.memberId, ask.counts)
      ? { ...ask, state: 'over-budget' }
      : ask,
  )
}
