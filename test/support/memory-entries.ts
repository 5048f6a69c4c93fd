import type { Entry, Feedback } from '../../src/domain/entry.ts'
import type { EntryStore, FeedbackStore } from '../../src/ports.ts'
import { forgetWordings } from './memory-agendas.ts'
import { byInstant, type MemoryTables, requireRow } from './memory-tables.ts'

type EntryRow = Entry & { deletedAt: Date | null }

/** The entry store over tables in memory. */
export function createMemoryEntryStore(tables: MemoryTables): EntryStore {
  const { entries } = tables
  const deleted = new Map<string, Date>()
  const bySource = (workspaceId: string, sourceRef: string): EntryRow | undefined =>
    [...entries.values()].find((row) => row.workspaceId === workspaceId && row.sourceRef === sourceRef)
  const kept = () => [...entries.values()].filter((row) => !row.deletedAt)
  return {
    record: async (entry) => {
      const known = bySource(entry.workspaceId, entry.sourceRef)
      if (known) return { entry: toEntry(known), isNew: false }
      if (deleted.has(`${entry.workspaceId} ${entry.sourceRef}`)) {
        const row = { ...entry, text: '', deletedAt: entry.writtenAt }
        entries.set(entry.id, row)
        return { entry: toEntry(row), isNew: false }
      }
      requireRow(tables.teams, entry.teamId, 'team')
      requireRow(tables.members, entry.memberId, 'member')
      requireRow(tables.deliveries, entry.deliveryId, 'delivery')
      entries.set(entry.id, { ...entry, deletedAt: null })
      return { entry, isNew: true }
    },
    find: async (id) => {
      const row = entries.get(id)
      return row && !row.deletedAt ? toEntry(row) : null
    },
    setVisibility: async (id, visibility) => {
      const row = entries.get(id)
      if (row && !row.deletedAt) entries.set(id, { ...row, visibility })
    },
    setKind: async (id, kind) => {
      const row = entries.get(id)
      if (row && !row.deletedAt) entries.set(id, { ...row, kind })
    },
    findBySource: async (workspaceId, sourceRef) => {
      const row = bySource(workspaceId, sourceRef)
      return row && !row.deletedAt ? toEntry(row) : null
    },
    noteDeleted: async (workspaceId, sourceRef, now, forgetBefore) => {
      for (const [key, at] of deleted) if (at < forgetBefore) deleted.delete(key)
      const key = `${workspaceId} ${sourceRef}`
      if (!deleted.has(key)) deleted.set(key, now)
    },
    edit: async (id, text, now) => {
      const row = entries.get(id)
      if (!row || row.deletedAt || row.text === text) return
      tables.revisions.push({ entryId: id, text: row.text, replacedAt: now })
      entries.set(id, { ...row, text, editedAt: now })
      forgetWordings(tables, id)
    },
    remove: async (id, now) => {
      const row = entries.get(id)
      if (!row || row.deletedAt) return
      tables.revisions = tables.revisions.filter((revision) => revision.entryId !== id)
      entries.set(id, { ...row, text: '', deletedAt: now })
      forgetWordings(tables, id)
    },
    listOf: async (memberId, limit) =>
      kept()
        .filter((row) => row.memberId === memberId)
        .sort(byInstant<EntryRow>((row) => row.writtenAt))
        .reverse()
        .slice(0, limit)
        .map(toEntry),
  }
}

/** The feedback store over tables in memory. */
export function createMemoryFeedbackStore(tables: MemoryTables): FeedbackStore {
  const { feedback } = tables
  const keyOf = (deliveryId: string, memberId: string) => `${deliveryId} ${memberId}`
  return {
    put: async (row: Feedback) => {
      requireRow(tables.deliveries, row.deliveryId, 'delivery')
      requireRow(tables.members, row.memberId, 'member')
      requireRow(tables.teams, row.teamId, 'team')
      feedback.set(keyOf(row.deliveryId, row.memberId), row)
    },
    find: async (deliveryId, memberId) => feedback.get(keyOf(deliveryId, memberId)) ?? null,
    listFor: async (deliveryIds) =>
      [...feedback.values()]
        .filter((row) => deliveryIds.includes(row.deliveryId))
        .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.memberId < b.memberId ? -1 : 1)),
  }
}

function toEntry(row: EntryRow): Entry {
  const { deletedAt: _, ...entry } = row
  return entry
}
