import { type ChatPlatform, type Clock, DeliveryError, type Log, type PlaygroundStore } from '../../ports.ts'
import { createPageClock, type PlaygroundControls } from './clock-controls.ts'
import { createConversation } from './conversation.ts'
import { createEventIntake } from './event-intake.ts'
import { requirePerson } from './intent-of.ts'
import { createJournal } from './journal.ts'
import { createLiveEvents } from './live-events.ts'
import { createMessenger } from './messenger.ts'
import { createPageActions, type PageActions, type Running } from './page-actions.ts'
import { createPageFeed } from './page-feed.ts'
import { parseRecord } from './records.ts'
import { playgroundRoutes } from './routes.ts'
import { SAMPLE_SCHOOL } from './sample-school.ts'
import type { PlaygroundSettings } from './settings.ts'

export type { PlaygroundControls } from './clock-controls.ts'

/** A chat platform that tests can also drive without HTTP. */
export type PlaygroundPlatform = ChatPlatform & PageActions

/** What the playground stands on; `memory` keeps its messages, `controls` moves the service's time. */
export interface PlaygroundDeps {
  log: Log
  clock: Clock
  memory: PlaygroundStore
  controls: PlaygroundControls
}

/** The playground: a chat with a sample school on a local page. Its messages outlive the process in `memory`. */
export function createPlaygroundPlatform(
  settings: PlaygroundSettings,
  deps: PlaygroundDeps,
): PlaygroundPlatform {
  const { log, clock, memory } = deps
  const school = SAMPLE_SCHOOL
  let running: Running | null = null
  const live = createLiveEvents()
  const pageClock = createPageClock(clock, deps.controls, school.zone)
  const feed = createPageFeed(school, live, pageClock, log)
  const { publishClock } = feed
  const actions = createPageActions({ school, pageClock, publishClock, running: () => running })
  const messenger = createMessenger(school, () => {
    if (!running) throw new DeliveryError('unavailable')
    return running.conversation
  })
  const openEvents = (id: string, response: Parameters<typeof live.open>[1]): void =>
    live.open(requirePerson(school, id).id, response)

  return {
    name: school.workspace.platform,
    routes: playgroundRoutes({ host: settings.host, log, openEvents, ...actions }),
    ...messenger,
    ...actions,
    async start(inbox) {
      const records = (await memory.all()).map(parseRecord)
      const conversation = createConversation(memory, clock, records)
      conversation.watch(feed.publishChange)
      const journal = createJournal(memory, clock, records)
      running = {
        conversation,
        intake: createEventIntake({ school, conversation, journal, inbox, log }),
      }
      await running.intake.catchUp()
    },
    async stop() {
      running = null
      live.close()
    },
  }
}
