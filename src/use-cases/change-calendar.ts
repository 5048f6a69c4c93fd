import { type CalendarContent, NOTHING_KNOWN } from '../domain/calendar.ts'
import { type DaySpan, endlessClosure, spansOf } from '../domain/calendar-change.ts'
import type { School } from '../domain/organisation.ts'
import { localDateOf } from '../domain/schedule.ts'
import type { ImportedCalendar } from '../ports.ts'
import type { CalendarMove } from '../views/calendar-words.ts'
import type { Deps } from './deps.ts'
import { type CalendarChange, followCalendar, movesOf } from './follow-calendar.ts'
import { together } from './school-calendar.ts'

type ChangeDeps = Pick<Deps, 'stores' | 'clock'>

/** What a source is to tell from now on; null: it is to be removed. */
export interface CalendarProposal {
  school: School
  source: string
  content: CalendarContent | null
}

/** What a proposal would change, or why it cannot be right: the school would be closed from one date until another. */
export type CalendarPreview =
  | { kind: 'changes'; spans: DaySpan[]; moves: CalendarMove[]; isKnown: boolean; otherSources: string[] }
  | { kind: 'endless'; from: string; until: string }

/** The school's local date now (ISO). */
export function todayAt(deps: Pick<Deps, 'clock'>, school: School): string {
  return localDateOf(deps.clock.now(), school.zone)
}

/** What a proposal would change; nothing changes yet. */
export async function previewCalendar(
  deps: ChangeDeps,
  proposal: CalendarProposal,
): Promise<CalendarPreview> {
  const { school, source, content } = proposal
  const sources = await deps.stores.calendars.of([school.id])
  const change = changeOf(sources, proposal)
  const today = todayAt(deps, school)
  const endless = endlessClosure(change.after, today)
  if (endless && content !== null) return { kind: 'endless', ...endless }
  const known = sources.find((each) => each.source === source)
  return {
    kind: 'changes',
    spans: spansOf(known?.content ?? NOTHING_KNOWN, content ?? NOTHING_KNOWN, today),
    moves: await movesOf(deps, change),
    isKnown: known !== undefined,
    otherSources: sources.map((each) => each.source).filter((each) => each !== source),
  }
}

/**
 * Does what a proposal says: running inquiries follow first, then the source is stored, so that a repeat after a fault
 * (the same `changeId`) ends what was begun. Returns what moved.
 */
export async function applyCalendar(
  deps: ChangeDeps,
  proposal: CalendarProposal,
  by: { changeId: string; memberId: string | null },
): Promise<CalendarMove[]> {
  const { school, source, content } = proposal
  const sources = await deps.stores.calendars.of([school.id])
  const moves = await followCalendar(deps, { ...changeOf(sources, proposal), ...by })
  if (content === null) await deps.stores.calendars.remove(school.id, source)
  else {
    const stored = { schoolId: school.id, source, content, importedBy: by.memberId }
    await deps.stores.calendars.put({ ...stored, importedAt: deps.clock.now() })
  }
  // What a holiday held back may have a school day now.
  const teamIds = (await deps.stores.teams.listOfSchool(school.id)).map(({ id }) => id)
  await deps.stores.deliveries.wake({ teamIds }, deps.clock.now())
  return moves
}

function changeOf(sources: readonly ImportedCalendar[], proposal: CalendarProposal): CalendarChange {
  const { school, source, content } = proposal
  const others = sources.filter((each) => each.source !== source)
  return {
    schoolId: school.id,
    before: together(sources),
    after: together(content === null ? others : [...others, { source, content }]),
  }
}
