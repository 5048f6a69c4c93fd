import type { RhythmStore } from '../../src/ports.ts'
import { type MemoryTables, requireRow } from './memory-tables.ts'

/** The rhythm store over tables in memory. */
export function createMemoryRhythmStore(tables: MemoryTables): RhythmStore {
  const { rhythms, snoozes } = tables
  return {
    of: async (memberIds) =>
      [...rhythms.values()]
        .filter(({ memberId }) => memberIds.includes(memberId))
        .sort((a, b) => a.memberId.localeCompare(b.memberId)),
    put: async (rhythm) => {
      requireRow(tables.members, rhythm.memberId, 'member')
      rhythms.set(rhythm.memberId, rhythm)
    },
    leavesOf: async (memberIds, endingAfter) =>
      tables.leaves
        .filter((leave) => memberIds.includes(leave.memberId) && leave.until > endingAfter)
        .sort((a, b) => a.from.localeCompare(b.from) || a.id.localeCompare(b.id)),
    addLeave: async (leave) => {
      requireRow(tables.members, leave.memberId, 'member')
      tables.leaves.push(leave)
    },
    removeLeave: async (memberId, leaveId) => {
      tables.leaves = tables.leaves.filter((leave) => leave.memberId !== memberId || leave.id !== leaveId)
    },
    endLeaves: async (memberId, on) => {
      tables.leaves = tables.leaves
        .filter((leave) => leave.memberId !== memberId || leave.from !== on)
        .map((leave) =>
          leave.memberId === memberId && leave.from < on && leave.until > on
            ? { ...leave, until: on }
            : leave,
        )
    },
    snoozesOf: async (memberIds, now) =>
      [...snoozes.values()]
        .filter((snooze) => memberIds.includes(snooze.memberId) && snooze.until > now)
        .sort((a, b) => a.memberId.localeCompare(b.memberId) || a.kind.localeCompare(b.kind)),
    snooze: async (snooze) => {
      requireRow(tables.members, snooze.memberId, 'member')
      snoozes.set(`${snooze.memberId} ${snooze.kind}`, snooze)
    },
    unsnooze: async (memberId, kind) => void snoozes.delete(`${memberId} ${kind}`),
  }
}
