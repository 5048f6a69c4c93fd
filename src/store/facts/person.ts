import { Prisma } from '../generated/client.ts'

/** A team's week for a statement. */
export interface TeamWeek {
  teamId: string
  since: Date
  until: Date
}

/** A person as a key that is the same in every workspace: by the address, where there is one, never the address itself. */
export const PERSON = Prisma.raw(`coalesce(md5(lower(nullif(m.email, ''))), m.id::text)`)

/** The questions of a team that closed in its week, by nudge, occurrence and (in private) member. */
export function closedQuestions({ teamId, since, until }: TeamWeek): Prisma.Sql {
  // A window is shorter than the sixty days: they let the index of due times help.
  return Prisma.sql`
    SELECT r.nudge_id, r.occurrence, r.member_id
    FROM deliveries r JOIN nudges n ON n.id = r.nudge_id JOIN prompts p ON p.id = n.prompt_id
    WHERE r.team_id = ${teamId}::uuid AND r.round = 0 AND p.kind NOT IN ('note', 'digest', 'rhythm')
      AND r.due_at >= ${since}::timestamptz - interval '60 days' AND r.due_at < ${until}::timestamptz
      AND r.closes_at >= ${since}::timestamptz AND r.closes_at < ${until}::timestamptz`
}
