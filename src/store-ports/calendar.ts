import type { CalendarContent } from '../domain/calendar.ts'

/** What one source told of a school's year, and when it was imported by whom. */
export interface ImportedCalendar {
  schoolId: string
  source: string
  content: CalendarContent
  importedAt: Date
  importedBy: string | null
}

export interface CalendarStore {
  /** All sources of the schools. */
  of(schoolIds: string[]): Promise<ImportedCalendar[]>
  /** Stores what a source tells; what it told before is replaced. */
  put(calendar: ImportedCalendar): Promise<void>
  remove(schoolId: string, source: string): Promise<void>
}
