import type { Ticker } from './jobs/ticker.ts'
import type { PlatformDeps } from './platforms/index.ts'
import { deliverNudge } from './use-cases/deliver-nudge.ts'
import type { Deps } from './use-cases/deps.ts'

/** Where the playground keeps how far its clock is ahead, so that a restart does not turn the time back. */
const CLOCK_AHEAD = 'playground.clock-at'
const BATCH = 200

/**
 * What the playground's clock works on. A clock whose start was not set by hand (`isPinned`) goes on from where the
 * playground left it, where that is ahead of the world's time.
 */
export async function openPlaygroundTime(
  deps: Deps,
  ticker: Pick<Ticker, 'runNow'>,
  options: { isPinned: boolean },
): Promise<PlatformDeps['controls']> {
  const { stores, clock } = deps
  const left = clock.jumpTo && !options.isPinned ? await stores.settings.get(CLOCK_AHEAD) : null
  if (left) clock.jumpTo?.(new Date(left))
  return {
    nextDueAt: () => stores.nudges.nextDueAt(),
    explain: () => stores.deliveries.countByState(null),
    async jumpTo(instant) {
      if (!clock.jumpTo)
        throw new Error('The clock is the real one while Slack or Teams is configured; it cannot jump.')
      clock.jumpTo(instant)
      await stores.settings.set(CLOCK_AHEAD, clock.now().toISOString())
      await ticker.runNow()
      await deliverWaiting(deps)
    },
  }
}

/** Sends what is due now without waiting for the queue's next look, so that the page shows it at once. */
async function deliverWaiting(deps: Deps): Promise<void> {
  for (const { id } of await deps.stores.deliveries.waitingUntil(deps.clock.now(), BATCH))
    await deliverNudge(deps, id)
}
