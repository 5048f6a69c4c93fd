import cron from 'node-cron'
import type { Log } from '../ports.ts'

/** Runs something every minute, or every second where the clock runs faster than the world's. */
export interface Ticker {
  start(): Promise<void>
  /** Resolves when a run under way has ended. May be called twice. */
  stop(): Promise<void>
  /** Runs it now, after a run under way. Throws what the run throws. */
  runNow(): Promise<void>
}

/** node-cron serves for the bare beat alone: what is due is decided by a look back in time, so a missed beat loses nothing. */
export function createTicker(run: () => Promise<void>, options: { isFast: boolean; log: Log }): Ticker {
  let underWay: Promise<void> = Promise.resolve()
  let isStopped = false
  const runNow = (): Promise<void> => {
    const next = underWay.then(run)
    underWay = next.catch(() => {})
    return next
  }
  const beat = async () => {
    if (isStopped) return
    await runNow().catch((error: unknown) => {
      options.log.error(
        { error: error instanceof Error ? error.name : typeof error },
        'a tick failed; the next one looks again',
      )
    })
  }
  const task = cron.createTask(options.isFast ? '* * * * * *' : '* * * * *', beat, {
    noOverlap: true,
    suppressMissedWarning: true,
  })
  return {
    runNow,
    async start() {
      await task.start()
      await beat()
    },
    async stop() {
      if (!isStopped) await task.destroy()
      isStopped = true
      await underWay
    },
  }
}
