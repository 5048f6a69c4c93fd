import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { guard, SMALLEST_GROUP, suppressSmallGroups } from '../../src/domain/privacy.ts'

const parts = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 12 })
const size = (people: number) => people

describe('the privacy rule', () => {
  it('never shows a part of one to four people', () => {
    fc.assert(
      fc.property(parts, fc.boolean(), (people, isTotalShown) => {
        const guarded = suppressSmallGroups(people, size, { isTotalShown })
        return guarded.every((part, index) => {
          const count = people[index] ?? 0
          return part.kind === 'hidden' || count === 0 || count >= SMALLEST_GROUP
        })
      }),
    )
  })

  it('hides so much beside a small part that the total does not give it away, or all there is', () => {
    fc.assert(
      fc.property(parts, (people) => {
        const guarded = suppressSmallGroups(people, size, { isTotalShown: true })
        const hidden = people.filter((_, index) => guarded[index]?.kind === 'hidden')
        const visible = people.filter((count, index) => guarded[index]?.kind === 'shown' && count > 0)
        if (hidden.length === 0) return true
        const remainder = hidden.reduce((sum, count) => sum + count, 0)
        return (remainder >= SMALLEST_GROUP && hidden.length >= 2) || visible.length === 0
      }),
    )
  })

  it('hides nothing that it need not: with all parts large, all are shown', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 40 })), fc.boolean(), (people, isTotalShown) =>
        suppressSmallGroups(people, size, { isTotalShown }).every(({ kind }) => kind === 'shown'),
      ),
    )
  })

  it('keeps the order of the parts and tells why each is hidden', () => {
    expect(suppressSmallGroups([7, 3, 6, 0], size, { isTotalShown: true })).toEqual([
      { kind: 'shown', value: 7 },
      { kind: 'hidden', reason: 'too-few' },
      { kind: 'hidden', reason: 'protects-another' },
      { kind: 'shown', value: 0 },
    ])
  })

  it('lets a setting raise the smallest group, and refuses to lower it', () => {
    expect(guard('a', 7, 8)).toEqual({ kind: 'hidden', reason: 'too-few' })
    expect(guard('a', 8, 8)).toEqual({ kind: 'shown', value: 'a' })
    expect(() => guard('a', 8, 4)).toThrow(RangeError)
    expect(() => guard('a', 8, Number.NaN)).toThrow(RangeError)
  })
})
