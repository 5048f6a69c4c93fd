import type { PageClock } from './clock-controls.ts'
import { COMMANDS } from './commands.ts'
import type { Conversation } from './conversation.ts'
import type { EventIntake } from './event-intake.ts'
import { intentOf, requirePerson } from './intent-of.ts'
import { arrivalsAfter, toWireState } from './person-view.ts'
import { PlaygroundRefusal } from './refusal.ts'
import type { SampleSchool } from './sample-school.ts'
import type { Act, ActResult, ClockResult, WireState } from './wire.ts'

/** What a started playground works with. */
export interface Running {
  conversation: Conversation
  intake: EventIntake
}

/** What people do at the page. All throw PlaygroundRefusal where it cannot be done. */
export interface PageActions {
  act(act: Act): Promise<ActResult>
  /** All that the person sees; '' is whoever the page begins with. */
  stateOf(person: string): Promise<WireState>
  moveClock(to: 'next-nudge' | 'one-day'): Promise<ClockResult>
}

interface PageDeps {
  school: SampleSchool
  pageClock: PageClock
  publishClock: () => void
  running: () => Running | null
}

/** The page's actions; before the start they refuse with 503. */
export function createPageActions({ school, pageClock, publishClock, running }: PageDeps): PageActions {
  const requireRunning = (): Running => {
    const now = running()
    if (!now) throw new PlaygroundRefusal(503, 'Common Thread is starting. Try again in a moment.')
    return now
  }
  return {
    async act(input) {
      const { conversation, intake } = requireRunning()
      const result = await intake.take(intentOf({ school, conversation }, input))
      publishClock()
      return result
    },
    async stateOf(id) {
      const { conversation } = requireRunning()
      const person = requirePerson(school, id || (school.people[0]?.id ?? ''))
      const clock = await pageClock.read()
      return toWireState(school, conversation, person, clock, COMMANDS)
    },
    async moveClock(to) {
      const { conversation } = requireRunning()
      const last = conversation.all().at(-1)?.message.order ?? 0
      await pageClock.move(to)
      publishClock()
      return { clock: await pageClock.read(), arrivals: arrivalsAfter(conversation, last) }
    },
  }
}
