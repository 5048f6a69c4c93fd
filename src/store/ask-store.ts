import type { Ask } from '../domain/nudge.ts'
import type { AskStore, Question } from '../ports.ts'
import type { StoreClient } from './client.ts'
import { isId } from './ids.ts'

/** A person's newest asks that are looked at: a question has three at most, itself and two reminders. */
const MOST_ASKS = 30

/** The ledger of asks over a database. `take` of the delivery store writes it. */
export function createAskStore(prisma: StoreClient): AskStore {
  return {
    of: async (deliveryIds) => {
      const where = { deliveryId: { in: deliveryIds.filter(isId) } }
      const rows = await prisma.ask.findMany({
        where,
        orderBy: [{ deliveryId: 'asc' }, { memberId: 'asc' }],
      })
      return rows.map((row) => ({ ...row, state: row.state as Ask['state'] }))
    },
    askedBy: (deliveryIds) =>
      prisma.ask.findMany({
        where: { deliveryId: { in: deliveryIds.filter(isId) }, state: 'asked' },
        orderBy: [{ deliveryId: 'asc' }, { memberId: 'asc' }],
        select: { deliveryId: true, memberId: true },
      }),
    charged: async (memberIds, from) => {
      const rows = await prisma.ask.groupBy({
        by: ['memberId', 'countedOn'],
        where: { memberId: { in: memberIds }, countedOn: { gte: from } },
        _count: true,
      })
      return rows.map(({ memberId, countedOn, _count }) => ({
        memberId,
        date: countedOn ?? '',
        count: _count,
      }))
    },
    answered: (questions) => answered(prisma, questions),
    skip: async ({ nudgeId, occurrence }, memberId, skippedAt) => {
      await prisma.ask.updateMany({
        where: { nudgeId, occurrence, memberId, skippedAt: null },
        data: { skippedAt },
      })
    },
    ignoring: async (memberIds, now, length) => {
      const rows = await prisma.$queryRaw<{ memberId: string }[]>`
        WITH closed AS (
          SELECT DISTINCT ON (a.member_id, a.nudge_id, a.occurrence)
            a.member_id, a.nudge_id, a.occurrence, a.due_at, d.closes_at
          FROM unnest(${memberIds}::uuid[]) AS m(id)
          CROSS JOIN LATERAL (
            SELECT * FROM asks a WHERE a.member_id = m.id AND a.state = 'asked' ORDER BY a.at DESC LIMIT ${MOST_ASKS}
          ) a
          CROSS JOIN LATERAL (SELECT closes_at FROM deliveries d WHERE d.id = a.delivery_id OFFSET 0) d
          WHERE d.closes_at <= ${now}::timestamptz
          ORDER BY a.member_id, a.nudge_id, a.occurrence
        ), newest AS (
          SELECT *, row_number() OVER (PARTITION BY member_id ORDER BY closes_at DESC, due_at DESC, nudge_id) AS n
          FROM closed
        )
        SELECT member_id AS "memberId" FROM newest n WHERE n.n <= ${length}
        GROUP BY member_id
        HAVING count(*) = ${length} AND bool_and(
          NOT EXISTS (SELECT 1 FROM asks s WHERE s.nudge_id = n.nudge_id AND s.occurrence = n.occurrence
            AND s.member_id = n.member_id AND s.skipped_at IS NOT NULL)
          AND NOT EXISTS (SELECT 1 FROM entries e JOIN deliveries d ON d.id = e.delivery_id
            WHERE d.nudge_id = n.nudge_id AND d.occurrence = n.occurrence AND e.member_id = n.member_id)
          AND NOT EXISTS (SELECT 1 FROM feedback f JOIN deliveries d ON d.id = f.delivery_id
            WHERE d.nudge_id = n.nudge_id AND d.occurrence = n.occurrence AND f.member_id = n.member_id))
        ORDER BY member_id`
      return rows.map(({ memberId }) => memberId)
    },
  }
}

type Answer = Question & { memberId: string }

/** OFFSET 0 keeps each step in its own index: joined freely, the whole tables are read where statistics are poor. */
function answered(prisma: StoreClient, questions: Question[]): Promise<Answer[]> {
  const nudgeIds = questions.map(({ nudgeId }) => nudgeId)
  const occurrences = questions.map(({ occurrence }) => occurrence)
  return prisma.$queryRaw<Answer[]>`
    SELECT DISTINCT q.nudge_id AS "nudgeId", q.occurrence, a.member_id AS "memberId"
    FROM unnest(${nudgeIds}::uuid[], ${occurrences}::text[]) AS q(nudge_id, occurrence)
    CROSS JOIN LATERAL (
      SELECT id FROM deliveries d WHERE d.nudge_id = q.nudge_id AND d.occurrence = q.occurrence OFFSET 0
    ) d
    CROSS JOIN LATERAL (
      SELECT member_id FROM entries e WHERE e.delivery_id = d.id
      UNION ALL SELECT member_id FROM feedback f WHERE f.delivery_id = d.id
      UNION ALL SELECT member_id FROM asks s WHERE s.delivery_id = d.id AND s.skipped_at IS NOT NULL
      OFFSET 0
    ) a`
}
