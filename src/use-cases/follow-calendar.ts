import { isLessonDay, type SchoolCalendar } from '../domain/calendar.ts'
import type { Cycle } from '../domain/cycle.ts'
import type { Replanned } from '../domain/cycle-changes.ts'
import { firstMoved, openFrom, redated, redating } from '../domain/cycle-redated.ts'
import { dueAt } from '../domain/new-nudge.ts'
import type { Nudge } from '../domain/nudge.ts'
import type { Team } from '../domain/organisation.ts'
import {
  addSchoolDays,
  instantOf,
  localDateOf,
  nextDate,
  nextDueAfter,
  type Schedule,
  schoolDaysBetween,
} from '../domain/schedule.ts'
import { type CalendarMove, calendarMoveInWords } from '../views/calendar-words.ts'
import { retimed } from './cycle-nudges.ts'
import type { Deps } from './deps.ts'
import { noteTo } from './inquiry/note.ts'

type FollowDeps = Pick<Deps, 'stores' | 'clock'>

/** A school's calendar as it was and as it will be. */
export interface CalendarChange {
  schoolId: string
  before: SchoolCalendar
  after: SchoolCalendar
}

/** A team's working hours, local. */
const OPENS_AT = '07:30'
const CLOSES_AT = '17:30'
/** Somebody may change a cycle at the same moment; so often it is read again. */
const TRIES = 3

/** The first date that would move in each open cycle of the school, by team. Changes nothing. */
export async function movesOf(deps: FollowDeps, change: CalendarChange): Promise<CalendarMove[]> {
  const moves: CalendarMove[] = []
  for (const { team, cycle } of await openCycles(deps, change.schoolId)) {
    const move = moveOf(team, cycle, redatedBy(deps, cycle, change))
    if (move) moves.push(move)
  }
  return moves
}

/**
 * Moves what the open cycles of the school have not asked yet to its place in the changed calendar; each team that this
 * touches gets a note. `changeId` makes a repeat harmless: what has followed once does not follow again.
 */
export async function followCalendar(
  deps: FollowDeps,
  change: CalendarChange & { changeId: string; memberId: string | null },
): Promise<CalendarMove[]> {
  const moves: CalendarMove[] = []
  for (const { team, cycle } of await openCycles(deps, change.schoolId)) {
    // A meeting may fall on another day's holiday now, also where no phase moves.
    await deps.stores.agendas.wake(cycle.id, deps.clock.now())
    const move = await followIn(deps, team, change, TRIES)
    if (move) moves.push(move)
  }
  return moves
}

async function followIn(
  deps: FollowDeps,
  team: Team,
  change: CalendarChange & { changeId: string; memberId: string | null },
  tries: number,
): Promise<CalendarMove | null> {
  const cycle = await deps.stores.cycles.openOf(team.id)
  const after = cycle && redatedBy(deps, cycle, change)
  if (!cycle || !after || after === cycle) return null
  const eventId = `calendar:${change.changeId}:${cycle.id}`
  const nudges = movedNudges(
    deps,
    await deps.stores.nudges.ofCycle(cycle.id),
    { before: cycle, after },
    change,
  )
  const by = { kind: 'calendar', memberId: change.memberId, eventId } as const
  const outcome = await deps.stores.cycles.update(after, nudges, by, deps.clock.now())
  if (outcome === 'conflict' && tries > 1) return followIn(deps, team, change, tries - 1)
  if (outcome !== 'updated') return null
  const move = moveOf(team, cycle, after)
  if (move) await tell(deps, team, { move, calendar: change.after, eventId })
  return move
}

async function openCycles(deps: FollowDeps, schoolId: string): Promise<{ team: Team; cycle: Cycle }[]> {
  const found: { team: Team; cycle: Cycle }[] = []
  for (const team of await deps.stores.teams.listOfSchool(schoolId)) {
    const cycle = team.isActive ? await deps.stores.cycles.openOf(team.id) : null
    if (cycle) found.push({ team, cycle })
  }
  return found
}

function redatingOf(deps: FollowDeps, cycle: Cycle, { before, after }: CalendarChange) {
  const from = openFrom(cycle, localDateOf(deps.clock.now(), cycle.zone))
  return redating(from, isLessonDay(before), isLessonDay(after))
}

function redatedBy(deps: FollowDeps, cycle: Cycle, change: CalendarChange): Cycle {
  return redated(cycle, redatingOf(deps, cycle, change))
}

/** What has not been asked yet, at its new times. */
function movedNudges(
  deps: FollowDeps,
  nudges: readonly Nudge[],
  { before, after }: { before: Cycle; after: Cycle },
  change: CalendarChange,
): Nudge[] {
  const now = deps.clock.now()
  const toDate = redatingOf(deps, before, change)
  const wasLessonDay = isLessonDay(change.before)
  const replaced = nudges.map((nudge) => {
    const { schedule } = nudge
    const phase = before.phases.find(({ id }) => id === nudge.phaseId)
    if (schedule.kind !== 'local' || !phase) return nudge
    const { date, time } = schedule
    const day = schoolDaysBetween(phase.startsOn, date, wasLessonDay)
    const place = schedule.place ?? { from: phase.startsOn, when: { day, time } }
    return { ...nudge, schedule: { ...schedule, place: { ...place, from: toDate(place.from) } } }
  })
  const setting = { isSchoolDay: isLessonDay(change.after), now }
  return [...retimed(replaced, before, replannedAs(after), setting), ...repeatingAgain(nudges, change, now)]
}

function replannedAs(cycle: Cycle): Replanned {
  const none = { dropped: new Set<string>(), repeated: null }
  return { kind: 'replanned', cycle, phase: null, runs: new Map(), shiftDays: 0, ...none }
}

/** What repeats keeps its rule; lettered weeks and holidays change when it comes next. */
function repeatingAgain(nudges: readonly Nudge[], { after }: CalendarChange, now: Date): Nudge[] {
  return nudges.flatMap((nudge) => {
    const { schedule, state, zone, nextDueAt } = nudge
    if (schedule.kind !== 'recurring' || state !== 'scheduled' || (nextDueAt && nextDueAt <= now)) return []
    return [{ ...nudge, ...dueAt(nudge, nextDueAfter(schedule, zone, now, after)) }]
  })
}

function moveOf(team: Team, before: Cycle, after: Cycle): CalendarMove | null {
  const moved = firstMoved(before, after)
  if (!moved) return null
  const { phase, edge, from, to } = moved
  return { teamName: team.name, phase: phase.title, edge, from, to }
}

async function tell(
  deps: FollowDeps,
  team: Team,
  { move, calendar, eventId }: { move: CalendarMove; calendar: SchoolCalendar; eventId: string },
): Promise<void> {
  const now = deps.clock.now()
  const text = `The school calendar changed: ${calendarMoveInWords(move)}.`
  const schedule = noteTime(now, team.zone, calendar)
  await deps.stores.nudges.create(noteTo(team, text, now, { schedule }), eventId, now)
}

/** Now in working hours, else on the next working morning: nobody wants to read of dates on a Saturday night. */
function noteTime(now: Date, zone: string, calendar: SchoolCalendar): Schedule {
  const today = localDateOf(now, zone)
  const isWorkday = (date: string) => [null, 'staff-day'].includes(calendar.closureOf(date))
  const isEarly = now < instantOf(today, OPENS_AT, zone)
  if (isWorkday(today) && !isEarly && now < instantOf(today, CLOSES_AT, zone)) {
    return { kind: 'instant', at: now.toISOString() }
  }
  const date = addSchoolDays(isEarly ? today : nextDate(today), 0, isWorkday)
  return { kind: 'local', date, time: OPENS_AT }
}
