import type { RhythmStore } from '../../src/ports.ts'
import type { MemoryTables } from './memory-tables.ts'

/** The rhythm store over tables in memory. */
export function createMemoryRhythmStore(tables: MemoryTables): RhythmStore {
  const { rhythms, snoozes } = tables
  return {
    of: async (memberIds) => [...rhythms.values()].filter(({ memberId }) => memberIds.includes(memberId)),
    put: async (rhythm) => void rhythms.set(rhythm.memberId, rhythm),
    leavesOf: async (memberIds, endingAfter) =>
      tables.leaves
        .filter((leave) => memberIds.includes(leave.memberId) && leave.until > endingAfter)
        .sort((a, b) => a.from.localeCompare(b.from) || a.id.localeCompare(b.id)),
    addLeave: async (leave) => void tables.leaves.push(leave),
    endLeaves: async (memberId, on) => {
      tables.leaves = tables.leaves
        .filter((leave) => leave.memberId !== memberId || leave.from < on)
        .map((leave) => (leave.memberId === memberId && leave.until > on ? { ...leave, until: on } : leave))
    },
    snoozesOf: async (memberIds, now) =>
      [...snoozes.values()]
        .filter((snooze) => memberIds.includes(snooze.memberId) && snooze.until > now)
        .sort((a, b) => a.memberId.localeCompare(b.memberId) || a.kind.localeCompare(b.kind)),
    snooze: async (snooze) => void snoozes.set(`${snooze.memberId} ${snooze.kind}`, snooze),
    unsnooze: async (memberId, kind) => void snoozes.delete(`${memberId} ${kind}`),
  }
}
