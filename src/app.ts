import { createClock } from './clock.ts'
import type { Config } from './config.ts'
import { createQueue } from './jobs/queue.ts'
import { createTicker } from './jobs/ticker.ts'
import { loadCycleTemplates } from './library/cycle-templates.ts'
import { createPlatforms, type PlatformDeps } from './platforms/index.ts'
import { SAMPLE_SCHOOL } from './platforms/playground/sample-school.ts'
import { openPlaygroundTime } from './playground-time.ts'
import type { WebhookSender } from './ports/webhook-sender.ts'
import { type ChatPlatform, DeliveryError, type Log } from './ports.ts'
import { createStores } from './store/index.ts'
import { migrate } from './store/migrate.ts'
import { type Database, openDatabase } from './store/open-database.ts'
import { apiKey, createReadApi } from './use-cases/api/read-api.ts'
import { CLOSE_WEEKS, type CloseWeeksJob, closeWeeks } from './use-cases/close-weeks.ts'
import { deliverNudges } from './use-cases/deliver-nudge.ts'
import type { Deps } from './use-cases/deps.ts'
import { PLAN_DIGESTS, type PlanDigestsJob, planDigests } from './use-cases/digest/plan-digests.ts'
import { DELIVER_NUDGE, type DeliverNudgeJob } from './use-cases/enqueue-delivery.ts'
import { handleIntent } from './use-cases/handle-intent.ts'
import { openSampleSchool } from './use-cases/open-sample-school.ts'
import { createPages, pagesKey } from './use-cases/pages.ts'
import { READ_ENTRIES, readEntries } from './use-cases/read-entries.ts'
import { recoverDeliveries } from './use-cases/sweep-deliveries.ts'
import { SYNC_ROSTER, type SyncRosterJob, syncRoster } from './use-cases/sync-rosters.ts'
import { tick } from './use-cases/tick.ts'
import { SEND_WEBHOOK, type SendWebhookJob, sendWebhook } from './use-cases/webhooks/send-webhook.ts'
import { createApiRouter } from './web/api/router.ts'
import { createPictures } from './web/charts/pictures.tsx'
import { createPagesRouter } from './web/pages/router.tsx'
import { createWebServer } from './web/server.ts'
import { createWebhookSender } from './web/webhooks/sender.ts'

export interface App {
  /** Opens all, in order, and returns the port. What was opened before a fault is closed again. */
  start(): Promise<{ port: number }>
  /** Closes all that is open, in reverse order. May be called twice. */
  stop(): Promise<void>
}

/** Introduces the parts to each other; the only place that knows them all. */
export function createApp(config: Config, log: Log): App {
  const closers: (() => Promise<void>)[] = []
  const opened = (close: () => Promise<void>): void => void closers.push(close)
  const stop = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close()
  }
  return {
    stop,
    async start() {
      try {
        return await open(config, log, opened)
      } catch (error) {
        await stop()
        throw error
      }
    },
  }
}

type Opened = (close: () => Promise<void>) => void

async function open(config: Config, log: Log, opened: Opened) {
  const publicUrl = addressOf(config)
  const database = await openDatabase({ ...config, log })
  opened(() => database.close())
  const applied = await migrate(database)
  if (applied.length > 0) log.info({ applied }, 'the database is up to date')
  const platforms = new Map<string, ChatPlatform>()
  const deps = depsOf(config, log, database, platforms, publicUrl.current)
  const isPlayground = config.platforms.playground !== null
  const ticker = createTicker(() => tick(deps), { isFast: isPlayground || config.clock.speed !== 1, log })
  const controls = await openPlaygroundTime(deps, ticker, { isPinned: config.clock.start !== null })
  const platformDeps: PlatformDeps = { log, clock: deps.clock, memory: deps.stores.playground, controls }
  for (const platform of await createPlatforms(config.platforms, platformDeps))
    platforms.set(platform.name, platform)
  if (isPlayground) await openSampleSchool(deps, SAMPLE_SCHOOL)
  const sender = createWebhookSender({ privateHosts: new Set(config.webhookPrivateHosts) })
  await beginWork(deps, platforms, { isAlone: database.kind === 'embedded', sender }, opened)
  const web = createWebServer({
    host: config.host,
    port: config.port,
    routes: [...platforms.values()].flatMap(({ routes }) => routes),
    pages: createPagesRouter({
      pages: createPages(deps),
      key: await pagesKey(deps),
      isSecure: config.publicUrl.startsWith('https:'),
      log,
    }),
    api: createApiRouter({ api: createReadApi(deps), key: await apiKey(deps), log }),
    isReady: () => isDatabaseThere(database),
    log,
  })
  const port = await web.start()
  publicUrl.listensOn(port)
  opened(() => web.stop())
  await ticker.start()
  opened(() => ticker.stop())
  return { port }
}

/** The public address; where any free port was asked for, with the one that it became. */
function addressOf({ publicUrl, port }: Config) {
  let address = publicUrl
  return {
    current: () => address,
    listensOn: (actual: number): void => {
      if (port === 0) address = address.replace(/:0$/, `:${actual}`)
    },
  }
}

function depsOf(
  config: Config,
  log: Log,
  database: Database,
  platforms: ReadonlyMap<string, ChatPlatform>,
  publicUrl: () => string,
): Deps {
  const canJump = config.platforms.playground !== null && !config.platforms.isOutsideLoopback
  const clock = createClock(config.clock, canJump)
  const { connectionString, executeSql } = database
  return {
    stores: createStores(database),
    clock,
    log,
    queue: createQueue(connectionString === null ? { executeSql } : { connectionString }, { clock, log }),
    pictures: createPictures(log),
    platform: (name) => platformNamed(platforms, name),
    templates: loadCycleTemplates(),
    adminEmails: new Set(config.adminEmails),
    publicUrl,
  }
}

/** Opens queue and platforms, takes up what was cut off, and only then begins to send. */
async function beginWork(
  deps: Deps,
  platforms: ReadonlyMap<string, ChatPlatform>,
  options: { isAlone: boolean; sender: WebhookSender },
  opened: Opened,
): Promise<void> {
  const { queue } = deps
  const { sender } = options
  await queue.start()
  opened(() => queue.stop())
  for (const platform of platforms.values()) {
    opened(() => platform.stop())
    await platform.start((intent) => handleIntent(deps, intent))
  }
  // The embedded database is this process's alone: whatever is still being sent there was cut off. Before the workers
  // begin, or what they are just sending would count as that too, and be sent twice.
  await recoverDeliveries(deps, options)
  await queue.work<DeliverNudgeJob>(DELIVER_NUDGE, ({ deliveryIds }) => deliverNudges(deps, deliveryIds))
  await queue.work<SyncRosterJob>(SYNC_ROSTER, ({ teamId }) => syncRoster(deps, teamId))
  await queue.work<CloseWeeksJob>(
    CLOSE_WEEKS,
    async ({ districtId }) => void (await closeWeeks(deps, districtId)),
  )
  await queue.work<SendWebhookJob>(SEND_WEBHOOK, ({ deliveryId }) => sendWebhook(deps, sender, deliveryId))
  await queue.work<PlanDigestsJob>(
    PLAN_DIGESTS,
    async ({ districtId }) => void (await planDigests(deps, districtId)),
  )
  await queue.work(READ_ENTRIES, async () => void (await readEntries(deps)))
}

async function isDatabaseThere(database: Database): Promise<true | string> {
  try {
    await database.executeSql('SELECT 1')
    return true
  } catch {
    return 'The database does not answer.'
  }
}

function platformNamed(platforms: ReadonlyMap<string, ChatPlatform>, name: string): ChatPlatform {
  const platform = platforms.get(name)
  // As a failed delivery: what is kept of a platform that was switched off must not hold up the others.
  if (!platform)
    throw new DeliveryError('not-reachable', {
      cause: new Error(`The platform "${name}" is not configured`),
    })
  return platform
}
