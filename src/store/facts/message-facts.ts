import type { TapFact, WeekFacts } from '../../domain/report/facts.ts'
import type { StoreClient } from '../client.ts'
import { closedQuestions, PERSON, type TeamWeek } from './person.ts'

/** The taps in time on quick feedback about the conditions of the work, of questions that closed in the week for all. */
export function tapFacts(prisma: StoreClient, week: TeamWeek): Promise<TapFact[]> {
  return prisma.$queryRaw<TapFact[]>`
    WITH roots AS (SELECT DISTINCT nudge_id, occurrence FROM (${closedQuestions(week)}) q)
    SELECT f.value, d.nudge_id || ' ' || d.occurrence AS question, p.template_key AS "templateKey", ${PERSON} AS person
    FROM roots r JOIN deliveries d ON d.nudge_id = r.nudge_id AND d.occurrence = r.occurrence
      JOIN nudges n ON n.id = d.nudge_id JOIN prompts p ON p.id = n.prompt_id
      JOIN feedback f ON f.delivery_id = d.id AND NOT f.is_late JOIN members m ON m.id = f.member_id
    WHERE p.template_key ~ '[.-](time|support)$'
      -- For each at the own local time: the question belongs to the week in which it closed for the last of them.
      AND NOT EXISTS (SELECT 1 FROM deliveries o WHERE o.nudge_id = r.nudge_id AND o.occurrence = r.occurrence
        AND o.round = 0 AND o.closes_at >= ${week.until}::timestamptz)
    ORDER BY question, person`
}

/**
 * What became of the messages that were due in the week. Those about needs would tell that there was one; a leader's
 * digest is none of the team's, though it goes with one.
 */
export function deliveryFacts(
  prisma: StoreClient,
  { teamId, since, until }: TeamWeek,
): Promise<WeekFacts['deliveries']> {
  return prisma.$queryRaw<WeekFacts['deliveries']>`
    SELECT d.state, d.reason, ${PERSON} AS person, count(*)::int AS count
    FROM deliveries d LEFT JOIN members m ON m.id = d.member_id
      JOIN nudges n ON n.id = d.nudge_id JOIN prompts p ON p.id = n.prompt_id
    WHERE (p.template_key IS NULL OR p.template_key NOT LIKE 'need.%')
      AND NOT (p.kind = 'digest' AND d.member_id IS NOT NULL) AND d.team_id = ${teamId}::uuid AND d.due_at >= ${since}::timestamptz AND d.due_at < ${until}::timestamptz
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`
}

/** The questions sent that were due in the week, by what they serve. */
export function questionFacts(
  prisma: StoreClient,
  { teamId, since, until }: TeamWeek,
): Promise<WeekFacts['questions']> {
  return prisma.$queryRaw<WeekFacts['questions']>`
    SELECT n.cycle_id AS "cycleId", p.frameworks, count(DISTINCT (d.nudge_id, d.occurrence))::int AS count
    FROM deliveries d JOIN nudges n ON n.id = d.nudge_id JOIN prompts p ON p.id = n.prompt_id
    WHERE d.team_id = ${teamId}::uuid AND d.round = 0 AND d.state = 'sent'
      AND d.due_at >= ${since}::timestamptz AND d.due_at < ${until}::timestamptz
    GROUP BY 1, 2 ORDER BY 1, 2`
}

/** Who was in the team at any time of the week. */
export async function rosterFacts(
  prisma: StoreClient,
  { teamId, since, until }: TeamWeek,
): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ person: string }[]>`
    SELECT DISTINCT ${PERSON} AS person FROM memberships s JOIN members m ON m.id = s.member_id
    WHERE s.team_id = ${teamId}::uuid AND s.joined_at < ${until}::timestamptz
      AND (s.left_at IS NULL OR s.left_at > ${since}::timestamptz)
    ORDER BY 1`
  return rows.map(({ person }) => person)
}
