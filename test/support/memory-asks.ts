import { hasRoom } from '../../src/domain/budget.ts'
import type { Ask, Delivery } from '../../src/domain/nudge.ts'
import type { AskDraft, AskStore, Question, Reach } from '../../src/ports.ts'
import type { MemoryTables } from './memory-tables.ts'

/** The ledger of asks over tables in memory. */
export function createMemoryAskStore(tables: MemoryTables): AskStore {
  return {
    of: async (deliveryIds) =>
      rowsOf(tables)
        .filter((ask) => deliveryIds.includes(ask.deliveryId))
        .sort((a, b) => (`${a.deliveryId} ${a.memberId}` < `${b.deliveryId} ${b.memberId}` ? -1 : 1)),
    askedBy: async (deliveryIds) =>
      rowsOf(tables)
        .filter((ask) => ask.state === 'asked' && deliveryIds.includes(ask.deliveryId))
        .map(({ deliveryId, memberId }) => ({ deliveryId, memberId }))
        .sort((a, b) => (`${a.deliveryId} ${a.memberId}` < `${b.deliveryId} ${b.memberId}` ? -1 : 1)),
    charged: async (memberIds, from) =>
      [...countsOf(rowsOf(tables).filter((ask) => memberIds.includes(ask.memberId)))]
        .flatMap(([memberId, days]) => [...days].map(([date, count]) => ({ memberId, date, count })))
        .filter(({ date }) => date >= from),
    answered: async (questions) => questions.flatMap((question) => answersTo(tables, question)),
    skip: async (question, memberId, now) => {
      for (const ask of rowsOf(tables))
        if (isOf(ask, question) && ask.memberId === memberId && !ask.skippedAt)
          tables.asks.set(keyOf(ask), { ...ask, skippedAt: now })
    },
    ignoring: async (memberIds, now, length) =>
      memberIds.filter((memberId) => isIgnoring(tables, memberId, now, length)).sort(),
  }
}

/** Writes whom a delivery asks, as the database does it; false where too few have room. */
export function writeReach(tables: MemoryTables, delivery: Delivery, reach: Reach, now: Date): boolean {
  dropAsks(tables, delivery.id)
  const counts = countsOf(rowsOf(tables))
  const kept = reach.asks.map((ask): AskDraft => {
    const isFull =
      ask.state === 'asked' &&
      ask.counts !== null &&
      !hasRoom(counts.get(ask.memberId) ?? new Map(), ask.counts.limits, ask.counts.on)
    return isFull ? { ...ask, state: 'over-budget' } : ask
  })
  if (kept.filter(({ state }) => state === 'asked').length < reach.least) return false
  for (const ask of kept) putAsk(tables, delivery, ask, now)
  return true
}

/** Adds an ask to the ledger, in place of what stood there. */
export function putAsk(tables: MemoryTables, delivery: Delivery, draft: AskDraft, at: Date): void {
  const { memberId, state, counts } = draft
  const { id: deliveryId, teamId, nudgeId, occurrence, dueAt } = delivery
  const countedOn = state === 'asked' ? (counts?.on ?? null) : null
  const ask = {
    deliveryId,
    memberId,
    teamId,
    nudgeId,
    occurrence,
    state,
    countedOn,
    dueAt,
    at,
    skippedAt: null,
  }
  tables.asks.set(keyOf(ask), ask)
}

/** Takes a delivery's asks out of the ledger. */
export function dropAsks(tables: MemoryTables, deliveryId: string): void {
  for (const [key, ask] of tables.asks) if (ask.deliveryId === deliveryId) tables.asks.delete(key)
}

function isIgnoring(tables: MemoryTables, memberId: string, now: Date, length: number): boolean {
  const questions = new Map<string, { ask: Ask; closesAt: Date }>()
  for (const ask of rowsOf(tables)) {
    const delivery = tables.deliveries.get(ask.deliveryId)
    const isClosed = delivery !== undefined && delivery.closesAt <= now
    if (isClosed && ask.memberId === memberId && ask.state === 'asked')
      questions.set(`${ask.nudgeId} ${ask.occurrence}`, { ask, closesAt: delivery.closesAt })
  }
  const newest = [...questions.values()]
    .sort(
      (a, b) => b.closesAt.getTime() - a.closesAt.getTime() || b.ask.dueAt.getTime() - a.ask.dueAt.getTime(),
    )
    .slice(0, length)
  const isIgnored = ({ ask }: { ask: Ask }) =>
    !answersTo(tables, ask).some((answer) => answer.memberId === memberId)
  return newest.length === length && newest.every(isIgnored)
}

function answersTo(tables: MemoryTables, question: Question): (Question & { memberId: string })[] {
  const { nudgeId, occurrence } = question
  const deliveries = [...tables.deliveries.values()].filter((row) => isOf(row, question)).map(({ id }) => id)
  const people = [
    ...[...tables.entries.values()]
      .filter(({ deliveryId }) => deliveryId !== null && deliveries.includes(deliveryId))
      .map(({ memberId }) => memberId),
    ...[...tables.feedback.values()]
      .filter(({ deliveryId }) => deliveries.includes(deliveryId))
      .map(({ memberId }) => memberId),
    ...rowsOf(tables)
      .filter((ask) => isOf(ask, question) && ask.skippedAt)
      .map(({ memberId }) => memberId),
  ]
  return [...new Set(people)].map((memberId) => ({ nudgeId, occurrence, memberId }))
}

function isOf(row: Question, { nudgeId, occurrence }: Question): boolean {
  return row.nudgeId === nudgeId && row.occurrence === occurrence
}

function countsOf(asks: readonly Ask[]): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>()
  for (const { memberId, countedOn } of asks) {
    const days = counts.get(memberId) ?? new Map<string, number>()
    counts.set(memberId, days)
    if (countedOn) days.set(countedOn, (days.get(countedOn) ?? 0) + 1)
  }
  return counts
}

function rowsOf(tables: MemoryTables): Ask[] {
  return [...tables.asks.values()]
}

function keyOf({ deliveryId, memberId }: Pick<Ask, 'deliveryId' | 'memberId'>): string {
  return `${deliveryId} ${memberId}`
}
