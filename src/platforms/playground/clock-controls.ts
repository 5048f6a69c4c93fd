import { setTimeout as delay } from 'node:timers/promises'
import { type DeliveryReason, reasonInWords } from '../../domain/nudge.ts'
import type { Clock } from '../../ports.ts'
import { PlaygroundRefusal } from './refusal.ts'
import { createSerial } from './serial.ts'
import type { WireClock, WireDecision } from './wire.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** Due times that one move passes at most. */
const MOST_MOVES = 50
/** How long a move waits for messages that another worker is just sending: 40 looks, 50 ms apart. */
const LOOKS = 40
const LOOK_EVERY_MS = 50

/** What the page's clock works: the service's own planning and delivery, supplied by the composition root. */
export interface PlaygroundControls {
  /** When the next nudge falls due, or null where nothing is scheduled. */
  nextDueAt(): Promise<Date | null>
  /** Moves the clock on, plans and delivers all that falls due by then. */
  jumpTo(instant: Date): Promise<void>
  /** How many deliveries are in each state, and why (a delivery reason or a sentence). */
  explain(): Promise<{ state: string; reason: string | null; count: number }[]>
  /** The newest due questions, each with why it went, moved or lapsed. */
  tell(): Promise<WireDecision[]>
}

/** The clock at the page. */
export interface PageClock {
  read(): Promise<WireClock>
  /** Moves on and resolves when all that fell due was delivered. Throws PlaygroundRefusal where nothing is due. */
  move(to: 'next-nudge' | 'one-day'): Promise<void>
}

/** A page clock on the service's clock and controls; `zone` is the IANA zone that the page shows. */
export function createPageClock(clock: Clock, controls: PlaygroundControls, zone: string): PageClock {
  const serial = createSerial()
  return {
    async read() {
      const [nextDueAt, deliveries, decisions] = await Promise.all([
        controls.nextDueAt(),
        controls.explain(),
        controls.tell(),
      ])
      const now = clock.now()
      return {
        now: now.toISOString(),
        zone,
        millisecondsPerMinute: clock.realMillisecondsUntil(new Date(now.getTime() + MINUTE_MS)),
        nextDueAt: nextDueAt?.toISOString() ?? null,
        deliveries: deliveries.map((row) => ({ ...row, reason: wordsOf(row.reason) })),
        decisions,
      }
    },
    move: (to) =>
      serial('clock', async () => {
        if (to === 'one-day') await controls.jumpTo(new Date(clock.now().getTime() + DAY_MS))
        else await moveToNext(clock, controls)
        await untilSent(controls)
      }),
  }
}

/** Moves from due time to due time until something went out: what falls due can be held back and move on. */
async function moveToNext(clock: Clock, controls: PlaygroundControls): Promise<void> {
  const sentBefore = await sentOf(controls)
  let last: Date | null = null
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const next = await controls.nextDueAt()
    if (!next && !last)
      throw new PlaygroundRefusal(409, 'Nothing is scheduled yet. Be a facilitator and type /inquiry start.')
    if (!next || next.getTime() === last?.getTime()) return
    await controls.jumpTo(new Date(Math.max(next.getTime(), clock.now().getTime())))
    last = next
    // What another worker is just sending has gone out in a moment: the time after it is not looked for.
    await untilSent(controls)
    if ((await sentOf(controls)) > sentBefore) return
  }
}

async function sentOf(controls: PlaygroundControls): Promise<number> {
  const rows = await controls.explain()
  return rows.filter(({ state }) => state === 'sent').reduce((sum, { count }) => sum + count, 0)
}

/** What the queue's own worker has taken is on its way, but not yet to be seen. */
async function untilSent(controls: PlaygroundControls): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const rows = await controls.explain()
    if (!rows.some(({ state, count }) => state === 'sending' && count > 0)) return
    await delay(LOOK_EVERY_MS)
  }
}

function wordsOf(reason: string | null): string | null {
  if (reason === null) return null
  const words: string | undefined = reasonInWords(reason as DeliveryReason)
  return words ?? reason
}
