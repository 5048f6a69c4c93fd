import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Intent } from '../src/domain/intent.ts'
import type { PersonProfile } from '../src/domain/organisation.ts'
import { loadCycleTemplates } from '../src/library/cycle-templates.ts'
import type { ChatPlatform, Log } from '../src/ports.ts'
import { createStores } from '../src/store/index.ts'
import { migrate } from '../src/store/migrate.ts'
import { type Database, openDatabase } from '../src/store/open-database.ts'
import { deliverNudges } from '../src/use-cases/deliver-nudge.ts'
import type { Deps } from '../src/use-cases/deps.ts'
import { DELIVER_NUDGE, type DeliverNudgeJob } from '../src/use-cases/enqueue-delivery.ts'
import { handleIntent } from '../src/use-cases/handle-intent.ts'

const REPLIES = 1_000
const TEXT = 'Half of them compared the fractions with a drawing, and I was not sure how to move on.'
const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} }
const PLACE = { address: 'channel:bench', kind: 'channel', name: 'bench' } as const
const WORKSPACE = { platform: 'bench', externalId: 'B1', name: 'Bench' }

/** Returns how fast thread replies are stored and answered on the embedded database, beside bare inserts of the same rows. */
export async function benchIntake(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'common-thread-bench-'))
  const database = await openDatabase({ databaseUrl: null, dataDir: folder, log: SILENT })
  try {
    await migrate(database)
    const reply = await askOnce(createDeps(database))
    const inserts = await perSecond(insertBare(database))
    const replies = await perSecond(reply)
    const line = (name: string, rate: number) =>
      `${name}: ${rate.toFixed(0)}/s, ${(rate / inserts).toFixed(2)}x the baseline`
    return [
      `baseline: one bare insert a row into the embedded database, ${inserts.toFixed(0)}/s (${REPLIES} rows of ${TEXT.length} letters)`,
      line('replies stored, read for names and a follow-up, and answered', replies),
    ]
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function perSecond(run: (index: number) => Promise<unknown>): Promise<number> {
  for (let index = 0; index < 50; index += 1) await run(-1 - index)
  const started = performance.now()
  for (let index = 0; index < REPLIES; index += 1) await run(index)
  return (REPLIES / (performance.now() - started)) * 1000
}

function insertBare(database: Database): (index: number) => Promise<unknown> {
  let isReady: Promise<unknown> | null = null
  return async (index) => {
    isReady ??= database.executeSql(
      'CREATE TABLE bench_rows (id text PRIMARY KEY, at timestamptz, body text)',
    )
    await isReady
    await database.executeSql('INSERT INTO bench_rows VALUES ($1, now(), $2)', [`row ${index}`, TEXT])
  }
}

/** A team of six that has been asked one question; each call replies once. */
async function askOnce(deps: Deps & { jobs: string[] }): Promise<(index: number) => Promise<unknown>> {
  const base = { workspace: WORKSPACE, actor: { externalId: 'p0' }, place: PLACE }
  await handleIntent(deps, { ...base, eventId: 'added', kind: 'bot-added', inviter: { externalId: 'p0' } })
  await handleIntent(deps, {
    ...base,
    eventId: 'ask',
    kind: 'command',
    name: 'checkin',
    text: 'How ready are you?',
  })
  await deliverNudges(deps, deps.jobs)
  return (index) => {
    const actor = { externalId: `p${Math.abs(index) % 6}` }
    const reply = { kind: 'message', text: TEXT, message: `m${index}`, thread: 'message-1' } as const
    return handleIntent(deps, { ...base, actor, eventId: `e${index}`, ...reply } satisfies Intent)
  }
}

function createDeps(database: Database): Deps & { jobs: string[] } {
  const jobs: string[] = []
  const people: PersonProfile[] = Array.from({ length: 6 }, (_, index) => {
    const address = `person:p${index}`
    return {
      externalId: `p${index}`,
      name: `Person ${index}`,
      email: null,
      zone: 'UTC',
      address,
      isBot: false,
    }
  })
  const platform: ChatPlatform = {
    name: WORKSPACE.platform,
    routes: [],
    start: async () => {},
    stop: async () => {},
    send: async () => ({ ref: 'message-1' }),
    findSent: async () => 'absent',
    update: async () => {},
    readRoster: async () => people,
    readPerson: async (_workspace, { externalId }) =>
      people.find((one) => one.externalId === externalId) ?? null,
  }
  const now = () => new Date()
  return {
    jobs,
    stores: createStores(database),
    clock: {
      now,
      realMillisecondsUntil: () => 0,
      afterReal: (milliseconds) => new Date(Date.now() + milliseconds),
    },
    log: SILENT,
    publicUrl: () => 'http://127.0.0.1',
    queue: {
      send: async (name, data) =>
        void (name === DELIVER_NUDGE && jobs.push(...(data as DeliverNudgeJob).deliveryIds)),
      work: async () => {},
      start: async () => {},
      stop: async () => {},
    },
    pictures: { draw: async () => null },
    platform: () => platform,
    templates: loadCycleTemplates(),
    adminEmails: new Set(),
  }
}
