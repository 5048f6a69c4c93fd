import type { SchoolCalendar } from '../domain/calendar.ts'
import { newId } from '../domain/ids.ts'
import { dueAt, planAtOf } from '../domain/new-nudge.ts'
import { closesAt, type Delivery, type Nudge } from '../domain/nudge.ts'
import type { Member, Team } from '../domain/organisation.ts'
import {
  dueOccurrences,
  nextDueAfter,
  type Occurrence,
  occurrenceIn,
  type Schedule,
} from '../domain/schedule.ts'
import type { Deps } from './deps.ts'
import { enqueueDeliveries } from './enqueue-delivery.ts'
import { together } from './school-calendar.ts'

type PlanDeps = Pick<Deps, 'stores' | 'clock' | 'queue' | 'log'>

const HOUR = 3_600_000
/** How far back a due time counts, in days: an outage of up to a week loses nothing. */
export const LOOK_BACK_DAYS = 7
/** The same local time comes at most so much later in one zone than in another (UTC+14 and UTC-12). */
const ROUND_THE_WORLD_MS = 26 * HOUR
/** Nudges read in one step. */
const BATCH = 200

/**
 * Plans all that fell due up to now: one delivery for each nudge, recipient and occurrence, once, whoever plans and how
 * often. Who is asked in private is asked at the own local time: the delivery waits for it. What is too old for its
 * window is kept as suppressed, with the reason. Returns the number of new deliveries.
 */
export async function planDueNudges(deps: PlanDeps): Promise<number> {
  let planned = 0
  for (;;) {
    const due = await deps.stores.nudges.dueUntil(deps.clock.now(), BATCH)
    const claimed = await planNudges(deps, due)
    await enqueueDue(deps, claimed)
    planned += claimed.length
    if (due.length < BATCH) return planned
  }
}

/** Plans those new nudges at once that are due already, so that nobody waits for the next minute. */
export async function planAtOnce(deps: PlanDeps, nudges: readonly Nudge[]): Promise<void> {
  const now = deps.clock.now()
  const due = nudges.filter(({ planAt }) => planAt && planAt <= now)
  await enqueueDue(deps, await planNudges(deps, due))
}

/** Plans the due times of some nudges; see planDueNudges. Returns the new deliveries, which nobody sends yet. */
export async function planNudges(deps: PlanDeps, nudges: readonly Nudge[]): Promise<Delivery[]> {
  if (nudges.length === 0) return []
  const teamIds = [...new Set(nudges.map(({ teamId }) => teamId))]
  const withRosters = nudges.filter(({ audience, memberId }) => audience === 'private' && !memberId)
  const teams = await deps.stores.teams.list(teamIds)
  const [calendarOf, rosters, people] = await Promise.all([
    calendarsOf(deps, teams, nudges),
    deps.stores.teams.rosters([...new Set(withRosters.map(({ teamId }) => teamId))]),
    deps.stores.members.list(nudges.flatMap(({ memberId }) => memberId ?? [])),
  ])
  const claimed: Delivery[] = []
  for (const nudge of nudges) {
    const team = teams.find(({ id }) => id === nudge.teamId)
    const persons = nudge.memberId
      ? people.filter(({ id }) => id === nudge.memberId)
      : (rosters.find(({ teamId }) => teamId === nudge.teamId)?.members ?? [])
    if (team) claimed.push(...(await planNudge(deps, { nudge, team, persons, calendar: calendarOf(team) })))
  }
  return claimed
}

/** Hands to the queue what may be sent now; the rest waits for its time. */
export async function enqueueDue(deps: Pick<Deps, 'clock' | 'queue'>, deliveries: Delivery[]): Promise<void> {
  const now = deps.clock.now()
  const due = deliveries.filter(({ state, nextAttemptAt }) => state === 'waiting' && nextAttemptAt <= now)
  await enqueueDeliveries(deps, due)
}

interface Plan {
  nudge: Nudge
  team: Team
  persons: Member[]
  calendar: SchoolCalendar
}

/** The calendars of the teams' schools; only those of nudges that repeat are read, as only these look at one. */
async function calendarsOf(
  deps: PlanDeps,
  teams: Team[],
  nudges: readonly Nudge[],
): Promise<(team: Team) => SchoolCalendar> {
  const repeating = new Set(
    nudges.filter(({ schedule }) => isRepeating(schedule)).map(({ teamId }) => teamId),
  )
  const schoolIds = teams.filter(({ id }) => repeating.has(id)).map(({ schoolId }) => schoolId)
  const sources = schoolIds.length > 0 ? await deps.stores.calendars.of([...new Set(schoolIds)]) : []
  return (team) => together(sources.filter(({ schoolId }) => schoolId === team.schoolId))
}

async function planNudge(deps: PlanDeps, { nudge, team, persons, calendar }: Plan): Promise<Delivery[]> {
  const now = deps.clock.now()
  if (!nudge.nextDueAt || !nudge.planAt) return []
  const { due, next } = occurrencesToPlan(nudge, nudge.nextDueAt, now, calendar)
  const deliveries = due.flatMap((occurrence) =>
    nudge.audience === 'team'
      ? [deliveryOf({ nudge, team, member: null, occurrence, now })]
      : persons.map((member) => deliveryOf({ nudge, team, member, occurrence, now })),
  )
  const claimed = await deps.stores.deliveries.claim(deliveries, nudge.id, next && dueAt(nudge, next))
  if (claimed.length > 0) deps.log.info({ nudgeId: nudge.id, deliveries: claimed.length }, 'planned')
  return claimed
}

/** What the planner takes up at `now`, and what comes after that. */
function occurrencesToPlan(
  nudge: Nudge,
  from: Date,
  now: Date,
  calendar: SchoolCalendar,
): { due: Occurrence[]; next: Occurrence | null } {
  const { schedule, zone } = nudge
  const until = new Date(now.getTime() + (nudge.audience === 'private' ? ROUND_THE_WORLD_MS : 0))
  const due = dueOccurrences(schedule, zone, new Date(from.getTime() - 1), until, calendar).filter(
    (occurrence) => planAtOf(nudge, occurrence) <= now,
  )
  const last = due.at(-1)?.at ?? new Date(from.getTime() - 1)
  return { due, next: nextDueAfter(schedule, zone, last, calendar) }
}

function isRepeating({ kind }: Schedule): boolean {
  return kind !== 'local' && kind !== 'instant'
}

function deliveryOf(input: {
  nudge: Nudge
  team: Team
  member: Member | null
  occurrence: Occurrence
  now: Date
}): Delivery {
  const { nudge, team, member, occurrence, now } = input
  const at = member ? occurrenceIn(occurrence.key, member.zone ?? team.zone) : occurrence.at
  const closes = closesAt(nudge, at)
  const isTooLate = closes <= now || now.getTime() - at.getTime() > LOOK_BACK_DAYS * 24 * HOUR
  return {
    ...newDelivery({ nudge, workspaceId: (member ?? team).workspaceId, memberId: member?.id ?? null, now }),
    occurrence: occurrence.key,
    dueAt: at,
    closesAt: closes,
    state: isTooLate ? 'suppressed' : 'waiting',
    reason: isTooLate ? 'window-closed' : null,
    nextAttemptAt: new Date(Math.max(at.getTime(), now.getTime())),
  }
}

/** A delivery of a nudge before anything is known of its time. */
export function newDelivery(input: {
  nudge: Pick<Nudge, 'id' | 'teamId'>
  workspaceId: string
  memberId: string | null
  now: Date
}): Omit<Delivery, 'occurrence' | 'dueAt' | 'closesAt' | 'nextAttemptAt'> {
  const { nudge, workspaceId, memberId, now } = input
  return {
    ...{ id: newId(now), nudgeId: nudge.id, workspaceId, teamId: nudge.teamId, memberId, round: 0 },
    ...{ state: 'waiting', reason: null, attempts: 0, leasedUntil: null, messageRef: null },
    ...{ sentAt: null, closedAt: null, remindAt: null, mergedInto: null, holds: [] },
  }
}
