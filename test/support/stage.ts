import type { ActorRef, Intent, PlaceRef } from '../../src/domain/intent.ts'
import type { PersonProfile } from '../../src/domain/organisation.ts'
import { loadCycleTemplates } from '../../src/library/cycle-templates.ts'
import type { ChatPlatform, Clock, Log, SentMessage, Stores } from '../../src/ports.ts'
import { CLOSE_WEEKS, type CloseWeeksJob, closeWeeks } from '../../src/use-cases/close-weeks.ts'
import { deliverNudges } from '../../src/use-cases/deliver-nudge.ts'
import type { Deps } from '../../src/use-cases/deps.ts'
import { PLAN_DIGESTS, type PlanDigestsJob, planDigests } from '../../src/use-cases/digest/plan-digests.ts'
import { DELIVER_NUDGE, type DeliverNudgeJob } from '../../src/use-cases/enqueue-delivery.ts'
import { handleIntent } from '../../src/use-cases/handle-intent.ts'
import { readEntries } from '../../src/use-cases/read-entries.ts'
import { SYNC_ROSTER, type SyncRosterJob, syncRoster } from '../../src/use-cases/sync-rosters.ts'
import { tick } from '../../src/use-cases/tick.ts'
import { renderPlainText } from '../../src/views/plain-text.ts'
import type { Reply, View } from '../../src/views/view.ts'
import { createMemoryStores } from './memory-stores.ts'

export const ZONE = 'America/Chicago'
export const WORKSPACE = { platform: 'test', externalId: 'W1', name: 'Test school' }
export const CHANNEL: PlaceRef = { address: 'channel:maths', kind: 'channel', name: 'maths' }
export const SMALL: PlaceRef = { address: 'channel:newcomers', kind: 'channel', name: 'newcomers' }

/** A clock that a test moves by hand. */
export interface HandClock extends Clock {
  moveTo(instant: string | Date): void
}

export function createHandClock(start: string): HandClock {
  let shown = new Date(start)
  return {
    now: () => shown,
    realMillisecondsUntil: (instant) => Math.max(0, instant.getTime() - shown.getTime()),
    afterReal: (milliseconds) => new Date(shown.getTime() + milliseconds),
    moveTo(instant) {
      shown = new Date(instant)
    },
  }
}

export const profile = (name: string): PersonProfile => ({
  externalId: name.toLowerCase(),
  name,
  email: `${name.toLowerCase()}@school.example`,
  zone: ZONE,
  address: `person:${name.toLowerCase()}`,
  isBot: false,
})

export const TEACHERS = ['Rosa', 'Ana', 'Ben', 'Chloe', 'David', 'Farah']

/** One send that the platform took. */
export interface Sent extends SentMessage {
  address: string
  view: View
  key: string
  thread: string | null
}

/** A platform whose people are given and whose sends are kept; `failWith` makes the next sends throw. */
export function createStagePlatform(rosters: Map<string, PersonProfile[]>) {
  const sent: Sent[] = []
  const updates: { ref: string; view: View }[] = []
  const failures: unknown[] = []
  const everybody = () => [...rosters.values()].flat()
  const platform: ChatPlatform = {
    name: WORKSPACE.platform,
    routes: [],
    start: async () => {},
    stop: async () => {},
    async send(_workspace, address, view, key, options) {
      const failure = failures.shift()
      if (failure) throw failure
      const message = {
        ref: `message-${sent.length + 1}`,
        address,
        view,
        key,
        thread: options?.thread ?? null,
      }
      sent.push(message)
      return { ref: message.ref }
    },
    findSent: async (_workspace, _address, key) => {
      const found = sent.find((message) => message.key === key)
      return found ? { ref: found.ref } : 'absent'
    },
    update: async (_workspace, _address, ref, view) => void updates.push({ ref, view }),
    readRoster: async (_workspace, address) => rosters.get(address) ?? [],
    readPerson: async (_workspace, person) =>
      everybody().find(({ externalId }) => externalId === person.externalId) ?? null,
  }
  return { platform, sent, updates, failWith: (...errors: unknown[]) => failures.push(...errors) }
}

/** A picture of one pixel, for whatever chart. */
const ONE_PIXEL = {
  alt: 'A chart',
  png: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  width: 1,
  height: 1,
}

const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} }

export type Stage = Awaited<ReturnType<typeof createStage>>

/** A service on memory stores with one team of six and one of three, at 9:00 on Monday 7 September 2026. */
export async function createStage(options: { stores?: Stores; log?: Log } = {}) {
  const clock = createHandClock('2026-09-07T14:00:00Z')
  const rosters = new Map([
    [CHANNEL.address, [...TEACHERS.map(profile), { ...profile('Bot'), isBot: true }]],
    [SMALL.address, ['Amina', 'Mei', 'Rosa'].map(profile)],
    ['office', ['Eleanor', 'Samuel'].map(profile)],
  ])
  const stage = createStagePlatform(rosters)
  const jobs: string[] = []
  const rosterJobs: string[] = []
  const weekJobs: string[] = []
  const digestJobs: string[] = []
  let readings = 0
  const deps: Deps = {
    stores: options.stores ?? createMemoryStores(),
    clock,
    log: options.log ?? SILENT,
    queue: {
      send: async (name, data) => {
        if (name === DELIVER_NUDGE) jobs.push(...(data as DeliverNudgeJob).deliveryIds)
        else if (name === SYNC_ROSTER) rosterJobs.push((data as SyncRosterJob).teamId)
        else if (name === CLOSE_WEEKS) weekJobs.push((data as CloseWeeksJob).districtId)
        else if (name === PLAN_DIGESTS) digestJobs.push((data as PlanDigestsJob).districtId)
        else readings += 1
      },
      work: async () => {},
      start: async () => {},
      stop: async () => {},
    },
    pictures: { draw: async () => ONE_PIXEL },
    platform: () => stage.platform,
    templates: loadCycleTemplates(),
    adminEmails: new Set(['eleanor@school.example']),
    publicUrl: () => 'https://thread.example',
  }
  let events = 0
  const handle = (intent: Record<string, unknown> & { kind: Intent['kind'] }): Promise<Reply[]> => {
    events += 1
    return handleIntent(deps, { eventId: `event-${events}`, workspace: WORKSPACE, ...intent } as Intent)
  }
  const runJobs = async () => {
    while (jobs.length > 0) await deliverNudges(deps, jobs.splice(0))
    for (const teamId of rosterJobs.splice(0)) await syncRoster(deps, teamId)
    if (readings > 0) await readEntries(deps)
    readings = 0
    for (const districtId of weekJobs.splice(0)) await closeWeeks(deps, districtId)
    for (const districtId of digestJobs.splice(0)) await planDigests(deps, districtId)
  }
  const moveTo = async (instant: string | Date) => {
    clock.moveTo(instant)
    await tick(deps)
    await runJobs()
  }
  const by = (name: string): ActorRef => ({ externalId: name.toLowerCase() })
  await handle({ kind: 'bot-added', place: CHANNEL, inviter: by('Rosa') })
  await handle({ kind: 'bot-added', place: SMALL, inviter: by('Amina') })
  return {
    ...stage,
    deps,
    clock,
    jobs,
    rosters,
    handle,
    runJobs,
    moveTo,
    command: (name: string, words: string, place: PlaceRef = CHANNEL) => {
      const [command = '', ...rest] = words.split(' ')
      return handle({ kind: 'command', actor: by(name), place, name: command, text: rest.join(' ') })
    },
    reply: (name: string, thread: string | null, text: string, message: string, place: PlaceRef = CHANNEL) =>
      handle({ kind: 'message', actor: by(name), place, text, message, thread }),
    tap: (name: string, action: string, value: string, message: string | null = null) =>
      handle({ kind: 'tap', actor: by(name), place: CHANNEL, action, value, message }),
    submit: (name: string, form: string, context: string, values: Record<string, string | string[]>) =>
      handle({ kind: 'submit', actor: by(name), place: CHANNEL, form, context, values, message: null }),
    direct: (name: string): PlaceRef => ({
      address: `person:${name.toLowerCase()}`,
      kind: 'direct',
      name: null,
    }),
  }
}

/** Everything that replies say, in plain words. */
export function wordsOf(replies: Reply[]): string {
  return replies
    .map((reply) => {
      if (reply.kind === 'form') return `${reply.form.title}\n${renderPlainText(reply.form.elements)}`
      return reply.kind === 'faults' ? Object.values(reply.faults).join('\n') : reply.view.summary
    })
    .join('\n')
}
