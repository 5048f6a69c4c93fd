import type { ToldBack } from '../../src/domain/needs/told-back.ts'
import type { ToldBackStore } from '../../src/ports.ts'
import { byInstant, type MemoryTables, requireRow } from './memory-tables.ts'

/** The store of what leaders told teams, over tables in memory. */
export function createMemoryToldBackStore(tables: MemoryTables): ToldBackStore {
  const { toldBack, toldBackNotes, nudges } = tables
  const all = () => [...toldBack.values()].sort(byInstant<ToldBack>((row) => row.sentAt))
  return {
    draft: async (row) => {
      if (all().some(({ eventKey }) => eventKey === row.eventKey)) return false
      requireRow(tables.members, row.memberId, 'member')
      toldBack.set(row.id, row)
      return true
    },
    find: async (id) => toldBack.get(id) ?? null,
    findByEvent: async (eventKey) => all().find((row) => row.eventKey === eventKey) ?? null,
    discard: async (id) => {
      if (toldBack.get(id)?.state === 'draft') toldBack.delete(id)
    },
    send: async (id, fresh, now) => {
      const row = toldBack.get(id)
      if (row?.state !== 'draft') return false
      toldBack.set(id, { ...row, state: 'sent', sentAt: now })
      for (const nudge of fresh) {
        nudges.set(nudge.id, nudge)
        toldBackNotes.set(nudge.id, id)
      }
      return true
    },
    ofNudge: async (nudgeId) => toldBack.get(toldBackNotes.get(nudgeId) ?? '') ?? null,
    sent: async (districtId, since, until) =>
      all()
        .filter((row) => row.districtId === districtId)
        .filter(({ sentAt }) => sentAt !== null && sentAt >= since && sentAt < until)
        .reverse(),
    purge: async (before) => {
      const old = all().filter(({ state, createdAt }) => state === 'draft' && createdAt < before)
      for (const { id } of old) toldBack.delete(id)
      return old.length
    },
  }
}
