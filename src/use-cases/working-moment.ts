import { nextAllowed } from '../domain/holds.ts'
import type { Member, Team } from '../domain/organisation.ts'
import { usualRhythm } from '../domain/rhythm.ts'
import { addDays, localDateOf, type Schedule } from '../domain/schedule.ts'
import type { Deps } from './deps.ts'
import { schoolCalendar } from './school-calendar.ts'

/** Notes wait for so many days at most. */
const LONGEST_DAYS = 30
const DAY = 86_400_000

/** The first instant from now on in a person's working hours: when a note from a colleague disturbs nobody. */
export async function workingMoment(
  deps: Pick<Deps, 'stores' | 'clock'>,
  member: Member,
  team: Team,
): Promise<Date> {
  const now = deps.clock.now()
  const { rhythms } = deps.stores
  const zone = member.zone ?? team.zone
  const today = localDateOf(now, zone)
  const [[rhythm = usualRhythm(member.id)], leaves, snoozes, calendar] = await Promise.all([
    rhythms.of([member.id]),
    rhythms.leavesOf([member.id], addDays(today, -1)),
    rhythms.snoozesOf([member.id], now),
    schoolCalendar(deps, team.schoolId),
  ])
  const verdict = nextAllowed(
    {
      ...{ kind: 'practice', zone, leaves, snoozes, usualTime: null, isAnswered: false, isPaused: false },
      rhythm: { ...rhythm, optOuts: [] },
      isHoliday: (date) => calendar.closureOf(date) === 'holiday',
      closesAt: new Date(now.getTime() + LONGEST_DAYS * DAY),
      // What somebody is told counts against no budget.
      dateWithRoom: (date) => date,
    },
    now,
  )
  return verdict.kind === 'later' ? verdict.until : now
}

/** The first instant from now on in the working hours of a team's school. */
export async function teamWorkingMoment(deps: Pick<Deps, 'stores' | 'clock'>, team: Team): Promise<Date> {
  const now = deps.clock.now()
  const calendar = await schoolCalendar(deps, team.schoolId)
  const verdict = nextAllowed(
    {
      ...{ kind: 'practice', zone: team.zone, leaves: [], snoozes: [], usualTime: null },
      ...{ isAnswered: false, isPaused: false, rhythm: usualRhythm('') },
      isHoliday: (date) => calendar.closureOf(date) === 'holiday',
      closesAt: new Date(now.getTime() + LONGEST_DAYS * DAY),
      dateWithRoom: (date) => date,
    },
    now,
  )
  return verdict.kind === 'later' ? verdict.until : now
}

/** A person's working moment as a schedule. */
export async function atWorkingMoment(
  deps: Pick<Deps, 'stores' | 'clock'>,
  member: Member,
  team: Team,
): Promise<Schedule> {
  return { kind: 'instant', at: (await workingMoment(deps, member, team)).toISOString() }
}
