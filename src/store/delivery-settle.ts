import type { Decision } from '../ports.ts'
import type { StoreClient } from './client.ts'
import { holdColumns } from './delivery-rows.ts'

/** See DeliveryStore.settle: one statement for each kind of decision, whatever their number. */
export async function settleDeliveries(prisma: StoreClient, decisions: readonly Decision[]): Promise<void> {
  await holdBack(
    prisma,
    decisions.filter((decision) => decision.kind === 'hold'),
  )
  await end(
    prisma,
    decisions.filter((decision) => decision.kind === 'end'),
  )
  // Somebody has travelled: rare enough to go one by one.
  for (const decision of decisions) {
    if (decision.kind !== 'retime') continue
    const { id, dueAt, closesAt } = decision
    const data = { dueAt, closesAt, nextAttemptAt: dueAt }
    await prisma.delivery.updateMany({ where: { id, state: 'waiting' }, data })
  }
}

async function holdBack(
  prisma: StoreClient,
  decisions: readonly Extract<Decision, { kind: 'hold' }>[],
): Promise<void> {
  if (decisions.length === 0) return
  const ids = decisions.map(({ id }) => id)
  const reasons = decisions.map(({ hold }) => hold.reason)
  const untils = decisions.map(({ hold }) => hold.until.toISOString())
  const holds = decisions.map(({ hold }) => JSON.stringify([holdColumns(hold)]))
  await prisma.$executeRaw`
    UPDATE deliveries d SET reason = h.reason, next_attempt_at = h.until, holds = d.holds || h.hold::jsonb
    FROM unnest(${ids}::uuid[], ${reasons}::text[], ${untils}::timestamptz[], ${holds}::text[])
      AS h(id, reason, until, hold)
    WHERE d.id = h.id AND d.state = 'waiting'`
}

/** The ledger's rows are written with the end, in the same statement. */
async function end(
  prisma: StoreClient,
  decisions: readonly Extract<Decision, { kind: 'end' }>[],
): Promise<void> {
  if (decisions.length === 0) return
  const ids = decisions.map(({ id }) => id)
  const states = decisions.map(({ state }) => state)
  const reasons = decisions.map(({ reason }) => reason)
  const members = decisions.map(({ ask }) => ask?.memberId ?? null)
  const askStates = decisions.map(({ ask }) => ask?.state ?? null)
  await prisma.$executeRaw`
    WITH decided AS (
      SELECT * FROM unnest(${ids}::uuid[], ${states}::text[], ${reasons}::text[], ${members}::uuid[], ${askStates}::text[])
        AS e(id, state, reason, member_id, ask)
    ), ended AS (
      UPDATE deliveries d SET state = e.state, reason = e.reason, leased_until = NULL FROM decided e
      WHERE d.id = e.id AND d.state = 'waiting'
      RETURNING d.id, d.team_id, d.nudge_id, d.occurrence, d.due_at, d.next_attempt_at
    )
    INSERT INTO asks (delivery_id, member_id, team_id, nudge_id, occurrence, state, due_at, at)
    SELECT d.id, e.member_id, d.team_id, d.nudge_id, d.occurrence, e.ask, d.due_at, d.next_attempt_at
    FROM ended d JOIN decided e ON e.id = d.id WHERE e.ask IS NOT NULL
    ON CONFLICT DO NOTHING`
}
