import { type CalendarDay, NOTHING_KNOWN, type SchoolCalendar } from '../domain/calendar.ts'
import { spansOf } from '../domain/calendar-change.ts'
import type { School } from '../domain/organisation.ts'
import { addDays, localDateOf, nextDate } from '../domain/schedule.ts'
import type { ImportedCalendar } from '../ports.ts'
import { type CalendarSectionInput, calendarSection } from '../views/calendar-section.ts'
import type { SetupSection } from '../views/setup-view.ts'
import { todayAt } from './change-calendar.ts'
import type { Deps } from './deps.ts'
import { BY_HAND, together } from './school-calendar.ts'

/** So far ahead the next days off are looked for, and so many are shown. */
const AHEAD_DAYS = 200
const MOST_SPANS = 6

/** The section of the school's calendar as it stands. */
export async function readCalendarSection(
  deps: Pick<Deps, 'stores' | 'clock'>,
  school: School,
): Promise<SetupSection> {
  const sources = await deps.stores.calendars.of([school.id])
  const today = todayAt(deps, school)
  const calendar = together(sources)
  return calendarSection({
    today,
    sources: await Promise.all(sources.map((source) => sourceOf(deps, school, source))),
    next: nextSpans(calendar, today),
    terms: termsOf(sources),
    letter: calendar.letterOf(today),
    endsOn: endOf(sources),
  })
}

async function sourceOf(
  deps: Pick<Deps, 'stores'>,
  school: School,
  { source, content, importedAt, importedBy }: ImportedCalendar,
): Promise<CalendarSectionInput['sources'][number]> {
  const by = importedBy ? await deps.stores.members.find(importedBy) : null
  return {
    name: source,
    days: content.days.length,
    importedOn: localDateOf(importedAt, school.zone),
    by: by?.name ?? null,
    isByHand: source === BY_HAND,
  }
}

function nextSpans(calendar: SchoolCalendar, today: string): CalendarSectionInput['next'] {
  const days: CalendarDay[] = []
  const last = addDays(today, AHEAD_DAYS)
  for (let date = today; date <= last; date = nextDate(date)) {
    const closure = calendar.closureOf(date)
    if (closure === 'holiday' || closure === 'staff-day') {
      days.push({ date, kind: closure, name: calendar.nameOf(date) ?? '' })
    }
  }
  return spansOf(NOTHING_KNOWN, { ...NOTHING_KNOWN, days }, today).slice(0, MOST_SPANS)
}

function termsOf(sources: readonly ImportedCalendar[]): CalendarSectionInput['terms'] {
  return sources.flatMap(({ content }) => content.terms).sort((a, b) => a.startsOn.localeCompare(b.startsOn))
}

/** The last date of an imported calendar; a day set by hand does not renew it. */
function endOf(sources: readonly ImportedCalendar[]): string | null {
  const dates = sources
    .filter(({ source }) => source !== BY_HAND)
    .flatMap(({ content }) => [
      ...content.days.map(({ date }) => date),
      ...content.terms.map(({ endsOn }) => endsOn),
    ])
  return dates.sort().at(-1) ?? null
}
