import type { AuditStore } from '../../src/ports.ts'
import { byInstant, type MemoryTables } from './memory-tables.ts'

/** The audit log over tables in memory. */
export function createMemoryAuditStore({ looks }: MemoryTables): AuditStore {
  return {
    record: async (look) => void looks.push(look),
    list: async (districtId, before, limit, beforeId = '') =>
      looks
        .filter(
          ({ id, at, ...look }) =>
            look.districtId === districtId &&
            (at < before || (at.getTime() === before.getTime() && id < beforeId)),
        )
        .sort(byInstant((look) => look.at))
        .reverse()
        .slice(0, limit),
  }
}
