import { type Charged, firstDateWithRoom, type Limits, limitsOf } from '../domain/budget.ts'
import type { SchoolCalendar } from '../domain/calendar.ts'
import { nextAllowed, type Situation } from '../domain/holds.ts'
import { asksNothing } from '../domain/nudge.ts'
import type { Member } from '../domain/organisation.ts'
import { type Leave, type Rhythm, type Snooze, usualRhythm } from '../domain/rhythm.ts'
import { addDays, localDateOf } from '../domain/schedule.ts'
import type { AskDraft, Parcel } from '../ports.ts'
import type { Deps } from './deps.ts'
import { together } from './school-calendar.ts'

/** What decides about one delivery, and whom it would ask. */
export interface Considered {
  parcel: Parcel
  situation: Situation
  /** Everybody in its reach: the person, or the members of the team. */
  asks: AskDraft[]
  /** Whom a thread would ask at once, and when the others could be asked, the earliest first; the close: not in its time. */
  reached: { atOnce: number; later: Date[] }
  /** Whether the person is in the team (still). */
  isMember: boolean
}

/** Days that a budget looks back at most: two weeks at half pace. */
const BUDGET_DAYS = 15
const WEEK_MS = 7 * 86_400_000

/** What is known of everybody whom some deliveries would ask; one statement per table, whatever their number. */
export async function consider(
  deps: Pick<Deps, 'stores' | 'clock'>,
  parcels: Parcel[],
): Promise<Considered[]> {
  if (parcels.length === 0) return []
  const now = deps.clock.now()
  const known = await readKnown(deps, parcels, now)
  return parcels.map((parcel) => {
    const { member } = parcel
    const isThread = member === null
    return {
      parcel,
      situation: isThread ? ofTeam(parcel, known, now) : ofPerson(parcel, member, known),
      asks: isThread ? asksOfTeam(parcel, known, now) : asksOfPerson(parcel, member, known, now),
      reached: isThread ? reachedOf(parcel, known, now) : { atOnce: 0, later: [] },
      isMember: isThread || known.rosterOf(parcel).some(({ id }) => id === member.id),
    }
  })
}

interface Known {
  rosterOf(parcel: Parcel): Member[]
  calendarOf(parcel: Parcel): SchoolCalendar
  rhythmOf(memberId: string): Rhythm
  leavesOf(memberId: string): Leave[]
  snoozesOf(memberId: string): Snooze[]
  chargedOf(memberId: string): Charged
  /** How often a member of a team will be asked on coming dates of this week, as far as it is planned. */
  plannedFor(parcel: Parcel, member: Member): Charged
  hasAnswered(parcel: Parcel, memberId: string): boolean
}

async function readKnown(deps: Pick<Deps, 'stores'>, parcels: Parcel[], now: Date): Promise<Known> {
  const { teams, calendars, rhythms, asks, nudges } = deps.stores
  const rows = await teams.rosters(unique(parcels.map(({ team }) => team.id)))
  const rosters = new Map(rows.map(({ teamId, members }) => [teamId, members]))
  const inThreads = parcels.filter(({ member }) => !member).flatMap(({ team }) => rosters.get(team.id) ?? [])
  const people = unique([
    ...parcels.flatMap(({ member }) => member?.id ?? []),
    ...inThreads.map(({ id }) => id),
  ])
  const today = now.toISOString().slice(0, 10)
  const questions = parcels.map(({ delivery }) => delivery)
  const reminded = unique(parcels.filter(({ delivery }) => delivery.round > 0).map(({ team }) => team.id))
  const [planned, sources, paces, leaves, snoozes, charged, answered] = await Promise.all([
    reminded.length > 0 ? nudges.dueOfTeams(reminded, new Date(now.getTime() + WEEK_MS)) : [],
    calendars.of(unique(parcels.map(({ team }) => team.schoolId))),
    rhythms.of(people),
    // A day less: where a zone lies behind, yesterday is still today.
    rhythms.leavesOf(people, addDays(today, -1)),
    rhythms.snoozesOf(people, now),
    asks.charged(people, addDays(today, -BUDGET_DAYS)),
    asks.answered(questions.map(({ nudgeId, occurrence }) => ({ nudgeId, occurrence }))),
  ])
  const years = byKey(sources, ({ schoolId }) => schoolId)
  const calendarsOf = new Map<string, SchoolCalendar>()
  const [leavesBy, snoozesBy, chargedBy] = [leaves, snoozes, charged].map((rows) =>
    byKey<{ memberId: string }>(rows, ({ memberId }) => memberId),
  ) as [Map<string, Leave[]>, Map<string, Snooze[]>, Map<string, typeof charged>]
  const answers = new Set(answered.map((row) => `${row.memberId} ${row.nudgeId} ${row.occurrence}`))
  const chargedOf = (id: string) => new Map((chargedBy.get(id) ?? []).map(({ date, count }) => [date, count]))
  const paceOf = new Map(paces.map((rhythm) => [rhythm.memberId, rhythm]))
  return {
    rosterOf: ({ team }) => rosters.get(team.id) ?? [],
    calendarOf: ({ team }) => {
      const calendar = calendarsOf.get(team.schoolId) ?? together(years.get(team.schoolId) ?? [])
      calendarsOf.set(team.schoolId, calendar)
      return calendar
    },
    rhythmOf: (id) => paceOf.get(id) ?? usualRhythm(id),
    leavesOf: (id) => leavesBy.get(id) ?? [],
    snoozesOf: (id) => snoozesBy.get(id) ?? [],
    chargedOf,
    plannedFor: ({ team }, member) => {
      const counts = chargedOf(member.id)
      for (const { teamId, memberId, nextDueAt } of planned) {
        if (teamId !== team.id || (memberId !== null && memberId !== member.id)) continue
        const date = localDateOf(nextDueAt, member.zone ?? team.zone)
        counts.set(date, (counts.get(date) ?? 0) + 1)
      }
      return counts
    },
    hasAnswered: ({ delivery: { nudgeId, occurrence } }, id) => answers.has(`${id} ${nudgeId} ${occurrence}`),
  }
}

function ofPerson(parcel: Parcel, member: Member, known: Known): Situation {
  const { delivery, budget, team } = parcel
  const rhythm = known.rhythmOf(member.id)
  const limits = limitsOf(budget, rhythm.pace)
  // A reminder gives way: what is planned for the week counts already.
  const charged = delivery.round > 0 ? known.plannedFor(parcel, member) : known.chargedOf(member.id)
  return {
    ...common(parcel, known),
    zone: member.zone ?? team.zone,
    rhythm,
    leaves: known.leavesOf(member.id),
    snoozes: known.snoozesOf(member.id),
    isAnswered: known.hasAnswered(parcel, member.id),
    // What asks nothing needs no room.
    dateWithRoom: (date) =>
      asksNothing(parcel.nudge.prompt.kind) ? date : firstDateWithRoom(charged, limits, date),
    closesAt: delivery.closesAt,
  }
}

/** A thread waits until at least half of those who are there have room; the others get it in private later. */
function ofTeam(parcel: Parcel, known: Known, now: Date): Situation {
  const there = thereOf(parcel, known, now)
  return {
    ...common(parcel, known),
    zone: parcel.team.zone,
    rhythm: usualRhythm(''),
    leaves: [],
    snoozes: [],
    isAnswered: false,
    dateWithRoom: (date) =>
      there.map(({ dateWithRoom }) => dateWithRoom(date)).sort()[leastOf(there.length) - 1] ?? date,
    closesAt: parcel.delivery.closesAt,
  }
}

/**
 * When each of a thread's people is asked: at once with the others where there is room today, else in private. Leave, quiet
 * and own hours are left out: what is told of this must not tell of them.
 */
function reachedOf(parcel: Parcel, known: Known, now: Date): Considered['reached'] {
  const { closesAt } = parcel.delivery
  const zones = new Map(known.rosterOf(parcel).map(({ id, zone }) => [id, zone]))
  const there = thereOf(parcel, known, now)
  const later = there.flatMap(({ memberId, today, dateWithRoom }) => {
    if (dateWithRoom(today) === today) return []
    const zone = zones.get(memberId) ?? parcel.team.zone
    const own = { rhythm: usualRhythm(memberId), leaves: [], snoozes: [], isAnswered: false }
    const verdict = nextAllowed({ ...common(parcel, known), ...own, zone, dateWithRoom, closesAt }, now)
    return [verdict.kind === 'later' ? verdict.until : closesAt]
  })
  later.sort((a, b) => a.getTime() - b.getTime())
  return { atOnce: there.length - later.length, later }
}

/** Each who would be asked: today's local date there, and the first date with room in the budget from a date on. */
function thereOf(
  parcel: Parcel,
  known: Known,
  now: Date,
): { memberId: string; today: string; dateWithRoom(date: string): string }[] {
  return asksOfTeam(parcel, known, now).flatMap(({ memberId, state, counts }) => {
    if (state !== 'asked' || !counts) return []
    const charged = known.chargedOf(memberId)
    const dateWithRoom = (date: string) => firstDateWithRoom(charged, counts.limits, date)
    return [{ memberId, today: counts.on, dateWithRoom }]
  })
}

/** How many of the people who are there must have room for a thread to be asked. */
export function leastOf(there: number): number {
  return Math.ceil(there / 2)
}

function common(
  parcel: Parcel,
  known: Known,
): Pick<Situation, 'kind' | 'usualTime' | 'isHoliday' | 'isPaused'> {
  const { delivery, nudge, cycleState } = parcel
  const calendar = known.calendarOf(parcel)
  const isLocal = nudge.schedule.kind !== 'instant'
  return {
    kind: nudge.prompt.kind,
    usualTime: isLocal ? (delivery.occurrence.split('T')[1] ?? null) : null,
    isHoliday: (date) => calendar.closureOf(date) === 'holiday',
    isPaused: nudge.state === 'held' || cycleState === 'paused',
  }
}

function asksOfTeam(parcel: Parcel, known: Known, now: Date): AskDraft[] {
  if (asksNothing(parcel.nudge.prompt.kind)) return []
  return known.rosterOf(parcel).map((member) => {
    const ask = askOf(parcel, member, known, now)
    const { kind } = parcel.nudge.prompt
    if (known.rhythmOf(member.id).optOuts.some((out) => out === kind)) return { ...ask, state: 'opted-out' }
    const date = localDateOf(now, member.zone ?? parcel.team.zone)
    const isAway = known.leavesOf(member.id).some(({ from, until }) => from <= date && date < until)
    const isQuiet = known
      .snoozesOf(member.id)
      .some((snooze) => snooze.until > now && (snooze.kind === 'all' || snooze.kind === kind))
    return isAway || isQuiet ? { ...ask, state: 'away' } : ask
  })
}

/** A note or a digest asks nobody anything: neither the budget nor participation knows of it. */
function asksOfPerson(parcel: Parcel, member: Member, known: Known, now: Date): AskDraft[] {
  return asksNothing(parcel.nudge.prompt.kind) ? [] : [askOf(parcel, member, known, now)]
}

function askOf({ budget, team }: Parcel, member: Member, known: Known, now: Date): AskDraft {
  const limits: Limits = limitsOf(budget, known.rhythmOf(member.id).pace)
  const on = localDateOf(now, member.zone ?? team.zone)
  return { memberId: member.id, state: 'asked', counts: { on, limits } }
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)]
}

function byKey<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}
