import { newId } from '../domain/ids.ts'
import { dueAt } from '../domain/new-nudge.ts'
import { closesAt, type Delivery, type Nudge } from '../domain/nudge.ts'
import type { Team } from '../domain/organisation.ts'
import { dueOccurrences, nextDueAfter, type Occurrence } from '../domain/schedule.ts'
import type { Deps } from './deps.ts'
import { enqueueDelivery } from './enqueue-delivery.ts'

type PlanDeps = Pick<Deps, 'stores' | 'clock' | 'queue' | 'log'>

/** How far back a due time counts, in days: an outage of up to a week loses nothing. */
export const LOOK_BACK_DAYS = 7
/** Nudges read in one step. */
const BATCH = 200

/**
 * Plans all that fell due up to now: one delivery for each nudge, recipient and due time, once, whoever plans and how
 * often. What is too old for its window is kept as suppressed, with the reason. Returns the number of new deliveries.
 */
export async function planDueNudges(deps: PlanDeps): Promise<number> {
  let planned = 0
  for (;;) {
    const due = await deps.stores.nudges.dueUntil(deps.clock.now(), BATCH)
    for (const nudge of due) planned += await planNudge(deps, nudge)
    if (due.length < BATCH) return planned
  }
}

/** Plans one nudge's due times; see planDueNudges. */
export async function planNudge(deps: PlanDeps, nudge: Nudge): Promise<number> {
  const now = deps.clock.now()
  const team = await deps.stores.teams.find(nudge.teamId)
  if (!team || !nudge.nextDueAt) return 0
  const dueTimes = dueOccurrences(nudge.schedule, nudge.zone, new Date(nudge.nextDueAt.getTime() - 1), now)
  const recipients = await recipientsOf(deps, nudge, team)
  const deliveries = dueTimes.flatMap((occurrence) =>
    recipients.map((memberId) => deliveryOf({ nudge, team, memberId, occurrence, now })),
  )
  const next = nextDueAfter(nudge.schedule, nudge.zone, now)
  const claimed = await deps.stores.deliveries.claim(deliveries, nudge.id, next && dueAt(nudge, next))
  for (const delivery of claimed) if (delivery.state === 'waiting') await enqueueDelivery(deps, delivery)
  if (claimed.length > 0) deps.log.info({ nudgeId: nudge.id, deliveries: claimed.length }, 'planned')
  return claimed.length
}

/** The members asked in private, or null once for the team's thread. */
async function recipientsOf(deps: PlanDeps, nudge: Nudge, team: Team): Promise<(string | null)[]> {
  if (nudge.audience === 'team') return [null]
  return (await deps.stores.teams.roster(team.id)).map(({ id }) => id)
}

function deliveryOf(input: {
  nudge: Nudge
  team: Team
  memberId: string | null
  occurrence: Occurrence
  now: Date
}): Delivery {
  const { nudge, team, memberId, now } = input
  const { key, at: dueAt } = input.occurrence
  const closes = closesAt(nudge, dueAt)
  const isTooLate = closes <= now || now.getTime() - dueAt.getTime() > LOOK_BACK_DAYS * 86_400_000
  return {
    id: newId(now),
    nudgeId: nudge.id,
    workspaceId: team.workspaceId,
    teamId: team.id,
    memberId,
    occurrence: key,
    round: 0,
    dueAt,
    closesAt: closes,
    state: isTooLate ? 'suppressed' : 'waiting',
    reason: isTooLate ? 'window-closed' : null,
    attempts: 0,
    nextAttemptAt: now,
    leasedUntil: null,
    messageRef: null,
    sentAt: null,
    closedAt: null,
    mergedInto: null,
    holds: [],
  }
}
