import type { Asked, TookPart } from '../domain/participation.ts'
import type { ParticipationStore } from '../ports.ts'
import type { StoreClient } from './client.ts'

/** The participation store over a database: two statements, whatever the number of teams and people. */
export function createParticipationStore(prisma: StoreClient): ParticipationStore {
  return {
    asked: (teamIds, since, until) => prisma.$queryRaw<Asked[]>`
      SELECT DISTINCT d.team_id AS "teamId", coalesce(d.member_id, m.member_id) AS "memberId",
        d.nudge_id AS "nudgeId", d.due_at AS "dueAt"
      FROM deliveries d
      LEFT JOIN memberships m ON d.member_id IS NULL AND m.team_id = d.team_id
        AND m.joined_at <= d.sent_at AND (m.left_at IS NULL OR m.left_at > d.sent_at)
      WHERE d.state = 'sent' AND d.team_id = ANY(${teamIds}::uuid[])
        AND d.due_at >= ${since}::timestamptz AND d.due_at < ${until}::timestamptz
        AND (d.member_id IS NOT NULL OR m.member_id IS NOT NULL)`,
    tookPart: (teamIds, since, until) => prisma.$queryRaw<TookPart[]>`
      SELECT e.team_id AS "teamId", e.member_id AS "memberId", d.nudge_id AS "nudgeId", d.due_at AS "dueAt",
        e.written_at AS "at"
      FROM entries e LEFT JOIN deliveries d ON d.id = e.delivery_id
      WHERE e.deleted_at IS NULL AND e.team_id = ANY(${teamIds}::uuid[])
        AND coalesce(d.due_at, e.written_at) >= ${since}::timestamptz
        AND coalesce(d.due_at, e.written_at) < ${until}::timestamptz
      UNION ALL
      SELECT f.team_id, f.member_id, d.nudge_id, d.due_at, f.at
      FROM feedback f JOIN deliveries d ON d.id = f.delivery_id
      WHERE f.team_id = ANY(${teamIds}::uuid[])
        AND d.due_at >= ${since}::timestamptz AND d.due_at < ${until}::timestamptz`,
  }
}
