import type { CalendarContent } from '../domain/calendar.ts'
import type { CalendarStore, ImportedCalendar } from '../ports.ts'
import type { StoreClient } from './client.ts'

/** The calendar store over a database. */
export function createCalendarStore(prisma: StoreClient): CalendarStore {
  return {
    of: async (schoolIds) => {
      const where = { schoolId: { in: schoolIds } }
      const rows = await prisma.calendarSource.findMany({
        where,
        orderBy: [{ schoolId: 'asc' }, { source: 'asc' }],
      })
      return rows.map((row) => ({ ...row, content: row.content as unknown as CalendarContent }))
    },
    put: async (calendar) => {
      const { schoolId, source } = calendar
      const data = { ...calendar, content: contentColumn(calendar) }
      await prisma.calendarSource.upsert({
        where: { schoolId_source: { schoolId, source } },
        create: data,
        update: data,
      })
    },
    remove: async (schoolId, source) =>
      void (await prisma.calendarSource.deleteMany({ where: { schoolId, source } })),
  }
}

/** JSON wants plain objects. */
function contentColumn({ content }: ImportedCalendar) {
  return {
    days: content.days.map((day) => ({ ...day })),
    terms: content.terms.map((term) => ({ ...term })),
    weeks: content.weeks.map((week) => ({ ...week })),
  }
}
