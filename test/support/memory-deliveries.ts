import type { Delivery, Nudge } from '../../src/domain/nudge.ts'
import type { DeliveryStore, NextDue } from '../../src/ports.ts'
import { byInstant, type MemoryTables, requireRow } from './memory-tables.ts'

/** The delivery store over tables in memory. */
export function createMemoryDeliveryStore(tables: MemoryTables): DeliveryStore {
  const { deliveries } = tables
  const all = () => [...deliveries.values()]
  const change = (id: string, states: Delivery['state'][], values: Partial<Delivery>): Delivery | null => {
    const row = deliveries.get(id)
    if (!row || !states.includes(row.state)) return null
    deliveries.set(id, { ...row, ...values })
    return deliveries.get(id) ?? null
  }
  return {
    claim: async (claimed, nudgeId, next) => claim(tables, claimed, nudgeId, next),
    find: async (id) => deliveries.get(id) ?? null,
    findByMessage: async (workspaceId, ref) =>
      all().find((row) => row.workspaceId === workspaceId && row.messageRef === ref) ?? null,
    take: async (id, now, leasedUntil) => {
      const row = deliveries.get(id)
      if (!row || row.nextAttemptAt > now) return null
      return change(id, ['waiting'], { state: 'sending', attempts: row.attempts + 1, leasedUntil })
    },
    takeOver: async ({ id, leasedUntil: before }, leasedUntil) => {
      if (deliveries.get(id)?.leasedUntil?.getTime() !== before?.getTime()) return false
      return change(id, ['sending'], { leasedUntil }) !== null
    },
    markSent: async (id, messageRef, now) => {
      const workspaceId = deliveries.get(id)?.workspaceId
      const other = all().find((row) => row.workspaceId === workspaceId && row.messageRef === messageRef)
      if (other && other.id !== id) throw new Error(`The message ${messageRef} belongs to another delivery.`)
      const values = { state: 'sent', reason: null, messageRef, sentAt: now, leasedUntil: null } as const
      change(id, ['waiting', 'sending', 'blocked', 'failed', 'suppressed'], values)
    },
    markWaiting: async (id, reason, nextAttemptAt) => {
      change(id, ['waiting', 'sending'], { state: 'waiting', reason, nextAttemptAt, leasedUntil: null })
    },
    markEnded: async (id, state, reason) => {
      change(id, ['waiting', 'sending'], { state, reason, leasedUntil: null })
    },
    waitingUntil: async (now, limit) =>
      all()
        .filter((row) => row.state === 'waiting' && row.nextAttemptAt <= now)
        .sort(byInstant<Delivery>((row) => row.nextAttemptAt))
        .slice(0, limit),
    abandonedBefore: async (now, limit) =>
      all()
        .filter((row) => row.state === 'sending' && row.leasedUntil && row.leasedUntil <= now)
        .sort(byInstant<Delivery>((row) => row.leasedUntil))
        .slice(0, limit),
    sendingTo: async (recipient) =>
      all().filter(
        (row) =>
          row.state === 'sending' &&
          ('teamId' in recipient
            ? row.teamId === recipient.teamId && row.memberId === null
            : row.memberId === recipient.memberId),
      ),
    closableUntil: async (now, limit) =>
      all()
        .filter((row) => row.state === 'sent' && !row.closedAt && row.closesAt <= now)
        .sort(byInstant<Delivery>((row) => row.closesAt))
        .slice(0, limit),
    markClosed: async (id, now) => {
      if (!deliveries.get(id)?.closedAt) change(id, ['sent'], { closedAt: now })
    },
    lastPrivateTo: async (memberId) =>
      all()
        .filter((row) => row.memberId === memberId && row.state === 'sent')
        .sort(byInstant<Delivery>((row) => row.sentAt))
        .at(-1) ?? null,
    siblings: async ({ nudgeId, occurrence }) =>
      all()
        .filter((row) => row.nudgeId === nudgeId && row.occurrence === occurrence)
        .sort(byInstant<Delivery>((row) => row.dueAt)),
    countByState: async (cycleId) =>
      countByState(
        all().filter((row) => cycleId === null || tables.nudges.get(row.nudgeId)?.cycleId === cycleId),
      ),
  }
}

function claim(tables: MemoryTables, claimed: Delivery[], nudgeId: string, next: NextDue | null): Delivery[] {
  const { deliveries, nudges } = tables
  const nudge = nudges.get(nudgeId)
  if (nudge?.state !== 'scheduled') return []
  const known = new Set([...deliveries.values()].map(keyOf))
  const added: Delivery[] = []
  for (const { teamId, memberId } of claimed) {
    requireRow(tables.teams, teamId, 'team')
    requireRow(tables.members, memberId, 'member')
  }
  for (const delivery of claimed) {
    if (known.has(keyOf(delivery))) continue
    known.add(keyOf(delivery))
    deliveries.set(delivery.id, delivery)
    added.push(delivery)
  }
  const moved: Nudge = { ...nudge, ...(next ?? NEVER), state: next ? 'scheduled' : 'planned' }
  nudges.set(nudgeId, moved)
  return added
}

const NEVER: NextDue = { nextDueAt: null, planAt: null }

function keyOf(row: Delivery): string {
  return `${row.nudgeId} ${row.memberId ?? row.teamId} ${row.occurrence} ${row.round}`
}

type Count = Awaited<ReturnType<DeliveryStore['countByState']>>[number]

function countByState(rows: Delivery[]): Count[] {
  const counts = new Map<string, Count>()
  for (const { state, reason } of rows) {
    const key = `${state} ${reason}`
    const entry = counts.get(key) ?? { state, reason, count: 0 }
    entry.count += 1
    counts.set(key, entry)
  }
  return [...counts.keys()].sort().flatMap((key) => counts.get(key) ?? [])
}
