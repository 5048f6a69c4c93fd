import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { firstDateWithRoom, hasRoom, limitsOf } from '../../src/domain/budget.ts'
import { addDays, mondayOf } from '../../src/domain/schedule.ts'

const USUAL = limitsOf({ perDay: 1, perWeek: 3 }, 'usual')
const HALF = limitsOf({ perDay: 1, perWeek: 3 }, 'half')
const charged = (...dates: string[]) => new Map(dates.map((date) => [date, 1]))

describe('the budget of a person', () => {
  it('has room for one a day and three a week', () => {
    expect(hasRoom(charged('2026-09-07'), USUAL, '2026-09-07')).toBe(false)
    expect(hasRoom(charged('2026-09-07', '2026-09-08'), USUAL, '2026-09-09')).toBe(true)
    expect(hasRoom(charged('2026-09-07', '2026-09-08', '2026-09-09'), USUAL, '2026-09-10')).toBe(false)
  })

  it('begins anew on Monday', () => {
    const full = charged('2026-09-07', '2026-09-08', '2026-09-09')
    expect(firstDateWithRoom(full, USUAL, '2026-09-10')).toBe('2026-09-14')
  })

  it('allows as many in two weeks as else in one, at half pace', () => {
    const full = charged('2026-09-07', '2026-09-08', '2026-09-09')
    expect(firstDateWithRoom(full, HALF, '2026-09-10')).toBe('2026-09-21')
    expect(firstDateWithRoom(charged('2026-09-07'), HALF, '2026-09-08')).toBe('2026-09-08')
  })

  it('ends its search where there is never room', () => {
    const none = limitsOf({ perDay: 0, perWeek: 3 }, 'usual')
    expect(firstDateWithRoom(new Map(), none, '2026-09-07')).toBe(addDays('2026-09-07', 366))
  })

  it('is never exceeded by whoever asks only where there is room, in any order of dates', () => {
    const asks = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 80 })
    fc.assert(
      fc.property(
        asks,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 7 }),
        (days, perDay, perWeek) => {
          const limits = limitsOf({ perDay, perWeek }, 'usual')
          const counts = new Map<string, number>()
          for (const later of days) {
            const date = addDays('2026-09-07', later)
            if (hasRoom(counts, limits, date)) counts.set(date, (counts.get(date) ?? 0) + 1)
          }
          const weeks = new Map<string, number>()
          for (const [date, count] of counts)
            weeks.set(mondayOf(date), (weeks.get(mondayOf(date)) ?? 0) + count)
          return (
            [...counts.values()].every((count) => count <= perDay) &&
            [...weeks.values()].every((count) => count <= perWeek)
          )
        },
      ),
    )
  })
})
