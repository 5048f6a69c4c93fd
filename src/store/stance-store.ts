import type { EntryText, KeptCode, ReadEntry, StanceStore } from '../ports.ts'
import type { Habit } from '../stance/habits.ts'
import type { Verdict } from '../stance/read.ts'
import type { StoreClient } from './client.ts'
import type { CodeCorrection, EntryCode, Entry as EntryRow } from './generated/client.ts'
import { isId } from './ids.ts'

/** The store of what was read in entries, over a database. */
export function createStanceStore(prisma: StoreClient): StanceStore {
  const written = (teamIds: string[], since: Date, until: Date) => ({
    teamId: { in: teamIds.filter(isId) },
    deletedAt: null,
    writtenAt: { gte: since, lt: until },
  })
  const orderBy = [{ writtenAt: 'asc' as const }, { id: 'asc' as const }]
  return {
    unread: (model, limit) => unread(prisma, model, limit),
    keep: (entry, reading) => keep(prisma, entry, reading),
    codesOf: async (entryIds) => {
      const where = { id: { in: entryIds.filter(isId) }, deletedAt: null }
      const rows = await prisma.entry.findMany({
        where,
        orderBy,
        include: { codes: true, corrections: true },
      })
      return rows.flatMap(toCodes)
    },
    correct: async (entryId, habit, isPresent, now) => {
      if (!isId(entryId)) return
      const key = { entryId_habit: { entryId, habit } }
      const data = { isPresent, at: now }
      await prisma.codeCorrection.upsert({ where: key, create: { entryId, habit, ...data }, update: data })
    },
    markSeen: async (entryIds, now) => {
      const where = { id: { in: entryIds.filter(isId) }, deletedAt: null, codesSeenAt: null }
      await prisma.entry.updateMany({ where, data: { codesSeenAt: now } })
    },
    readEntries: async (memberId, since, until) => {
      if (!isId(memberId)) return []
      const { teamId: _, ...times } = written([], since, until)
      const where = { ...times, memberId, readBy: { not: null }, language: null }
      const rows = await prisma.entry.findMany({
        where,
        orderBy,
        include: { codes: true, corrections: true },
      })
      return rows.map(toReadEntry)
    },
    corrected: async (districtId) => {
      if (!isId(districtId)) return []
      const where = { deletedAt: null, corrections: { some: {} }, team: { school: { districtId } } }
      const rows = await prisma.entry.findMany({
        where,
        orderBy,
        include: { codes: true, corrections: true },
      })
      return rows.map((row) => ({ text: row.text, codes: toCodes(row) }))
    },
    texts: async (teamIds, since, until, limit) => {
      const where = written(teamIds, since, until)
      const newest = [{ writtenAt: 'desc' as const }, { id: 'desc' as const }]
      const rows = await prisma.entry.findMany({ where, orderBy: newest, take: limit })
      return rows.reverse().map(toText)
    },
  }
}

/** In one statement, and only where the words are still those that were read. */
async function keep(
  prisma: StoreClient,
  { entryId, editedAt }: Parameters<StanceStore['keep']>[0],
  { model, language, codes }: Parameters<StanceStore['keep']>[1],
): Promise<void> {
  const column = (name: keyof (typeof codes)[number]) => codes.map((code) => code[name])
  await prisma.$executeRaw`
    WITH entry AS (
      UPDATE entries SET read_by = ${model}, language = ${language}
      WHERE id = ${entryId}::uuid AND edited_at IS NOT DISTINCT FROM ${editedAt}::timestamptz AND deleted_at IS NULL
      RETURNING id
    ), gone AS (
      DELETE FROM entry_codes c USING entry e WHERE c.entry_id = e.id AND c.habit <> ALL(${column('habit')}::text[])
    )
    INSERT INTO entry_codes (entry_id, habit, verdict, probability, prior)
    SELECT e.id, c.* FROM entry e, unnest(${column('habit')}::text[], ${column('verdict')}::text[],
      ${column('probability')}::float8[], ${column('prior')}::float8[]) AS c(habit, verdict, probability, prior)
    ON CONFLICT (entry_id, habit) DO UPDATE
      SET verdict = excluded.verdict, probability = excluded.probability, prior = excluded.prior`
}

type RowWithCodes = EntryRow & { codes: EntryCode[]; corrections: CodeCorrection[] }

function toCodes({ codes, corrections }: RowWithCodes): KeptCode[] {
  return codes
    .map((row) => ({
      ...row,
      habit: row.habit as Habit,
      verdict: row.verdict as Verdict,
      corrected: corrections.find(({ habit }) => habit === row.habit)?.isPresent ?? null,
    }))
    .sort((a, b) => a.habit.localeCompare(b.habit))
}

function toReadEntry(row: RowWithCodes): ReadEntry {
  const { id: entryId, teamId, memberId, writtenAt, codesSeenAt } = row
  return { entryId, teamId, memberId, writtenAt, codesSeenAt, codes: toCodes(row) }
}

/**
 * Those that no model has read come first. Each part stands in the index on deleted_at and read_by: "read by another
 * model" in one part would go through all entries at every tick.
 */
function unread(prisma: StoreClient, model: string, limit: number): Promise<EntryText[]> {
  return prisma.$queryRaw<EntryText[]>`
    SELECT id AS "entryId", team_id AS "teamId", member_id AS "memberId", text, written_at AS "writtenAt",
      edited_at AS "editedAt"
    FROM ((SELECT * FROM entries WHERE deleted_at IS NULL AND read_by IS NULL LIMIT ${limit})
    UNION ALL
    (SELECT * FROM entries WHERE deleted_at IS NULL AND read_by < ${model} ORDER BY read_by LIMIT ${limit})
    UNION ALL
    (SELECT * FROM entries WHERE deleted_at IS NULL AND read_by > ${model} ORDER BY read_by LIMIT ${limit})) unread
    LIMIT ${limit}`
}

function toText({ id: entryId, teamId, memberId, text, writtenAt, editedAt }: EntryRow): EntryText {
  return { entryId, teamId, memberId, text, writtenAt, editedAt }
}
