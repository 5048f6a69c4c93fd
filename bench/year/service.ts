import type { Intent, WorkspaceRef } from '../../src/domain/intent.ts'
import { loadCycleTemplates } from '../../src/library/cycle-templates.ts'
import type { ChatPlatform, Clock, JobQueue, Log } from '../../src/ports.ts'
import { createStores } from '../../src/store/index.ts'
import type { Database } from '../../src/store/open-database.ts'
import { deliverNudges } from '../../src/use-cases/deliver-nudge.ts'
import type { Deps } from '../../src/use-cases/deps.ts'
import { DELIVER_NUDGE, type DeliverNudgeJob } from '../../src/use-cases/enqueue-delivery.ts'
import { handleIntent } from '../../src/use-cases/handle-intent.ts'
import { READ_ENTRIES, readEntries } from '../../src/use-cases/read-entries.ts'
import { SYNC_ROSTER, type SyncRosterJob, syncRoster } from '../../src/use-cases/sync-rosters.ts'
import { tick } from '../../src/use-cases/tick.ts'

/** A clock that is moved by hand, and never goes back. */
export interface MovedClock extends Clock {
  moveTo(instant: Date): void
}

/** The service with its real parts, save for clock, queue and chat. */
export interface SimulatedService {
  deps: Deps
  /** Milliseconds spent by part. */
  spent: Record<'tick' | 'deliver' | 'people' | 'read' | 'rosters', number>
  /** What people do. */
  handle(workspace: WorkspaceRef, intent: Record<string, unknown> & { kind: Intent['kind'] }): Promise<void>
  /** A minute's tick and all work that it brings. */
  tick(): Promise<void>
  /** When the service has something to do next, or null. */
  nextDueAt(): Promise<Date | null>
}

const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} }
/** Deliver jobs that run side by side, as the queue's workers do. */
const SIDE_BY_SIDE = 4

/** A clock that shows `start` first. */
export function createMovedClock(start: Date): MovedClock {
  let shown = start
  return {
    now: () => shown,
    realMillisecondsUntil: (instant) => Math.max(0, instant.getTime() - shown.getTime()),
    afterReal: (milliseconds) => new Date(shown.getTime() + milliseconds),
    moveTo: (instant) => {
      if (instant > shown) shown = instant
    },
  }
}

/** Puts the service together on a database. */
export function createService(database: Database, clock: Clock, platform: ChatPlatform): SimulatedService {
  const jobs = createJobs(() => isMonday(clock.now()))
  const stores = createStores(database)
  const deps: Deps = {
    ...{
      stores,
      clock,
      log: SILENT,
      queue: jobs.queue,
      pictures: { draw: async () => null },
      platform: () => platform,
    },
    ...{ templates: loadCycleTemplates(), adminEmails: new Set<string>() },
    publicUrl: () => 'http://127.0.0.1',
  }
  const spent = { tick: 0, deliver: 0, people: 0, read: 0, rosters: 0 }
  const timed = async (part: keyof typeof spent, run: () => Promise<unknown>) => {
    const started = performance.now()
    await run()
    spent[part] += performance.now() - started
  }
  const work = async () => {
    for (let batch = jobs.takeDeliveries(); batch.length > 0; batch = jobs.takeDeliveries())
      await timed('deliver', () => Promise.all(batch.map((ids) => deliverNudges(deps, ids))))
    for (const teamId of jobs.takeRosters()) await timed('rosters', () => syncRoster(deps, teamId))
    if (jobs.takeReading()) await timed('read', () => readEntries(deps))
  }
  let events = 0
  return {
    deps,
    spent,
    handle: async (workspace, intent) => {
      events += 1
      const eventId = `event-${events}`
      await timed('people', () => handleIntent(deps, { eventId, workspace, ...intent } as Intent))
      await work()
    },
    tick: async () => {
      await timed('tick', () => tick(deps))
      await work()
    },
    nextDueAt: async () => {
      const times = [await stores.nudges.nextPlanAt(), await stores.deliveries.nextWakeAt(clock.now())]
      return times.filter((time) => time !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null
    },
  }
}

/** Keeps what is sent to the queue; as there, a job with an id that was sent before is not added again. */
function createJobs(takesRosters: () => boolean) {
  const known = new Set<string>()
  const deliveries: string[][] = []
  const rosters: string[] = []
  let isReadingAsked = false
  const queue: JobQueue = {
    // What is not to be tried before a later time is found by the tick then, as where the job was lost.
    send: async (name, data, { id, notBefore }) => {
      if (known.has(id) || notBefore) return
      known.add(id)
      if (name === DELIVER_NUDGE) deliveries.push((data as DeliverNudgeJob).deliveryIds)
      else if (name === SYNC_ROSTER) rosters.push(...(takesRosters() ? [(data as SyncRosterJob).teamId] : []))
      else isReadingAsked ||= name === READ_ENTRIES
    },
    work: async () => {},
    start: async () => {},
    stop: async () => {},
  }
  return {
    queue,
    takeDeliveries: () => deliveries.splice(0, SIDE_BY_SIDE),
    takeRosters: () => rosters.splice(0),
    takeReading: () => {
      const isAsked = isReadingAsked
      isReadingAsked = false
      return isAsked
    },
  }
}

/** Rosters are read again on Mondays alone: joins and leaves are told as they happen. */
function isMonday(instant: Date): boolean {
  return instant.getUTCDay() === 1
}
