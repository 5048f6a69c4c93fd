import type { Delivery, DeliveryState, Nudge } from '../domain/nudge.ts'
import type { Workspace } from '../domain/organisation.ts'
import { DeliveryError } from '../ports.ts'
import { resultView } from '../views/result-view.ts'
import type { View } from '../views/view.ts'
import { addressOf } from './address-of.ts'
import { askAboutRhythm, halveWhereIgnored } from './ask-about-rhythm.ts'
import type { Deps } from './deps.ts'
import { refOf } from './people.ts'
import { headingOf } from './prompt-view-for.ts'
import { tallyFor } from './tally-for.ts'

type CloseDeps = Pick<Deps, 'stores' | 'clock' | 'log' | 'platform'>

/** Deliveries closed in one step. */
const BATCH = 200
const HOUR = 3_600_000
/** Out, perhaps out, or still to come at somebody's own time. */
const MAY_BE_ANSWERED: ReadonlySet<DeliveryState> = new Set(['sent', 'sending', 'waiting'])

/**
 * Closes the questions whose time is over and shows their result, where five people or more answered. Where a platform
 * wants a pause or does not answer, its workspace waits for the next sweep, for an hour at most.
 */
export async function closeDueDeliveries(deps: CloseDeps): Promise<void> {
  const due = await deps.stores.deliveries.closableUntil(deps.clock.now(), BATCH)
  if (due.length === 0) return
  const nudges = await deps.stores.nudges.list([...new Set(due.map(({ nudgeId }) => nudgeId))])
  const resting = new Set<string>()
  const closed: Delivery[] = []
  const questionOf = createQuestions(deps)
  for (const delivery of due) {
    if (resting.has(delivery.workspaceId)) continue
    const nudge = nudges.find(({ id }) => id === delivery.nudgeId)
    const question = nudge && hasResult(nudge) ? questionOf(delivery, nudge) : null
    if (question && delivery.memberId !== null && (await question.isOpen())) continue
    const isDone = question === null || (await showResult(deps, delivery, await question.result()))
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

/** What all deliveries of one question share as it closes, looked up once. */
interface Question {
  /** Whether others may still answer, at their own local time: two results would tell of those who came between. */
  isOpen(): Promise<boolean>
  /** Its result; null where it has no place any more. */
  result(): Promise<Result | null>
}

interface Result {
  workspace: Workspace
  view: View
}

function createQuestions(deps: CloseDeps): (delivery: Delivery, nudge: Nudge) => Question {
  const { deliveries, teams, organisation } = deps.stores
  const now = deps.clock.now()
  const make = (delivery: Delivery, nudge: Nudge): Question => {
    const siblings = once(() => deliveries.siblings(delivery))
    return {
      isOpen: async () =>
        (await siblings()).some(
          ({ state, round, closesAt }) => MAY_BE_ANSWERED.has(state) && round === 0 && closesAt > now,
        ),
      result: once(async () => {
        const team = await teams.find(delivery.teamId)
        const workspace = await organisation.findWorkspace(delivery.workspaceId)
        if (!team?.isActive || !workspace) return null
        const tally = await tallyFor(deps, await siblings(), nudge, workspace.districtId)
        return { workspace, view: resultView(await headingOf(deps, nudge, team), nudge.prompt, tally) }
      }),
    }
  }
  const known = new Map<string, Question>()
  return (delivery, nudge) => {
    // The members of a team may be on several platforms; a result is shown on each.
    const key = `${delivery.nudgeId} ${delivery.occurrence} ${delivery.workspaceId}`
    const question = known.get(key) ?? make(delivery, nudge)
    known.set(key, question)
    return question
  }
}

/** Looks something up at the first call, and keeps it. */
function once<T>(look: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null
  return () => {
    kept ??= look()
    return kept
  }
}

/** Whether answers were chosen from a list, and of many people. */
function hasResult({ prompt, memberId }: Nudge): boolean {
  return prompt.choices.length > 0 && memberId === null
}

/** Whether nothing is left to do: shown, or not to be shown. */
async function showResult(deps: CloseDeps, delivery: Delivery, result: Result | null): Promise<boolean> {
  const address = await addressOf(deps, delivery)
  if (!result || !address || !delivery.messageRef) return true
  // A message with several questions keeps them all; a closed one says so when it is tapped.
  if ((await deps.stores.deliveries.mergedWith(delivery)).length > 1) return true
  const { workspace, view } = result
  try {
    await deps.platform(workspace.platform).update(refOf(workspace), address, delivery.messageRef, view)
    return true
  } catch (error) {
    // The answers are safe; the result only misses its place in the message.
    if (!(error instanceof DeliveryError)) throw error
    deps.log.warn({ deliveryId: delivery.id, reason: error.kind }, 'the result could not be shown')
    return !error.isPassing || deps.clock.now().getTime() - delivery.closesAt.getTime() > HOUR
  }
}
