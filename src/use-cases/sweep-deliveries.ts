import { MAX_ATTEMPTS } from '../domain/back-off.ts'
import type { Delivery, Nudge } from '../domain/nudge.ts'
import type { Workspace } from '../domain/organisation.ts'
import { DeliveryError } from '../ports.ts'
import { resultView } from '../views/result-view.ts'
import { addressOf } from './address-of.ts'
import { askAboutRhythm, halveWhereIgnored } from './ask-about-rhythm.ts'
import type { Deps } from './deps.ts'
import { enqueueDeliveries } from './enqueue-delivery.ts'
import { findSent } from './find-sent.ts'
import { refOf } from './people.ts'
import { headingOf } from './prompt-view-for.ts'
import { LEASE_SECONDS } from './send-parcels.ts'
import { tallyFor } from './tally-for.ts'

type SweepDeps = Pick<Deps, 'stores' | 'clock' | 'queue' | 'log' | 'platform'>

const BATCH = 200
/** Deliveries handed to the queue in one tick at most. */
const MOST_DUE = 20_000
const HOUR = 3_600_000
/** Longer than any lease, in milliseconds. */
const A_LIFE = 100 * 365 * 24 * HOUR

/**
 * Takes up what a stopped service left: deliveries whose sender is gone are looked up on the platform before anything
 * is sent again, and waiting ones get a job again where theirs was lost. `isAlone`: no other service works on the
 * database and this one has sent nothing yet, so that no lease holds any more.
 */
export async function recoverDeliveries(deps: SweepDeps, options = { isAlone: false }): Promise<void> {
  const now = deps.clock.now()
  const leasedUntil = options.isAlone ? new Date(now.getTime() + A_LIFE) : now
  for (const delivery of await deps.stores.deliveries.abandonedBefore(leasedUntil, BATCH)) {
    // Services sweep on the same minute: the second to look would put back in line what the first sends again.
    const lease = deps.clock.afterReal(LEASE_SECONDS * 1000)
    if (await deps.stores.deliveries.takeOver(delivery, lease)) await recover(deps, delivery)
  }
  // A job of the same deliveries, tries and minute is not added twice, and a surplus one finds nothing to take.
  const minute = Math.floor(now.getTime() / 60_000)
  await enqueueDeliveries(deps, await deps.stores.deliveries.waitingUntil(now, MOST_DUE), minute)
}

/**
 * Closes the questions whose time is over and shows their result, where five people or more answered. Where a platform
 * wants a pause or does not answer, its workspace waits for the next sweep, for an hour at most.
 */
export async function closeDueDeliveries(deps: SweepDeps): Promise<void> {
  const due = await deps.stores.deliveries.closableUntil(deps.clock.now(), BATCH)
  if (due.length === 0) return
  const nudges = await deps.stores.nudges.list([...new Set(due.map(({ nudgeId }) => nudgeId))])
  const resting = new Set<string>()
  const closed: Delivery[] = []
  for (const delivery of due) {
    if (resting.has(delivery.workspaceId)) continue
    const nudge = nudges.find(({ id }) => id === delivery.nudgeId)
    if (nudge && hasResult(nudge) && (await isOpenElsewhere(deps, delivery))) continue
    const isDone = !nudge || !hasResult(nudge) || (await showResult(deps, delivery, nudge))
    if (!isDone) {
      resting.add(delivery.workspaceId)
      continue
    }
    if (nudge?.prompt.kind === 'rhythm') await halveWhereIgnored(deps, delivery)
    closed.push(delivery)
  }
  // Before they are marked: both may be done twice, and neither may be lost.
  await askAboutRhythm(
    deps,
    closed.filter(({ nudgeId, round }) => round === 0 && !isAboutRhythm(nudges, nudgeId)),
  )
  await deps.stores.deliveries.markClosed(
    closed.map(({ id }) => id),
    deps.clock.now(),
  )
}

function isAboutRhythm(nudges: readonly Nudge[], nudgeId: string): boolean {
  return nudges.find(({ id }) => id === nudgeId)?.prompt.kind === 'rhythm'
}

/** Whether others may still answer, at their own local time: two results would tell of those who came between. */
async function isOpenElsewhere(deps: SweepDeps, delivery: Delivery): Promise<boolean> {
  if (delivery.memberId === null) return false
  const now = deps.clock.now()
  const siblings = await deps.stores.deliveries.siblings(delivery)
  return siblings.some(({ state, round, closesAt }) => state === 'sent' && round === 0 && closesAt > now)
}

/** Whether answers were chosen from a list, and of many people. */
function hasResult({ prompt, memberId }: Nudge): boolean {
  return prompt.choices.length > 0 && memberId === null
}

async function recover(deps: SweepDeps, delivery: Delivery): Promise<void> {
  const { deliveries, organisation } = deps.stores
  const now = deps.clock.now()
  const workspace = await organisation.findWorkspace(delivery.workspaceId)
  const address = await addressOf(deps, delivery)
  if (!workspace || !address) return deliveries.markEnded(delivery.id, 'blocked', 'not-reachable')
  const found = await lookUp(deps, workspace, address, delivery)
  deps.log.warn(
    { deliveryId: delivery.id, found: typeof found === 'string' ? found : 'sent' },
    'a send was cut off or not answered',
  )
  if (found === 'later') return
  // Looked at again at once: who had no room is asked in private, and reminders find their time.
  if (typeof found !== 'string') return deliveries.markSent(delivery.id, found.ref, now, now)
  // Without an answer an outage is likelier than a loss of the answer alone; a stop of our own may come at any time.
  const isUnanswered = delivery.reason === 'unavailable'
  if (found === 'unknown' && !isUnanswered) return deliveries.markEnded(delivery.id, 'failed', 'interrupted')
  if (delivery.attempts >= MAX_ATTEMPTS) return deliveries.markEnded(delivery.id, 'failed', 'gave-up')
  await deliveries.markWaiting(delivery.id, 'unavailable', now)
}

/**
 * What became of a send; 'later' where the platform does not answer just now. One that is configured no more, or is
 * silent for long, cannot tell: what is kept of it must not hold up the others.
 */
async function lookUp(deps: SweepDeps, workspace: Workspace, address: string, delivery: Delivery) {
  try {
    return await findSent(deps, workspace, address, delivery)
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    const isLate = deps.clock.now().getTime() - delivery.closesAt.getTime() > HOUR
    return isPassing(error) && !isLate ? 'later' : 'unknown'
  }
}

/** Whether a platform may take later what it does not take now. */
function isPassing({ kind }: DeliveryError): boolean {
  return kind === 'rate-limited' || kind === 'unavailable'
}

/** Whether nothing is left to do: shown, or not to be shown. */
async function showResult(deps: SweepDeps, delivery: Delivery, nudge: Nudge): Promise<boolean> {
  const { deliveries, teams, organisation } = deps.stores
  const team = await teams.find(delivery.teamId)
  const workspace = await organisation.findWorkspace(delivery.workspaceId)
  const address = await addressOf(deps, delivery)
  if (!team?.isActive || !workspace || !address || !delivery.messageRef) return true
  // A message with several questions keeps them all; a closed one says so when it is tapped.
  if ((await deliveries.mergedWith(delivery)).length > 1) return true
  const tally = await tallyFor(deps, delivery, nudge, workspace.districtId)
  const view = resultView(await headingOf(deps, nudge, team), nudge.prompt, tally)
  try {
    await deps.platform(workspace.platform).update(refOf(workspace), address, delivery.messageRef, view)
    return true
  } catch (error) {
    // The answers are safe; the result only misses its place in the message.
    if (!(error instanceof DeliveryError)) throw error
    deps.log.warn({ deliveryId: delivery.id, reason: error.kind }, 'the result could not be shown')
    return !isPassing(error) || deps.clock.now().getTime() - delivery.closesAt.getTime() > HOUR
  }
}
