import PgBoss from 'pg-boss'
import type { Clock, JobQueue, Log } from '../ports.ts'

/** How pg-boss reaches the database: by itself over a connection string, or through the one open connection. */
export type QueueDatabase =
  | { connectionString: string }
  | { executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }> }

/** Seconds between two looks for work; work that is sent here and due is looked for at once. */
const POLLING_SECONDS = 1
/** Jobs that one look takes; they run side by side. */
const BATCH = 20

/**
 * The queue on pg-boss. Its jobs only carry ids of rows that hold the truth, so a job that fails is not repeated
 * here: the tick finds the row again. Start before sending.
 */
export function createQueue(database: QueueDatabase, deps: { clock: Clock; log: Log }): JobQueue {
  const { clock, log } = deps
  const boss = new PgBoss({ ...optionsFor(database), schedule: false })
  const workers = new Map<string, string>()
  let isRunning = false
  boss.on('error', (error) => log.error({ error: error.name }, 'the job queue met a fault'))
  return {
    async start() {
      await boss.start()
      isRunning = true
    },
    async work<T extends object>(name: string, handle: (data: T) => Promise<void>) {
      await boss.createQueue(name, { name, retryLimit: 0 })
      const options = { pollingIntervalSeconds: POLLING_SECONDS, batchSize: BATCH }
      const id = await boss.work<T>(name, options, async (jobs) => {
        await Promise.all(jobs.map(({ data, id }) => runLogged(log, name, id, () => handle(data))))
      })
      workers.set(name, id)
    },
    async send(name, data, { id, notBefore }) {
      const milliseconds = notBefore ? clock.realMillisecondsUntil(notBefore) : 0
      await boss.send(name, data, { id, startAfter: Math.ceil(milliseconds / 1000) })
      const worker = workers.get(name)
      if (worker && milliseconds === 0) boss.notifyWorker(worker)
    },
    async stop() {
      if (!isRunning) return
      isRunning = false
      await boss.stop({ graceful: true, wait: true, timeout: 10_000 })
    },
  }
}

function optionsFor(database: QueueDatabase): PgBoss.ConstructorOptions {
  if ('connectionString' in database) return { connectionString: database.connectionString }
  return { db: { executeSql: (text: string, values: unknown[]) => database.executeSql(text, values) } }
}

/** One job's fault must not take the others of its batch with it. */
async function runLogged(log: Log, name: string, jobId: string, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    log.error({ job: name, jobId, error: error instanceof Error ? error.name : typeof error }, 'a job failed')
  }
}
