import type { Asked, TookPart } from '../domain/participation.ts'
import type { ParticipationStore } from '../ports.ts'
import type { StoreClient } from './client.ts'

/** The participation store over a database: two statements, whatever the number of teams and people. */
export function createParticipationStore(prisma: StoreClient): ParticipationStore {
  return {
    asked: (teamIds, since, until) => prisma.$queryRaw<Asked[]>`
      SELECT a.team_id AS "teamId", a.member_id AS "memberId", a.nudge_id AS "nudgeId", a.occurrence,
        min(r.due_at) AS "dueAt"
      FROM asks a JOIN deliveries d ON d.id = a.delivery_id
        JOIN deliveries r ON r.nudge_id = a.nudge_id AND r.occurrence = a.occurrence AND r.round = 0
          AND (r.member_id IS NULL OR r.member_id = a.member_id)
      WHERE a.state = 'asked' AND d.state = 'sent' AND a.team_id = ANY(${teamIds}::uuid[])
      GROUP BY 1, 2, 3, 4
      HAVING min(r.due_at) >= ${since}::timestamptz AND min(r.due_at) < ${until}::timestamptz`,
    tookPart: (teamIds, since, until) => prisma.$queryRaw<TookPart[]>`
      SELECT e.team_id AS "teamId", e.member_id AS "memberId", d.nudge_id AS "nudgeId", d.occurrence,
        d.due_at AS "dueAt", e.written_at AS "at"
      FROM entries e LEFT JOIN deliveries d ON d.id = e.delivery_id
      WHERE e.deleted_at IS NULL AND e.team_id = ANY(${teamIds}::uuid[])
        AND coalesce(d.due_at, e.written_at) >= ${since}::timestamptz
        AND coalesce(d.due_at, e.written_at) < ${until}::timestamptz
      UNION ALL
      SELECT f.team_id, f.member_id, d.nudge_id, d.occurrence, d.due_at, f.at
      FROM feedback f JOIN deliveries d ON d.id = f.delivery_id
      WHERE f.team_id = ANY(${teamIds}::uuid[])
        AND d.due_at >= ${since}::timestamptz AND d.due_at < ${until}::timestamptz`,
  }
}
