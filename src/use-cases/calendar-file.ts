import type { CalendarContent } from '../domain/calendar.ts'
import { type IcsOutcome, readIcs } from '../domain/ics/read-ics.ts'
import type { School } from '../domain/organisation.ts'
import { todayAt } from './change-calendar.ts'
import type { Deps } from './deps.ts'
import { BY_HAND } from './school-calendar.ts'

/** A calendar file as it was read: what it tells, and under which name it is kept. */
export type CalendarFile = Exclude<IcsOutcome, { kind: 'read' }> | ReadCalendarFile
export interface ReadCalendarFile {
  kind: 'read'
  source: string
  content: CalendarContent
  ignored: string[]
  ignoredEvents: number
}

/** The longest name of a source. */
const LONGEST_SOURCE = 60

/**
 * Reads a calendar file for a school. Its source, by which a newer version replaces it: the name given, else the
 * calendar's own (X-WR-CALNAME), else the file's.
 */
export function readCalendarFile(
  deps: Pick<Deps, 'clock'>,
  school: School,
  file: { name: string; text: string; source?: string },
): CalendarFile {
  const outcome = readIcs(file.text, { zone: school.zone, today: todayAt(deps, school) })
  if (outcome.kind === 'faults') return outcome
  const { content, ignored, ignoredEvents, name } = outcome
  return { kind: 'read', source: sourceOf(file.source ?? name ?? file.name), content, ignored, ignoredEvents }
}

function sourceOf(name: string): string {
  // Browsers number what is saved again: "school (1).ics" is the newer "school.ics".
  const tidy = name
    .replace(/ ?\(\d+\)(?=\.\w+$)/, '')
    .replace(/[\s:\p{C}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_SOURCE)
  return tidy === '' || tidy.toLowerCase() === BY_HAND ? 'calendar' : tidy
}
