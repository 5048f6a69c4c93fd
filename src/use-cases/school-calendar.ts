import { type CalendarContent, calendarOf, isLessonDay, type SchoolCalendar } from '../domain/calendar.ts'
import type { IsSchoolDay } from '../domain/schedule.ts'
import type { ImportedCalendar } from '../ports.ts'
import type { Deps } from './deps.ts'

/** The source of the days that people of the school set one by one. */
export const BY_HAND = 'by hand'

/** A school's year, of all its sources. */
export async function schoolCalendar(deps: Pick<Deps, 'stores'>, schoolId: string): Promise<SchoolCalendar> {
  return together(await deps.stores.calendars.of([schoolId]))
}

/** The days on which a team's cycle goes on: lessons are taught. Throws where the team is unknown. */
export async function lessonDaysOf(deps: Pick<Deps, 'stores'>, teamId: string): Promise<IsSchoolDay> {
  const team = await deps.stores.teams.find(teamId)
  if (!team) throw new Error(`There is no team ${teamId}`)
  return isLessonDay(await schoolCalendar(deps, team.schoolId))
}

/** What the sources of one school tell together. */
export function together(sources: readonly Pick<ImportedCalendar, 'source' | 'content'>[]): SchoolCalendar {
  const imported: CalendarContent[] = []
  let byHand: CalendarContent | undefined
  for (const { source, content } of sources) {
    if (source === BY_HAND) byHand = content
    else imported.push(content)
  }
  return calendarOf(imported, byHand)
}
