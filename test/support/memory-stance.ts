import type { EntryText, KeptCode, ReadEntry, StanceStore } from '../../src/ports.ts'
import type { MemoryTables } from './memory-tables.ts'

interface Reading {
  model: string
  language: string | null
  codes: Omit<KeptCode, 'entryId' | 'corrected'>[]
  /** The edit that it was read after; another one makes it void. */
  editedAt: Date | null
}

/** What the facts of a week are drawn from, too. */
export interface MemoryStanceStore extends StanceStore {
  /** A team's read entries that were written before an instant. */
  readOfTeam(teamId: string, until: Date): ReadEntry[]
}

/** The store of what was read in entries, over tables in memory. */
export function createMemoryStanceStore({ entries, teams, schools }: MemoryTables): MemoryStanceStore {
  const readings = new Map<string, Reading>()
  const corrections = new Map<string, { isPresent: boolean; editedAt: Date | null }>()
  const seen = new Map<string, { at: Date; editedAt: Date | null }>()
  const kept = () =>
    [...entries.values()]
      .filter((row) => !row.deletedAt)
      .sort((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime() || a.id.localeCompare(b.id))
  const isCurrent = (id: string, editedAt: Date | null) =>
    entries.get(id)?.editedAt?.getTime() === editedAt?.getTime()
  const readingOf = (id: string) => {
    const reading = readings.get(id)
    return reading && isCurrent(id, reading.editedAt) ? reading : null
  }
  const codesOf = (id: string): KeptCode[] =>
    (readingOf(id)?.codes ?? [])
      .map((code) => {
        const correction = corrections.get(`${id} ${code.habit}`)
        const holds = correction && isCurrent(id, correction.editedAt)
        return { entryId: id, ...code, corrected: holds ? correction.isPresent : null }
      })
      .sort((a, b) => a.habit.localeCompare(b.habit))
  const between = (teamIds: string[], since: Date, until: Date) =>
    kept().filter((row) => teamIds.includes(row.teamId) && row.writtenAt >= since && row.writtenAt < until)
  const read = (rows: ReturnType<typeof kept>): ReadEntry[] =>
    rows
      .filter(({ id }) => readingOf(id)?.language === null)
      .map(({ id, teamId, memberId, writtenAt }) => {
        const look = seen.get(id)
        const codesSeenAt = look && isCurrent(id, look.editedAt) ? look.at : null
        return { entryId: id, teamId, memberId, writtenAt, codesSeenAt, codes: codesOf(id) }
      })
  return {
    unread: async (model, limit) =>
      kept()
        .filter(({ id }) => readingOf(id)?.model !== model)
        .slice(0, limit)
        .map(toText),
    keep: async ({ entryId, editedAt }, reading) => {
      const row = entries.get(entryId)
      if (row && !row.deletedAt && isCurrent(entryId, editedAt))
        readings.set(entryId, { ...reading, editedAt })
    },
    codesOf: async (entryIds) =>
      kept()
        .filter(({ id }) => entryIds.includes(id))
        .flatMap(({ id }) => codesOf(id)),
    correct: async (entryId, habit, isPresent) => {
      corrections.set(`${entryId} ${habit}`, { isPresent, editedAt: entries.get(entryId)?.editedAt ?? null })
    },
    markSeen: async (entryIds, now) => {
      for (const id of entryIds) {
        const before = seen.get(id)
        if (!before || !isCurrent(id, before.editedAt))
          seen.set(id, { at: now, editedAt: entries.get(id)?.editedAt ?? null })
      }
    },
    readEntries: async (memberId, since, until) =>
      read(
        kept().filter((row) => row.memberId === memberId && row.writtenAt >= since && row.writtenAt < until),
      ),
    readOfTeam: (teamId, until) => read(between([teamId], new Date(0), until)),
    corrected: async (districtId) =>
      kept()
        .filter(({ teamId }) => schools.get(teams.get(teamId)?.schoolId ?? '')?.districtId === districtId)
        .map(({ id, text }) => ({ text, codes: codesOf(id) }))
        .filter(({ codes }) => codes.some(({ corrected }) => corrected !== null)),
    texts: async (teamIds, since, until, limit) => between(teamIds, since, until).slice(-limit).map(toText),
  }
}

function toText(row: { id: string } & Omit<EntryText, 'entryId'>): EntryText {
  const { id: entryId, teamId, memberId, text, writtenAt, editedAt } = row
  return { entryId, teamId, memberId, text, writtenAt, editedAt }
}
