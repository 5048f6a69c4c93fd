import { countedRange, hasRoom, type Limits } from '../domain/budget.ts'
import type { Delivery } from '../domain/nudge.ts'
import type { AskDraft, Reach } from '../ports.ts'
import { toDelivery } from './delivery-rows.ts'
import type { Delivery as DeliveryRow } from './generated/client.ts'
import { isId } from './ids.ts'
import type { Database, SqlExecutor } from './open-database.ts'
import { Undone } from './undoable.ts'

/**
 * See DeliveryStore.take. In plain SQL, as every message takes this way: Prisma's part of such a transaction is several
 * times the database's.
 */
export async function takeDelivery(
  database: Pick<Database, 'inTransaction'>,
  id: string,
  now: Date,
  leasedUntil: Date,
  reach: Reach | undefined,
): Promise<Delivery | 'over-budget' | null> {
  if (!isId(id)) return null
  try {
    return await database.inTransaction(async (sql) => {
      const { rows } = await sql(
        `UPDATE deliveries SET state = 'sending', reason = NULL, attempts = attempts + 1, leased_until = $3
         WHERE id = $1 AND state = 'waiting' AND next_attempt_at <= $2 RETURNING ${COLUMNS}`,
        [id, now, leasedUntil],
      )
      if (!rows[0]) return null
      const delivery = toDelivery(rows[0] as unknown as DeliveryRow)
      if (reach) await writeReach(sql, delivery, reach, { now, leasedUntil })
      return delivery
    })
  } catch (error) {
    if (error instanceof Undone) return 'over-budget'
    throw error
  }
}

const COLUMNS = `id, nudge_id AS "nudgeId", workspace_id AS "workspaceId", team_id AS "teamId", member_id AS "memberId",
  recipient, occurrence, round, due_at AS "dueAt", closes_at AS "closesAt", state, reason, attempts,
  next_attempt_at AS "nextAttemptAt", leased_until AS "leasedUntil", message_ref AS "messageRef", sent_at AS "sentAt",
  closed_at AS "closedAt", remind_at AS "remindAt", merged_into AS "mergedInto", holds`

type Asked = Pick<Delivery, 'id' | 'teamId' | 'nudgeId' | 'occurrence' | 'dueAt'>

async function writeReach(
  sql: SqlExecutor,
  delivery: Delivery,
  { asks, least, merged }: Reach,
  times: { now: Date; leasedUntil: Date },
): Promise<void> {
  // A first try has left nothing in the ledger.
  if (delivery.attempts > 1) await sql('DELETE FROM asks WHERE delivery_id = $1', [delivery.id])
  const kept = await withinBudget(sql, asks)
  if (kept.filter(({ state }) => state === 'asked').length < least) throw new Undone('over-budget')
  const together = merged.length > 0 ? await merge(sql, delivery, merged, times.leasedUntil) : []
  const drafts = [...kept.map((ask) => ({ delivery, ask })), ...together]
  if (drafts.length > 0) await writeAsks(sql, drafts, times.now)
}

/** Takes along those of the merged that are still waiting; what somebody else is just taking stays theirs. */
async function merge(
  sql: SqlExecutor,
  { id }: Delivery,
  merged: Reach['merged'],
  leasedUntil: Date,
): Promise<{ delivery: Asked; ask: AskDraft }[]> {
  const { rows } = await sql(
    `WITH taken AS (
       UPDATE deliveries SET state = 'sending', reason = NULL, leased_until = $3, merged_into = $1
       WHERE id IN (SELECT id FROM deliveries WHERE id = ANY($2) AND state = 'waiting' FOR UPDATE SKIP LOCKED)
       RETURNING id, team_id, nudge_id, occurrence, due_at
     ), gone AS (DELETE FROM asks a USING taken t WHERE a.delivery_id = t.id)
     SELECT id, team_id AS "teamId", nudge_id AS "nudgeId", occurrence, due_at AS "dueAt" FROM taken ORDER BY id`,
    [id, merged.map(({ deliveryId }) => deliveryId), leasedUntil],
  )
  return (rows as unknown as Asked[]).flatMap((delivery) => {
    const own = merged.find(({ deliveryId }) => deliveryId === delivery.id)
    return own ? [{ delivery, ask: own.ask }] : []
  })
}

async function writeAsks(
  sql: SqlExecutor,
  drafts: readonly { delivery: Asked; ask: AskDraft }[],
  at: Date,
): Promise<void> {
  const column = <T>(read: (delivery: Asked, ask: AskDraft) => T) =>
    drafts.map(({ delivery, ask }) => read(delivery, ask))
  await sql(
    `INSERT INTO asks (delivery_id, member_id, team_id, nudge_id, occurrence, state, counted_on, due_at, at)
     SELECT *, $9 FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])`,
    [
      column(({ id }) => id),
      column((_, { memberId }) => memberId),
      column(({ teamId }) => teamId),
      column(({ nudgeId }) => nudgeId),
      column(({ occurrence }) => occurrence),
      column((_, { state }) => state),
      column((_, { state, counts }) => (state === 'asked' ? (counts?.on ?? null) : null)),
      column(({ dueAt }) => dueAt.toISOString()),
      at,
    ],
  )
}

/** The asks; whoever has no room is left out of what counts. The people's rows are locked, always in the same order. */
async function withinBudget(sql: SqlExecutor, asks: readonly AskDraft[]): Promise<AskDraft[]> {
  const counting = asks.filter(({ state, counts }) => state === 'asked' && counts)
  if (counting.length === 0) return [...asks]
  const ids = counting.map(({ memberId }) => memberId).sort()
  // NO KEY: whoever writes a row that points to a person need not wait, and so cannot wait in a circle.
  await sql('SELECT id FROM members WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', [ids])
  const from = counting
    .map(({ counts }) => (counts ? countedRange(counts.on, counts.limits).from : ''))
    .sort()[0]
  // After the lock, in a statement of its own: it sees what those who held the lock before have written.
  const { rows } = await sql(
    `SELECT member_id AS "memberId", counted_on AS "countedOn", count(*)::int AS count FROM asks
     WHERE member_id = ANY($1) AND counted_on >= $2 GROUP BY member_id, counted_on`,
    [ids, from ?? ''],
  )
  const charged = rows as { memberId: string; countedOn: string; count: number }[]
  const isFull = (memberId: string, counts: { on: string; limits: Limits }) => {
    const own = charged.filter((row) => row.memberId === memberId)
    return !hasRoom(new Map(own.map((row) => [row.countedOn, row.count])), counts.limits, counts.on)
  }
  return asks.map((ask) =>
    ask.state === 'asked' && ask.counts && isFull(ask.memberId, ask.counts)
      ? { ...ask, state: 'over-budget' }
      : ask,
  )
}
