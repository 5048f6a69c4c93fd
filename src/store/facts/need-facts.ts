import type { NeedFact } from '../../domain/report/facts.ts'
import { NEED_PATIENCE_HOURS } from '../../domain/report/figures.ts'
import type { StoreClient } from '../client.ts'
import { PERSON, type TeamWeek } from './person.ts'

/** The team's requests for support that were answered in the week, or had waited for two weeks in it. */
export function needFacts(prisma: StoreClient, { teamId, since, until }: TeamWeek): Promise<NeedFact[]> {
  return prisma.$queryRaw<NeedFact[]>`
    WITH settled AS (
      SELECT n.member_id, n.desk, n.raised_at, n.answered_at,
        n.raised_at + ${NEED_PATIENCE_HOURS}::int * interval '1 hour' AS late_at
      FROM needs n WHERE n.team_id = ${teamId}::uuid AND n.state NOT IN ('draft', 'withdrawn')
        AND n.raised_at < ${until}::timestamptz
    )
    SELECT ${PERSON} AS person,
      CASE WHEN s.desk LIKE 'department:%' THEN s.desk ELSE split_part(s.desk, ':', 1) END AS desk,
      CASE WHEN s.answered_at < s.late_at
        THEN (extract(epoch FROM s.answered_at - s.raised_at) / 3600)::float8 END AS hours
    FROM settled s JOIN members m ON m.id = s.member_id
    WHERE least(s.answered_at, s.late_at) >= ${since}::timestamptz
      AND least(s.answered_at, s.late_at) < ${until}::timestamptz
    ORDER BY 2, 1, 3`
}
