import { describe, expect, it } from '@jest/globals'
import { createClock } from '../src/clock.ts'

const START = new Date('2026-09-07T08:00:00Z')

describe('the clock', () => {
  it('runs at its speed from its start', () => {
    let real = 1_000
    const clock = createClock({ start: START, speed: 60 }, false, () => real)
    real += 1_000
    expect(clock.now().toISOString()).toBe('2026-09-07T08:01:00.000Z')
    expect(clock.realMillisecondsUntil(new Date('2026-09-07T08:03:00Z'))).toBe(2_000)
    expect(clock.afterReal(2_000).toISOString()).toBe('2026-09-07T08:03:00.000Z')
  })

  it('jumps ahead and never back', () => {
    const clock = createClock({ start: START, speed: 1 }, true, () => 0)
    clock.jumpTo?.(new Date('2026-09-08T08:00:00Z'))
    clock.jumpTo?.(START)
    expect(clock.now().toISOString()).toBe('2026-09-08T08:00:00.000Z')
  })

  it('cannot jump where it is the real one', () => {
    expect(createClock({ start: null, speed: 1 }, false).jumpTo).toBeUndefined()
  })
})
