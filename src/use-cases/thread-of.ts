import type { Nudge } from '../domain/nudge.ts'
import type { Deps } from './deps.ts'

/** Answers to answers: more than this in a row is a fault in the data, not a reason to search for ever. */
const LONGEST_CHAIN = 20

/**
 * The message in whose thread a nudge is sent: the first of the thread that its `replyTo` stands in. Null where it
 * answers nothing, or what it answers was never sent.
 */
export async function threadOf(deps: Pick<Deps, 'stores'>, nudge: Nudge): Promise<string | null> {
  const { deliveries, nudges } = deps.stores
  let thread: string | null = null
  let replyTo = nudge.replyTo
  for (let steps = 0; replyTo !== null && steps < LONGEST_CHAIN; steps += 1) {
    const answered = await deliveries.find(replyTo)
    const sent = answered?.mergedInto ? await deliveries.find(answered.mergedInto) : answered
    if (!sent?.messageRef) return thread
    thread = sent.messageRef
    replyTo = (await nudges.find(sent.nudgeId))?.replyTo ?? null
  }
  return thread
}
