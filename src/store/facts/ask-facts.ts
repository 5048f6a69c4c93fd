import type { AskFact } from '../../domain/report/facts.ts'
import type { StoreClient } from '../client.ts'
import { closedQuestions, PERSON, type TeamWeek } from './person.ts'

interface Row {
  person: string
  question: string
  isAsked: boolean
  isAway: boolean
  isOptedOut: boolean
  isSkipped: boolean
  askedAt: Date | null
  answeredAt: Date | null
}

/**
 * Who was in the reach of the questions that closed in the week, and what came back before it was over. Who answers
 * though nobody had asked (away, no room) counts as asked: the team has seen the answer among the others.
 */
export async function askFacts(prisma: StoreClient, week: TeamWeek): Promise<AskFact[]> {
  const { until } = week
  const rows = await prisma.$queryRaw<Row[]>`
    WITH roots AS (${closedQuestions(week)}),
    messages AS (
      SELECT r.member_id AS recipient, d.id, d.state, d.nudge_id, d.occurrence
      FROM roots r JOIN deliveries d ON d.nudge_id = r.nudge_id AND d.occurrence = r.occurrence
    ),
    reach AS (
      SELECT a.member_id, a.nudge_id, a.occurrence,
        bool_or(a.state = 'asked' AND d.state = 'sent') AS is_asked,
        bool_or(a.state = 'away') AS is_away, bool_or(a.state = 'opted-out') AS is_opted_out,
        bool_or(a.state = 'over-budget') AS is_over,
        coalesce(bool_or(a.skipped_at < ${until}::timestamptz), false) AS is_skipped,
        min(a.at) FILTER (WHERE a.state = 'asked' AND d.state = 'sent') AS asked_at
      FROM messages d JOIN asks a ON a.delivery_id = d.id
      WHERE d.recipient IS NULL OR d.recipient = a.member_id
      GROUP BY 1, 2, 3
    ),
    answers AS (
      SELECT x.nudge_id, x.occurrence, x.member_id, min(x.at) AS at FROM (
        SELECT d.nudge_id, d.occurrence, e.member_id, e.written_at AS at
        FROM messages d JOIN entries e ON e.delivery_id = d.id AND e.deleted_at IS NULL
        UNION ALL
        SELECT d.nudge_id, d.occurrence, f.member_id, f.at FROM messages d JOIN feedback f ON f.delivery_id = d.id
      ) x WHERE x.at < ${until}::timestamptz GROUP BY 1, 2, 3
    )
    SELECT ${PERSON} AS person, q.nudge_id || ' ' || q.occurrence AS question, q.is_asked AS "isAsked",
      q.is_away AS "isAway", q.is_opted_out AS "isOptedOut", q.is_skipped AS "isSkipped", q.asked_at AS "askedAt",
      x.at AS "answeredAt"
    FROM reach q JOIN members m ON m.id = q.member_id
      LEFT JOIN answers x ON x.nudge_id = q.nudge_id AND x.occurrence = q.occurrence AND x.member_id = q.member_id
    WHERE q.is_asked OR q.is_away OR q.is_opted_out OR q.is_over
    ORDER BY question, person`
  return rows.map(({ isAsked, isAway, isOptedOut, ...row }) => ({
    ...row,
    state: isAsked || row.answeredAt ? 'asked' : isAway ? 'away' : isOptedOut ? 'opted-out' : 'over-budget',
  }))
}

/** How many first answers came in the week after their question had closed. */
export async function lateFacts(prisma: StoreClient, { teamId, since, until }: TeamWeek): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: number }[]>`
    WITH late AS (
      SELECT d.nudge_id, d.occurrence, e.member_id FROM entries e JOIN deliveries d ON d.id = e.delivery_id
      WHERE e.team_id = ${teamId}::uuid AND e.is_late AND e.deleted_at IS NULL
        AND e.written_at >= ${since}::timestamptz AND e.written_at < ${until}::timestamptz
      UNION
      SELECT d.nudge_id, d.occurrence, f.member_id FROM feedback f JOIN deliveries d ON d.id = f.delivery_id
      WHERE f.team_id = ${teamId}::uuid AND f.is_late
        AND f.at >= ${since}::timestamptz AND f.at < ${until}::timestamptz
    )
    SELECT count(*)::int AS count FROM late l
    WHERE NOT EXISTS (
      SELECT 1 FROM deliveries d JOIN entries e ON e.delivery_id = d.id AND e.deleted_at IS NULL
      WHERE d.nudge_id = l.nudge_id AND d.occurrence = l.occurrence AND e.member_id = l.member_id
        AND (NOT e.is_late OR e.written_at < ${since}::timestamptz)
    ) AND NOT EXISTS (
      SELECT 1 FROM deliveries d JOIN feedback f ON f.delivery_id = d.id
      WHERE d.nudge_id = l.nudge_id AND d.occurrence = l.occurrence AND f.member_id = l.member_id
        AND (NOT f.is_late OR f.at < ${since}::timestamptz)
    )`
  return row?.count ?? 0
}
