import type { EvidenceFact, WeekFacts, WriterFact } from '../../domain/report/facts.ts'
import type { StoreClient } from '../client.ts'
import { Prisma } from '../generated/client.ts'
import { PERSON, type TeamWeek } from './person.ts'

/** What each person wrote in the week; how much, never what. */
export function writerFacts(prisma: StoreClient, { teamId, since, until }: TeamWeek): Promise<WriterFact[]> {
  return prisma.$queryRaw<WriterFact[]>`
    SELECT ${PERSON} AS person, count(*)::int AS entries,
      count(*) FILTER (WHERE e.read_by IS NOT NULL AND e.language IS NULL)::int AS "read",
      sum(char_length(e.text))::int AS letters
    FROM entries e JOIN members m ON m.id = e.member_id
    WHERE e.team_id = ${teamId}::uuid AND e.deleted_at IS NULL
      AND e.written_at >= ${since}::timestamptz AND e.written_at < ${until}::timestamptz
    GROUP BY 1 ORDER BY 1`
}

const clamped = (value: string) => `least(greatest(${value}, 0.0001), 0.9999)`
const logOdds = (value: string) => `ln(${clamped(value)} / (1 - ${clamped(value)}))`
/** As `evidenceOf` of the reader of stance has it; the writer's word weighs as certainty. */
const BIN = Prisma.raw(
  `round(4 * (${logOdds('coalesce(k.is_present::int::float8, c.probability)')} - ${logOdds('c.prior')}))::int`,
)

/** What was read in the week's entries, in steps of evidence. */
export function evidenceFacts(
  prisma: StoreClient,
  { teamId, since, until }: TeamWeek,
): Promise<EvidenceFact[]> {
  return prisma.$queryRaw<EvidenceFact[]>`
    SELECT c.habit, ${BIN} AS bin, count(*)::int AS readings, sum(round(c.prior * 1000000))::float8 AS prior
    FROM entries e JOIN entry_codes c ON c.entry_id = e.id
      LEFT JOIN code_corrections k
        ON k.entry_id = c.entry_id AND k.habit = c.habit AND k.at < ${until}::timestamptz
    WHERE e.team_id = ${teamId}::uuid AND e.deleted_at IS NULL AND e.read_by IS NOT NULL AND e.language IS NULL
      AND e.written_at >= ${since}::timestamptz AND e.written_at < ${until}::timestamptz
    GROUP BY 1, 2 ORDER BY 1, 2`
}

/** Who first looked in the week at what was read in their entries. */
export function lookerFacts(
  prisma: StoreClient,
  { teamId, since, until }: TeamWeek,
): Promise<WeekFacts['lookers']> {
  return prisma.$queryRaw<WeekFacts['lookers']>`
    SELECT ${PERSON} AS person, count(*)::int AS entries
    FROM entries e JOIN members m ON m.id = e.member_id
    WHERE e.team_id = ${teamId}::uuid AND e.deleted_at IS NULL AND e.read_by IS NOT NULL AND e.language IS NULL
      AND e.codes_seen_at >= ${since}::timestamptz AND e.codes_seen_at < ${until}::timestamptz
    GROUP BY 1 ORDER BY 1`
}

/** What became of the readings that their writers first looked at in the week. */
export function readingFacts(
  prisma: StoreClient,
  { teamId, since, until }: TeamWeek,
): Promise<WeekFacts['readings']> {
  return prisma.$queryRaw<WeekFacts['readings']>`
    SELECT c.habit, count(*)::int AS readings,
      count(*) FILTER (WHERE k.is_present IS NULL OR k.is_present = (c.verdict = 'shown'))::int AS agreed
    FROM entries e JOIN entry_codes c ON c.entry_id = e.id
      LEFT JOIN code_corrections k
        ON k.entry_id = c.entry_id AND k.habit = c.habit AND k.at < ${until}::timestamptz
    WHERE e.team_id = ${teamId}::uuid AND e.deleted_at IS NULL AND e.read_by IS NOT NULL AND e.language IS NULL
      AND e.codes_seen_at >= ${since}::timestamptz AND e.codes_seen_at < ${until}::timestamptz
    GROUP BY 1 ORDER BY 1`
}
