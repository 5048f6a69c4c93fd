import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Recurrence } from '../../../src/domain/schedule/recurrence.ts'
import { dueOccurrences, firstAnywhere, nextDueAfter, occurrenceIn } from '../../../src/domain/schedule.ts'
import { changesOf, distinctChanges, slowInstantOf, ZONES } from '../../support/offset-changes.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Where the local time of any key is reached first. */
const EASTERNMOST = 'Etc/GMT-14'

const keyOf = (local: number): string => new Date(local).toISOString().slice(0, 16)
const repeating = (rule: string, local: number): Recurrence => {
  const [date = '', time = ''] = keyOf(local).split('T')
  return { kind: 'recurring', date, time, rule, weeks: null, around: null }
}

/** Plans at each tick what came due since the last, as the service does: the keys, with when they were planned. */
function planned(schedule: Recurrence, zone: string, ticks: readonly number[]) {
  const keys: { key: string; at: number; tick: number }[] = []
  let next = nextDueAfter(schedule, zone, new Date(0))
  for (const tick of ticks) {
    if (!next || next.at.getTime() > tick) continue
    const since = new Date(next.at.getTime() - 1)
    for (const { key, at } of dueOccurrences(schedule, zone, since, new Date(tick)))
      keys.push({ key, at: at.getTime(), tick })
    next = nextDueAfter(schedule, zone, new Date(tick))
  }
  return keys
}

const zone = fc.constantFrom(...ZONES)
const start = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2030, 10, 1) / 60_000 })
const rule = fc.constantFrom(
  'FREQ=DAILY',
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU',
  'FREQ=MONTHLY;BYDAY=-1SU',
  'FREQ=DAILY;INTERVAL=3;COUNT=30',
)
/** From one tick to the next: a minute, a late tick, a restart, an outage of up to a week; in minutes. */
const ticks = fc.array(
  fc.oneof(
    fc.constant(1),
    fc.integer({ min: 1, max: 90 }),
    fc.integer({ min: 60, max: 2880 }),
    fc.integer({ min: 1440, max: 10_080 }),
  ),
  { minLength: 1, maxLength: 40 },
)

describe('schedules in every zone, 2024 to 2030', () => {
  it('come due when the clock on the wall first shows their time, or later by the gap, at each change of offset', () => {
    const wrong: string[] = []
    let seen = 0
    for (const name of ZONES)
      for (const { at, before, after } of changesOf(name))
        for (const minutes of [-90, -30, -1, 0, 1, 15, 30, 59, 60, 90]) {
          const local = at + Math.min(before, after) + minutes * 60_000
          seen += 1
          if (occurrenceIn(keyOf(local), name).getTime() !== slowInstantOf(name, local))
            wrong.push(`${name} ${keyOf(local)}`)
        }
    expect(wrong).toEqual([])
    expect(seen).toBeGreaterThan(10_000)
  })

  it('lose and double nothing at any change of offset, wherever the ticks fall', () => {
    const wrong: string[] = []
    for (const { zone: name, at, before, after } of distinctChanges()) {
      const inChange = Math.floor((at + (before + after) / 2) / 60_000) * 60_000
      const days = repeating('FREQ=DAILY;COUNT=5', inChange - 2 * DAY)
      const steps = [-4 * DAY, -DAY, -HOUR, -1, 0, 1, HOUR / 2, HOUR, 2 * HOUR, DAY, 4 * DAY]
      const keys = planned(
        days,
        name,
        steps.map((step) => at + step),
      )
      const expected = [-2, -1, 0, 1, 2].map((day) => keyOf(inChange + day * DAY))
      if (keys.map(({ key }) => key).join() !== expected.join()) wrong.push(`${name} ${keyOf(inChange)}`)
    }
    expect(wrong).toEqual([])
  })

  it('come once each over late ticks, restarts and outages of up to a week', () => {
    fc.assert(
      fc.property(zone, start, rule, ticks, (name, minute, text, steps) => {
        const schedule = repeating(text, minute * 60_000)
        let now = minute * 60_000 - DAY
        const times = steps.map((step) => (now += step * 60_000))
        const keys = planned(schedule, name, times)
        const due = dueOccurrences(schedule, name, new Date(0), new Date(times.at(-1) ?? 0))
        expect(keys.map(({ key }) => key).sort()).toEqual(due.map(({ key }) => key).sort())
        expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length)
        for (const { at, tick } of keys) expect(at).toBeLessThanOrEqual(tick)
      }),
      { numRuns: 150 },
    )
  })

  it('reach a person who travels once each, and are planned before the time is there anywhere', () => {
    fc.assert(
      fc.property(start, rule, ticks, fc.array(zone, { minLength: 3 }), (minute, text, steps, zones) => {
        const schedule = repeating(text, minute * 60_000)
        let now = minute * 60_000 - 2 * DAY
        const times = steps.map((step) => (now += step * 60_000))
        const keys = planned(schedule, EASTERNMOST, times)
        expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length)
        const due = dueOccurrences(schedule, EASTERNMOST, new Date(0), new Date(times.at(-1) ?? 0))
        expect(keys.map(({ key }) => key)).toEqual(due.map(({ key }) => key))
        for (const { key } of keys)
          for (const name of zones)
            expect(occurrenceIn(key, name).getTime()).toBeGreaterThanOrEqual(firstAnywhere(key).getTime())
      }),
      { numRuns: 100 },
    )
  })
})
