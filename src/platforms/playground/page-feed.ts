import type { Log } from '../../ports.ts'
import type { PageClock } from './clock-controls.ts'
import type { ConversationChange } from './conversation.ts'
import type { LiveEvents } from './live-events.ts'
import { toWireMessage } from './person-view.ts'
import { findPerson } from './places.ts'
import type { SampleSchool } from './sample-school.ts'
import type { WireEvent } from './wire.ts'

/** What open pages hear of. */
export interface PageFeed {
  publishChange(change: ConversationChange): void
  /** Many changes at once make one reading of the clock, and one more after it. */
  publishClock(): void
}

/** A feed to the open pages: each hears only of what its person sees. */
export function createPageFeed(
  school: SampleSchool,
  live: LiveEvents,
  pageClock: PageClock,
  log: Log,
): PageFeed {
  let isReading = false
  let isAskedAgain = false
  const readClock = async (): Promise<void> => {
    isReading = true
    while (isAskedAgain) {
      isAskedAgain = false
      try {
        const event: WireEvent = { kind: 'clock', clock: await pageClock.read() }
        live.publish(() => event)
      } catch {
        log.warn({}, 'playground clock not read')
      }
    }
    isReading = false
  }
  const publishClock = (): void => {
    isAskedAgain = true
    if (!isReading) void readClock()
  }
  return {
    publishClock,
    publishChange(change) {
      live.publish((id) => eventFor(school, id, change))
      publishClock()
    },
  }
}

function eventFor(school: SampleSchool, id: string, change: ConversationChange): WireEvent | null {
  if (change.kind === 'home')
    return change.home.person === id ? { kind: 'home', home: change.home.view } : null
  const person = findPerson(school, id)
  const message = person && toWireMessage(school, person, change.kept)
  return message && { kind: 'message', message }
}
