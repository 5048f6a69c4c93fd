import { describe, expect, it } from '@jest/globals'
import { MAX_ATTEMPTS, retryDelaySeconds } from '../../src/domain/back-off.ts'

describe('back-off', () => {
  it('doubles from five seconds to half an hour, with up to a quarter more', () => {
    const delays = Array.from(
      { length: MAX_ATTEMPTS - 1 },
      (_, index) => retryDelaySeconds(index + 1, null, 'id') ?? -1,
    )
    delays.forEach((delay, index) => {
      const base = Math.min(1_800, 5 * 2 ** index)
      expect(delay).toBeGreaterThanOrEqual(base)
      expect(delay).toBeLessThan(base * 1.25)
    })
  })

  it('never comes back sooner than the platform told', () => {
    expect(retryDelaySeconds(1, 240, 'id')).toBeGreaterThanOrEqual(240)
  })

  it('spreads deliveries that failed together', () => {
    const delays = new Set(
      Array.from({ length: 50 }, (_, index) => retryDelaySeconds(3, null, `id-${index}`)),
    )
    expect(delays.size).toBeGreaterThan(45)
  })

  it('gives up after the last attempt', () => {
    expect(retryDelaySeconds(MAX_ATTEMPTS, null, 'id')).toBeNull()
  })
})
