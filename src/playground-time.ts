import type { Ticker } from './jobs/ticker.ts'
import type { PlatformDeps } from './platforms/index.ts'
import { deliverNudges } from './use-cases/deliver-nudge.ts'
import type { Deps } from './use-cases/deps.ts'
import { tellDeliveries } from './use-cases/tell-deliveries.ts'

/** Where the playground keeps how far its clock is ahead, so that a restart does not turn the time back. */
const CLOCK_AHEAD = 'playground.clock-at'
const BATCH = 2_000
/** Due questions whose way the clock tells. */
const TOLD = 12
/** Stops on the way of one move at most. */
const MOST_STEPS = 500

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
  const { agendas, deliveries, nudges } = stores
  return {
    nextDueAt: async () =>
      earliest([
        await nudges.nextDueAt(),
        await deliveries.nextWakeAt(clock.now()),
        await agendas.nextLookAt(),
      ]),
    explain: () => deliveries.countByState(null),
    tell: () => tellDeliveries(deps, TOLD),
    async jumpTo(instant) {
      const { jumpTo } = clock
      if (!jumpTo)
        throw new Error('The clock is the real one while Slack or Teams is configured; it cannot jump.')
      // From due time to due time: what falls due on the way is asked at its own time, not at the end of the way.
      for (let steps = 0; steps < MOST_STEPS; steps += 1) {
        const next = earliest([
          await nudges.nextPlanAt(),
          await deliveries.nextWakeAt(clock.now()),
          await agendas.nextLookAt(),
        ])
        if (!next || next >= instant) break
        await moveTo(next)
      }
      await moveTo(instant)
    },
  }

  async function moveTo(instant: Date): Promise<void> {
    clock.jumpTo?.(instant)
    await stores.settings.set(CLOCK_AHEAD, clock.now().toISOString())
    await ticker.runNow()
    await deliverWaiting(deps)
  }
}

/** Sends what is due now without waiting for the queue's next look, so that the page shows it at once. */
async function deliverWaiting(deps: Deps): Promise<void> {
  const due = await deps.stores.deliveries.waitingUntil(deps.clock.now(), BATCH)
  await deliverNudges(
    deps,
    due.map(({ id }) => id),
  )
}

function earliest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((instant) => instant !== null)
  return known.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
}
