import { type Charged, firstDateWithRoom, limitsOf } from '../../domain/budget.ts'
import type { SchoolCalendar } from '../../domain/calendar.ts'
import { nextAllowed, type Situation } from '../../domain/holds.ts'
import { closesAt, type Nudge, type PromptKind } from '../../domain/nudge.ts'
import type { Member, Team } from '../../domain/organisation.ts'
import { usualRhythm } from '../../domain/rhythm.ts'
import { addDays, localDateOf, occurrenceIn, upcoming } from '../../domain/schedule.ts'
import type { Coming, OwnRhythm } from '../../views/rhythm-view.ts'
import type { Deps } from '../deps.ts'
import { schoolCalendar } from '../school-calendar.ts'

/** So many nudges of the own teams are looked at. */
const MOST_NUDGES = 20
const MOST_SHOWN = 3
/** Days that a budget looks back at most: two weeks at half pace. */
const BUDGET_DAYS = 15

type Person = Omit<OwnRhythm, 'coming'> & { member: Member; teams: Team[] }

/** A question that is to come to somebody: when it is tried, and until when it may go out. */
interface Due {
  at: Date
  /** The occurrence's key. */
  key: string
  closesAt: Date
  nudge: Nudge
  team: Team
  isPrivate: boolean
}

/**
 * What comes to a person next, the earliest first, with the instants at which it comes as far as one can see: by the own
 * rhythm and the school's calendar, within the budget. What would not reach the person is left out.
 */
export async function comingTo(deps: Pick<Deps, 'stores'>, person: Person): Promise<Coming[]> {
  const calendars = new Map<string, SchoolCalendar>()
  for (const { schoolId } of person.teams) calendars.set(schoolId, await schoolCalendar(deps, schoolId))
  const due = [...(await waiting(deps, person)), ...(await planned(deps, person, calendars))]
  const roomOn = await roomOf(deps, person)
  const coming: Coming[] = []
  for (const each of due.sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const calendar = calendars.get(each.team.schoolId)
    const isHoliday = (date: string): boolean => calendar?.closureOf(date) === 'holiday'
    const at = each.isPrivate
      ? allowed(each, { ...common(each), ...person, isHoliday, dateWithRoom: roomOn.first })
      : inThread(each, person, isHoliday)
    if (!at) continue
    if (each.nudge.prompt.kind !== 'note') roomOn.take(localDateOf(at, person.zone))
    coming.push({ at, teamName: each.team.name, isPrivate: each.isPrivate })
  }
  return coming.sort((a, b) => a.at.getTime() - b.at.getTime()).slice(0, MOST_SHOWN)
}

/** What is planned already and waits for its time. */
async function waiting({ stores }: Pick<Deps, 'stores'>, { member, teams, now }: Person): Promise<Due[]> {
  const deliveries = [
    ...(await stores.deliveries.waitingFor(member.id)),
    ...(await stores.deliveries.waitingIn(teams.map(({ id }) => id))),
  ]
  const due: Due[] = []
  for (const { nudgeId, teamId, memberId, nextAttemptAt, occurrence, closesAt } of deliveries.slice(
    0,
    MOST_NUDGES,
  )) {
    const nudge = await stores.nudges.find(nudgeId)
    const team = teams.find(({ id }) => id === teamId)
    if (!team || !nudge || isNoQuestion(nudge) || nudge.state === 'held' || nudge.state === 'cancelled')
      continue
    const at = nextAttemptAt > now ? nextAttemptAt : now
    due.push({ at, key: occurrence, closesAt, nudge, team, isPrivate: memberId !== null })
  }
  return due
}

/** What schedules bring next. */
async function planned(
  { stores }: Pick<Deps, 'stores'>,
  { member, teams, zone }: Person,
  calendars: ReadonlyMap<string, SchoolCalendar>,
): Promise<Due[]> {
  const ids = teams.map(({ id }) => id)
  const nudges = await stores.nudges.comingTo(ids, member.id, MOST_NUDGES)
  return nudges.flatMap((nudge) => {
    const team = teams.find(({ id }) => id === nudge.teamId)
    if (!team || !nudge.nextDueAt || isNoQuestion(nudge)) return []
    const isPrivate = nudge.audience === 'private'
    const before = new Date(nudge.nextDueAt.getTime() - 1)
    return upcoming(nudge.schedule, nudge.zone, before, MOST_SHOWN, calendars.get(team.schoolId)).map(
      (next) => {
        // In private at the own local time, in the channel at the team's.
        const at = isPrivate ? occurrenceIn(next.key, zone) : next.at
        return { at, key: next.key, closesAt: closesAt(nudge, at), nudge, team, isPrivate }
      },
    )
  })
}

/** A digest comes beside the questions. */
function isNoQuestion({ prompt }: Nudge): boolean {
  return prompt.kind === 'digest'
}

/** The budget of a person, and what the questions before have used of it. */
async function roomOf({ stores }: Pick<Deps, 'stores'>, { member, today, rhythm, budget }: Person) {
  const limits = limitsOf(budget, rhythm.pace)
  const counts = await stores.asks.charged([member.id], addDays(today, -BUDGET_DAYS))
  const charged = new Map(counts.map(({ date, count }) => [date, count]))
  return {
    first: (date: string) => firstDateWithRoom(charged as Charged, limits, date),
    take: (date: string) => void charged.set(date, (charged.get(date) ?? 0) + 1),
  }
}

/** What the rules look at beside the person's or team's own times. */
function common({ nudge, closesAt, key }: Due) {
  const usualTime = nudge.schedule.kind === 'instant' ? null : (key.split('T')[1] ?? null)
  return { kind: nudge.prompt.kind, usualTime, isAnswered: false, isPaused: false, closesAt }
}

/** A thread is asked by the team's days and hours; whoever is away then, or wants it not, is not asked. */
function inThread(due: Due, person: Person, isHoliday: Situation['isHoliday']): Date | null {
  const { zone } = due.team
  const team = { rhythm: usualRhythm(''), leaves: [], snoozes: [], zone, isHoliday }
  const at = allowed(due, { ...common(due), ...team, dateWithRoom: (date) => date })
  return at && isThere(person, due.nudge.prompt.kind, at) ? at : null
}

function isThere({ leaves, snoozes, rhythm, zone }: Person, kind: PromptKind, at: Date): boolean {
  const date = localDateOf(at, zone)
  const isAway = leaves.some(({ from, until }) => from <= date && date < until)
  const isQuiet = snoozes.some(
    (snooze) => snooze.until > at && (snooze.kind === 'all' || snooze.kind === kind),
  )
  return !isAway && !isQuiet && !rhythm.optOuts.some((out) => out === kind)
}

function allowed({ at, closesAt }: Due, situation: Situation): Date | null {
  const verdict = nextAllowed(situation, at)
  if (verdict.kind === 'now') return at
  return verdict.kind === 'later' && verdict.until < closesAt ? verdict.until : null
}
