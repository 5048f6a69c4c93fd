import type { Clock } from './ports.ts'

/** How a simulated clock runs. */
export interface ClockSettings {
  /** The instant that it shows first; null: the real time. */
  start: Date | null
  /** Its seconds per real second. */
  speed: number
}

/** The service's clock: the world's, or one that starts elsewhere, runs faster or can jump ahead. */
export function createClock(
  settings: ClockSettings,
  canJump: boolean,
  realNow: () => number = Date.now,
): Clock {
  const realStart = realNow()
  let shownAtStart = settings.start?.getTime() ?? realStart
  const shown = () => shownAtStart + (realNow() - realStart) * settings.speed
  const clock: Clock = {
    now: () => new Date(Math.floor(shown())),
    realMillisecondsUntil: (instant) => Math.max(0, (instant.getTime() - shown()) / settings.speed),
    afterReal: (milliseconds) => new Date(Math.ceil(shown() + milliseconds * settings.speed)),
  }
  if (!canJump) return clock
  return {
    ...clock,
    jumpTo(instant) {
      shownAtStart += Math.max(0, instant.getTime() - shown())
    },
  }
}
