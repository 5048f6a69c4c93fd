import type { Database } from '../../src/store/open-database.ts'

/** A delivery as the database holds it at the end, with what belongs to it. */
export interface DeliveryRow {
  id: string
  question: string
  /** The platform's id of the person asked in private, or null. */
  person: string | null
  round: number
  state: string
  reason: string | null
  /** Why it was last held back, or null. */
  held: string | null
  mergedInto: string | null
  dueAt: Date
  closesAt: Date
  kind: string
  teamZone: string
}

/** Every delivery of the year. */
export async function readDeliveries({ executeSql }: Database): Promise<DeliveryRow[]> {
  const { rows } = await executeSql(`
    SELECT d.id, d.nudge_id || ' ' || d.occurrence AS question, m.external_id AS person, d.round, d.state, d.reason,
      d.holds -> -1 ->> 'reason' AS held, d.merged_into AS "mergedInto", d.due_at AS "dueAt", d.closes_at AS "closesAt",
      p.kind, t.zone AS "teamZone"
    FROM deliveries d JOIN nudges n ON n.id = d.nudge_id JOIN prompts p ON p.id = n.prompt_id
      JOIN teams t ON t.id = d.team_id LEFT JOIN members m ON m.id = d.member_id`)
  return rows as unknown as DeliveryRow[]
}

/** Whom each delivery asked, by the ledger: the platform's ids by the delivery's. */
export async function readAsked({ executeSql }: Database): Promise<Map<string, string[]>> {
  const { rows } = await executeSql(`
    SELECT a.delivery_id AS id, array_agg(m.external_id) AS people FROM asks a JOIN members m ON m.id = a.member_id
    WHERE a.state = 'asked' GROUP BY a.delivery_id`)
  return new Map(rows.map(({ id, people }) => [String(id), people as string[]]))
}

/** When a person first answered a question, by "person question". */
export async function readAnswers({ executeSql }: Database): Promise<Map<string, Date>> {
  const { rows } = await executeSql(`
    SELECT m.external_id || ' ' || d.nudge_id || ' ' || d.occurrence AS key, min(a.at) AS at
    FROM (SELECT delivery_id, member_id, written_at AS at FROM entries WHERE delivery_id IS NOT NULL
      UNION ALL SELECT delivery_id, member_id, at FROM feedback) a
      JOIN deliveries d ON d.id = a.delivery_id JOIN members m ON m.id = a.member_id
    GROUP BY 1`)
  return new Map(rows.map(({ key, at }) => [String(key), at as Date]))
}

/** Questions that should have come to somebody and did not, or to somebody they should not; empty where all is well. */
export async function readUnplanned({ executeSql }: Database, end: Date): Promise<string[]> {
  const { rows } = await executeSql(
    `SELECT n.id || ' was due and not planned' AS fault FROM nudges n WHERE n.state = 'scheduled' AND n.plan_at < $1
    UNION ALL
    SELECT n.id || ' was planned for ' || count(d.id) || ' threads' FROM nudges n
      LEFT JOIN deliveries d ON d.nudge_id = n.id AND d.member_id IS NULL
      WHERE n.state = 'planned' AND n.audience = 'team' GROUP BY n.id HAVING count(d.id) <> 1
    UNION ALL
    SELECT n.id || ' missed ' || s.member_id FROM nudges n JOIN memberships s ON s.team_id = n.team_id
      LEFT JOIN deliveries d ON d.nudge_id = n.id AND d.member_id = s.member_id
      WHERE n.state = 'planned' AND n.audience = 'private' AND n.member_id IS NULL AND d.id IS NULL
        AND s.joined_at <= n.next_look AND (s.left_at IS NULL OR s.left_at > n.next_look)`.replaceAll(
      'n.next_look',
      // The planner looks when it is the local time of the schedule for the first time on Earth, and at a restart.
      `(SELECT max(x.at) FROM (SELECT to_timestamp(('x' || translate(left(f.id::text, 13), '-', ''))::bit(48)::bigint / 1000.0)
        AS at FROM deliveries f WHERE f.nudge_id = n.id AND f.round = 0) x)`,
    ),
    [end],
  )
  return rows.map(({ fault }) => String(fault))
}
