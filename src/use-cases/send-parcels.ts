import { retryDelaySeconds } from '../domain/back-off.ts'
import type { Delivery } from '../domain/nudge.ts'
import { remindAtOf } from '../domain/reminders.ts'
import { type AskDraft, DeliveryError, type Parcel, type Reach, type SentMessage } from '../ports.ts'
import { mergedView } from '../views/merged-view.ts'
import type { View } from '../views/view.ts'
import type { Deps } from './deps.ts'
import { digestViewFor } from './digest/digest-view-for.ts'
import { enqueueRetry } from './enqueue-delivery.ts'
import { refOf } from './people.ts'
import { promptViewFor } from './prompt-view-for.ts'
import { type Considered, leastOf } from './situations.ts'
import { threadOf } from './thread-of.ts'

export type DeliverDeps = Pick<Deps, 'stores' | 'clock' | 'queue' | 'log' | 'platform' | 'pictures'>

/** How long one send may take, in real seconds; after that the delivery counts as abandoned. */
export const LEASE_SECONDS = 120
/** Questions in one message at most; what is more waits for the next slot. */
const MOST_IN_ONE = 3

/** Sends one message: a question to a thread, or one to three questions to a person. */
export async function sendParcels(deps: DeliverDeps, together: Considered[]): Promise<void> {
  const [first, ...others] = together.slice(0, MOST_IN_ONE)
  if (!first) return
  const { delivery: waiting } = first.parcel
  const { deliveries } = deps.stores
  const lease = deps.clock.afterReal(LEASE_SECONDS * 1000)
  const taken = await deliveries.take(waiting.id, deps.clock.now(), lease, reachOf(first, others))
  if (taken === null) return
  if (taken === 'over-budget') return holdForBudget(deps, waiting)
  const parcels = [{ ...first.parcel, delivery: taken }, ...others.map(({ parcel }) => parcel)]
  let sent: SentMessage
  try {
    sent = await send(deps, parcels)
  } catch (error) {
    return keepFailure(deps, taken, error)
  }
  // Outside the catch: a fault in noting it must not look like a failed send, or it would be sent again. The lease runs
  // out instead, and the sweep finds the message.
  const now = deps.clock.now()
  await deliveries.markSent(taken.id, sent.ref, now, await followUpAt(deps, first.parcel, taken, now))
  deps.log.info({ deliveryId: taken.id, questions: parcels.length, attempts: taken.attempts }, 'sent')
}

/** When to look who is left to be asked: at once where a thread could not ask everybody, else for the first reminder. */
async function followUpAt(
  deps: DeliverDeps,
  { nudge }: Parcel,
  delivery: Delivery,
  now: Date,
): Promise<Date | null> {
  const asks = delivery.memberId === null ? await deps.stores.asks.of([delivery.id]) : []
  const isSomebodyLeft = asks.some(({ state }) => state === 'over-budget')
  return isSomebodyLeft ? now : remindAtOf(nudge.prompt.kind, delivery, now)
}

function reachOf(first: Considered, others: Considered[]): Reach {
  const isThread = first.parcel.member === null
  const there = first.asks.filter(({ state }) => state === 'asked').length
  return {
    asks: first.asks,
    least: isThread ? leastOf(there) : first.asks.length,
    merged: others.flatMap(({ parcel, asks }) => {
      const [own] = asks
      return own ? [{ deliveryId: parcel.delivery.id, ask: { ...own, counts: null } satisfies AskDraft }] : []
    }),
  }
}

/** Somebody else asked the same people in between; the next look finds the next slot. */
async function holdForBudget(deps: DeliverDeps, { id }: Delivery): Promise<void> {
  const at = deps.clock.now()
  const hold = { at, reason: 'budget', until: new Date(at.getTime() + 60_000) } as const
  await deps.stores.deliveries.settle([{ id, kind: 'hold', hold }])
}

async function send(deps: DeliverDeps, parcels: Parcel[]): Promise<SentMessage> {
  const [{ delivery, nudge, workspace, team, member }] = parcels as [Parcel, ...Parcel[]]
  const address = (member ?? team).address ?? ''
  const view = await viewOfParcels(deps, parcels)
  const options = { thread: await threadOf(deps, nudge) }
  return deps.platform(workspace.platform).send(refOf(workspace), address, view, delivery.id, options)
}

async function viewOfParcels(deps: DeliverDeps, parcels: Parcel[]): Promise<View> {
  const views: View[] = []
  for (const parcel of parcels) views.push(await viewOfParcel(deps, parcel))
  const [only] = views
  return only && views.length === 1 ? only : mergedView(views)
}

function viewOfParcel(deps: DeliverDeps, parcel: Parcel): Promise<View> {
  const isDigest = parcel.nudge.prompt.kind === 'digest'
  return isDigest ? digestViewFor(deps, parcel) : promptViewFor(deps, parcel)
}

async function keepFailure(deps: DeliverDeps, delivery: Delivery, error: unknown): Promise<void> {
  const kind = error instanceof DeliveryError ? error.kind : 'unavailable'
  const fields = { deliveryId: delivery.id, reason: kind, attempts: delivery.attempts }
  if (error instanceof DeliveryError) deps.log.warn(fields, 'not sent')
  else deps.log.error({ ...fields, error: nameOf(error) }, 'not sent: a fault of the service')
  const { deliveries } = deps.stores
  if (kind === 'not-reachable') return deliveries.markEnded(delivery.id, 'blocked', kind)
  if (kind === 'rejected' || kind === 'unauthorised') return deliveries.markEnded(delivery.id, 'failed', kind)
  // It may have arrived: whoever looks next asks the platform, and until then nobody sends it again.
  if (kind === 'unavailable') {
    const seconds = retryDelaySeconds(delivery.attempts, null, delivery.id) ?? LEASE_SECONDS
    return deliveries.markUnanswered(delivery.id, deps.clock.afterReal(seconds * 1000))
  }
  const told = error instanceof DeliveryError ? error.retryAfterSeconds : null
  const seconds = retryDelaySeconds(delivery.attempts, told, delivery.id)
  const nextAttemptAt = seconds === null ? null : deps.clock.afterReal(seconds * 1000)
  if (!nextAttemptAt || nextAttemptAt >= delivery.closesAt)
    return deliveries.markEnded(delivery.id, 'failed', 'gave-up')
  await deliveries.markWaiting(delivery.id, kind, nextAttemptAt)
  await enqueueRetry(deps, { ...delivery, nextAttemptAt })
}

/** The error's name without its message: that may quote what somebody wrote. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
