import type { CalendarStore } from '../../src/ports.ts'
import type { MemoryTables } from './memory-tables.ts'

/** The calendar store over tables in memory. */
export function createMemoryCalendarStore({ calendars }: MemoryTables): CalendarStore {
  return {
    of: async (schoolIds) =>
      [...calendars.values()]
        .filter(({ schoolId }) => schoolIds.includes(schoolId))
        .sort((a, b) => a.schoolId.localeCompare(b.schoolId) || a.source.localeCompare(b.source)),
    put: async (calendar) => void calendars.set(`${calendar.schoolId} ${calendar.source}`, calendar),
    remove: async (schoolId, source) => void calendars.delete(`${schoolId} ${source}`),
  }
}
