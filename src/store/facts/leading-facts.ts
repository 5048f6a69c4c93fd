import type { LeadingFact } from '../../domain/report/facts.ts'
import type { StoreClient } from '../client.ts'
import { Prisma } from '../generated/client.ts'
import { closedQuestions, PERSON, type TeamWeek } from './person.ts'

/** Whoever leads the team, its school or district. */
const leadersOf = (teamId: string) => Prisma.sql`
  SELECT DISTINCT g.member_id
  FROM teams t JOIN schools s ON s.id = t.school_id JOIN role_grants g ON g.role IN ('facilitator', 'principal')
    AND ((g.scope_kind = 'team' AND g.scope_id = t.id) OR (g.scope_kind = 'school' AND g.scope_id = s.id)
      OR (g.scope_kind = 'district' AND g.scope_id = s.district_id))
  WHERE t.id = ${teamId}::uuid`

/** What the leaders of a team shared in its thread in the week, and whether their answers came first. */
export async function leadingFacts(prisma: StoreClient, week: TeamWeek): Promise<LeadingFact> {
  const [leaders, [first], [shared]] = await Promise.all([
    leadersThere(prisma, week),
    firstAnswers(prisma, week),
    sharedByLeaders(prisma, week),
  ])
  return {
    leaders: leaders.map(({ person }) => person),
    ...{ questions: first?.questions ?? 0, leaderFirst: first?.leaderFirst ?? 0 },
    ...{ shared: shared?.shared ?? 0, notKnowing: shared?.notKnowing ?? 0 },
  }
}

function leadersThere(prisma: StoreClient, { teamId, since, until }: TeamWeek) {
  return prisma.$queryRaw<{ person: string }[]>`
    WITH leaders AS (${leadersOf(teamId)})
    SELECT DISTINCT ${PERSON} AS person FROM leaders l JOIN members m ON m.id = l.member_id
    WHERE EXISTS (SELECT 1 FROM memberships s WHERE s.member_id = m.id AND s.team_id = ${teamId}::uuid
        AND s.joined_at < ${until}::timestamptz AND (s.left_at IS NULL OR s.left_at > ${since}::timestamptz))
      OR EXISTS (SELECT 1 FROM entries e WHERE e.member_id = m.id AND e.team_id = ${teamId}::uuid
        AND e.deleted_at IS NULL AND e.visibility = 'team'
        AND e.written_at >= ${since}::timestamptz AND e.written_at < ${until}::timestamptz)
    ORDER BY 1`
}

function firstAnswers(prisma: StoreClient, week: TeamWeek) {
  return prisma.$queryRaw<{ questions: number; leaderFirst: number }[]>`
    WITH leaders AS (${leadersOf(week.teamId)}), roots AS (${closedQuestions(week)}),
    firsts AS (
      SELECT DISTINCT ON (d.nudge_id, d.occurrence) e.member_id
      FROM (SELECT DISTINCT nudge_id, occurrence FROM roots WHERE member_id IS NULL) r
        JOIN deliveries d ON d.nudge_id = r.nudge_id AND d.occurrence = r.occurrence
        JOIN entries e ON e.delivery_id = d.id AND e.deleted_at IS NULL AND e.visibility = 'team'
          AND e.written_at < ${week.until}::timestamptz
      ORDER BY d.nudge_id, d.occurrence, e.written_at, e.id
    )
    SELECT count(*)::int AS questions, count(l.member_id)::int AS "leaderFirst"
    FROM firsts f LEFT JOIN leaders l ON l.member_id = f.member_id`
}

function sharedByLeaders(prisma: StoreClient, { teamId, since, until }: TeamWeek) {
  return prisma.$queryRaw<{ shared: number; notKnowing: number }[]>`
    WITH leaders AS (${leadersOf(teamId)})
    SELECT count(*)::int AS shared,
      count(*) FILTER (WHERE coalesce(k.is_present, c.verdict = 'shown', false))::int AS "notKnowing"
    FROM entries e JOIN leaders l ON l.member_id = e.member_id
      LEFT JOIN entry_codes c ON c.entry_id = e.id AND c.habit = 'not_knowing'
      LEFT JOIN code_corrections k
        ON k.entry_id = e.id AND k.habit = 'not_knowing' AND k.at < ${until}::timestamptz
    WHERE e.team_id = ${teamId}::uuid AND e.deleted_at IS NULL AND e.visibility = 'team'
      AND e.written_at >= ${since}::timestamptz AND e.written_at < ${until}::timestamptz`
}
