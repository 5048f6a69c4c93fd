import { type Delivery, HOLD_REASONS, type Nudge } from '../../src/domain/nudge.ts'
import { USUAL_BUDGET } from '../../src/domain/rhythm.ts'
import type { Decision, DeliveryStore, NextDue, Parcel } from '../../src/ports.ts'
import { dropAsks, putAsk, writeReach } from './memory-asks.ts'
import { byInstant, type MemoryTables, requireRow } from './memory-tables.ts'

/** The delivery store over tables in memory. */
export function createMemoryDeliveryStore(tables: MemoryTables): DeliveryStore {
  return { ...reads(tables), ...sweeps(tables), ...marks(tables) }
}

const OPEN: Delivery['state'][] = ['waiting', 'sending']
const SENDING = { state: 'sending', reason: null } as const

function reads(tables: MemoryTables) {
  const { deliveries } = tables
  const all = () => [...deliveries.values()]
  return {
    find: async (id) => deliveries.get(id) ?? null,
    asking: async (id) => {
      const delivery = deliveries.get(id)
      const nudge = tables.nudges.get(delivery?.nudgeId ?? '')
      const team = tables.teams.get(delivery?.teamId ?? '')
      return delivery && nudge && team ? { delivery, nudge, team } : null
    },
    findByMessage: async (workspaceId, ref) =>
      all().find((row) => row.workspaceId === workspaceId && row.messageRef === ref) ?? null,
    parcels: async (ids, now) =>
      all()
        .filter((row) => ids.includes(row.id) && row.state === 'waiting' && row.nextAttemptAt <= now)
        .sort(byInstant<Delivery>((row) => row.dueAt))
        .flatMap((row) => parcelOf(tables, row) ?? []),
    waitingFor: async (memberId) =>
      all()
        .filter((row) => row.memberId === memberId && row.state === 'waiting')
        .sort(byInstant<Delivery>((row) => row.nextAttemptAt)),
    waitingIn: async (teamIds) =>
      all()
        .filter((row) => teamIds.includes(row.teamId) && row.memberId === null && row.state === 'waiting')
        .sort(byInstant<Delivery>((row) => row.nextAttemptAt)),
    lastPrivateTo: async (memberId) =>
      all()
        .filter((row) => row.memberId === memberId && row.state === 'sent' && !row.mergedInto)
        .filter((row) => !['note', 'digest'].includes(tables.nudges.get(row.nudgeId)?.prompt.kind ?? ''))
        .sort(byInstant<Delivery>((row) => row.sentAt))
        .at(-1) ?? null,
    mergedWith: async (delivery) => [
      delivery,
      ...all()
        .filter((row) => row.mergedInto === delivery.id)
        .sort(byInstant<Delivery>((row) => row.dueAt)),
    ],
    siblings: async ({ nudgeId, occurrence }) =>
      all()
        .filter((row) => row.nudgeId === nudgeId && row.occurrence === occurrence)
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    latest: async (limit) =>
      all()
        .sort(byInstant<Delivery>((row) => row.dueAt))
        .reverse()
        .slice(0, limit),
    countByState: async (cycleId) =>
      countByState(
        all().filter((row) => cycleId === null || tables.nudges.get(row.nudgeId)?.cycleId === cycleId),
      ),
  } satisfies Partial<DeliveryStore>
}

function sweeps({ deliveries }: MemoryTables) {
  const until = (key: 'nextAttemptAt' | 'leasedUntil' | 'closesAt' | 'remindAt', now: Date, limit: number) =>
    [...deliveries.values()]
      .filter((row) => row[key] !== null && (row[key] ?? now) <= now)
      .sort(byInstant<Delivery>((row) => row[key]))
      .slice(0, limit)
  return {
    waitingUntil: async (now, limit) =>
      until('nextAttemptAt', now, Number.POSITIVE_INFINITY)
        .filter(({ state }) => state === 'waiting')
        .slice(0, limit)
        .map(({ id, memberId, attempts }) => ({ id, memberId, attempts })),
    nextWakeAt: async (after) => {
      const times = [...deliveries.values()].flatMap(({ state, nextAttemptAt, leasedUntil, remindAt }) => [
        ...(state === 'waiting' ? [nextAttemptAt] : []),
        ...(state === 'sending' && leasedUntil ? [leasedUntil] : []),
        ...(remindAt ? [remindAt] : []),
      ])
      const later = times.filter((time) => time > after)
      return later.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
    },
    abandonedBefore: async (now, limit) =>
      until('leasedUntil', now, limit).filter(({ state, mergedInto }) => state === 'sending' && !mergedInto),
    sendingTo: async (recipient) =>
      [...deliveries.values()].filter(
        (row) =>
          row.state === 'sending' &&
          !row.mergedInto &&
          ('teamId' in recipient
            ? row.teamId === recipient.teamId && row.memberId === null
            : row.memberId === recipient.memberId),
      ),
    closableUntil: async (now, limit) =>
      until('closesAt', now, Number.POSITIVE_INFINITY)
        .filter((row) => row.state === 'sent' && !row.closedAt)
        .slice(0, limit),
    remindableUntil: async (now, limit) =>
      until('remindAt', now, limit).filter(({ state }) => state === 'sent'),
  } satisfies Partial<DeliveryStore>
}

function marks(tables: MemoryTables) {
  const { deliveries } = tables
  const all = () => [...deliveries.values()]
  const change = (id: string, states: Delivery['state'][], values: Partial<Delivery>): Delivery | null => {
    const row = deliveries.get(id)
    if (!row || !states.includes(row.state)) return null
    deliveries.set(id, { ...row, ...values })
    return deliveries.get(id) ?? null
  }
  const together = (id: string) => all().filter((row) => row.id === id || row.mergedInto === id)
  return {
    claim: async (claimed, nudgeId, next) => claim(tables, claimed, nudgeId, next),
    add: async (added) => addNew(tables, added),
    take: async (id, now, leasedUntil, reach) => {
      const row = deliveries.get(id)
      if (row?.state !== 'waiting' || row.nextAttemptAt > now) return null
      const taken: Delivery = { ...row, ...SENDING, attempts: row.attempts + 1, leasedUntil }
      if (reach && !writeReach(tables, taken, reach, now)) return 'over-budget'
      deliveries.set(id, taken)
      for (const { deliveryId, ask } of reach?.merged ?? []) {
        const merged = change(deliveryId, ['waiting'], { ...SENDING, leasedUntil, mergedInto: id })
        if (merged) putAsk(tables, merged, ask, now)
      }
      return taken
    },
    takeOver: async ({ id, leasedUntil: before }, leasedUntil) => {
      if (deliveries.get(id)?.leasedUntil?.getTime() !== before?.getTime()) return false
      return change(id, ['sending'], { leasedUntil }) !== null
    },
    markSent: async (id, messageRef, now, remindAt = null) => {
      const workspaceId = deliveries.get(id)?.workspaceId
      const other = all().find((row) => row.workspaceId === workspaceId && row.messageRef === messageRef)
      if (other && other.id !== id) throw new Error(`The message ${messageRef} belongs to another delivery.`)
      const values = { state: 'sent', reason: null, sentAt: now, leasedUntil: null, remindAt } as const
      change(id, [...OPEN, 'blocked', 'failed', 'suppressed'], { ...values, messageRef })
      for (const row of together(id)) if (row.id !== id) change(row.id, OPEN, values)
    },
    markUnanswered: async (id, lookAt) => {
      for (const row of together(id))
        change(row.id, ['sending'], { reason: 'unavailable', leasedUntil: lookAt })
    },
    markWaiting: async (id, reason, nextAttemptAt) => {
      const back = { state: 'waiting', reason, nextAttemptAt, leasedUntil: null, mergedInto: null } as const
      for (const row of together(id)) if (change(row.id, OPEN, back)) dropAsks(tables, row.id)
    },
    settle: async (decisions) => {
      for (const decision of decisions) {
        const row = deliveries.get(decision.id)
        if (row?.state === 'waiting') settle(tables, row, decision)
      }
    },
    markEnded: async (id, state, reason) => {
      for (const row of together(id))
        if (change(row.id, OPEN, { state, reason, leasedUntil: null })) dropAsks(tables, row.id)
    },
    wake: async (whose, now) => {
      const isTheirs = (row: Delivery) =>
        'memberId' in whose
          ? row.memberId === whose.memberId
          : 'teamIds' in whose
            ? whose.teamIds.includes(row.teamId)
            : tables.nudges.get(row.nudgeId)?.cycleId === whose.cycleId
      for (const row of all().filter(isTheirs)) {
        const isOurs = row.reason === null || HOLD_REASONS.some((reason) => reason === row.reason)
        if (isOurs) change(row.id, ['waiting'], { nextAttemptAt: now })
      }
    },
    markClosed: async (ids, now) => {
      for (const id of ids)
        if (!deliveries.get(id)?.closedAt) change(id, ['sent'], { closedAt: now, remindAt: null })
    },
    remindNext: async (changes) => {
      for (const { id, remindAt } of changes) {
        const row = deliveries.get(id)
        if (row) deliveries.set(id, { ...row, remindAt })
      }
    },
  } satisfies Partial<DeliveryStore>
}

function settle(tables: MemoryTables, row: Delivery, decision: Decision): void {
  const { deliveries } = tables
  const { id } = row
  switch (decision.kind) {
    case 'hold': {
      const { hold } = decision
      const holds = [...row.holds, hold]
      deliveries.set(id, { ...row, reason: hold.reason, nextAttemptAt: hold.until, holds })
      return
    }
    case 'retime': {
      const { dueAt, closesAt } = decision
      deliveries.set(id, { ...row, dueAt, closesAt, nextAttemptAt: dueAt })
      return
    }
    case 'end': {
      const { state, reason, ask } = decision
      deliveries.set(id, { ...row, state, reason, leasedUntil: null })
      if (ask) putAsk(tables, row, ask, row.nextAttemptAt)
    }
  }
}

function parcelOf(tables: MemoryTables, delivery: Delivery): Parcel | null {
  const nudge = tables.nudges.get(delivery.nudgeId)
  const team = tables.teams.get(delivery.teamId)
  const workspace = tables.workspaces.get(delivery.workspaceId)
  if (!nudge || !team || !workspace) return null
  const { removedAt, ...rest } = workspace
  const cycle = nudge.cycleId ? tables.cycles.get(nudge.cycleId) : undefined
  return {
    delivery,
    nudge,
    team: { ...team, isActive: team.isActive && removedAt === null },
    workspace: rest,
    member: (delivery.memberId ? tables.members.get(delivery.memberId) : null) ?? null,
    budget: tables.budgets.get(workspace.districtId) ?? USUAL_BUDGET,
    cycleState: cycle?.state ?? null,
  }
}

function claim(tables: MemoryTables, claimed: Delivery[], nudgeId: string, next: NextDue | null): Delivery[] {
  const { nudges } = tables
  const nudge = nudges.get(nudgeId)
  if (nudge?.state !== 'scheduled') return []
  const added = addNew(tables, claimed)
  const moved: Nudge = { ...nudge, ...(next ?? NEVER), state: next ? 'scheduled' : 'planned' }
  nudges.set(nudgeId, moved)
  return added
}

function addNew(tables: MemoryTables, claimed: Delivery[]): Delivery[] {
  const { deliveries } = tables
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
