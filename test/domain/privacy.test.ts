import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  canTellTotal,
  guard,
  SMALLEST_GROUP,
  suppressSmallGroups as suppress,
} from '../../src/domain/privacy.ts'

const parts = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 12 })

/** Guards parts of so many people each, nobody in two of them. */
function suppressSmallGroups(sizes: number[], options: { isTotalShown: boolean }) {
  const people = sizes.map((size, part) => new Set(Array.from({ length: size }, (_, at) => `${part} ${at}`)))
  return suppress([...sizes.keys()], (part) => people[part] ?? new Set(), options).map((guarded) =>
    guarded.kind === 'shown' ? { ...guarded, value: sizes[guarded.value] } : guarded,
  )
}

describe('the privacy rule', () => {
  it('never shows a part of one to four people', () => {
    fc.assert(
      fc.property(parts, fc.boolean(), (people, isTotalShown) => {
        const guarded = suppressSmallGroups(people, { isTotalShown })
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
        const guarded = suppressSmallGroups(people, { isTotalShown: true })
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
        suppressSmallGroups(people, { isTotalShown }).every(({ kind }) => kind === 'shown'),
      ),
    )
  })

  it('keeps the order of the parts and tells why each is hidden', () => {
    expect(suppressSmallGroups([7, 3, 6, 0], { isTotalShown: true })).toEqual([
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

  it('counts a person in several parts once: three people in two small teams are three, not six', () => {
    const parts = [
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
      ['d', 'e', 'f', 'g', 'h'],
    ].map((people) => new Set(people))
    const guarded = suppress(parts, (part) => part, { isTotalShown: true })
    expect(guarded.map(({ kind }) => kind)).toEqual(['hidden', 'hidden', 'hidden'])
    expect(canTellTotal(parts, guarded, (part) => part)).toBe(true)
    const small = parts.slice(0, 2)
    expect(
      canTellTotal(
        small,
        suppress(small, (part) => part, { isTotalShown: true }),
        (part) => part,
      ),
    ).toBe(false)
  })

  it('leaves the people of no remainder of the total fewer than five, whoever is in several parts', () => {
    const memberships = fc.array(fc.uniqueArray(fc.nat({ max: 11 }).map(String), { maxLength: 8 }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(memberships, (lists) => {
        const parts = lists.map((list) => new Set(list))
        const guarded = suppress(parts, (part) => part, { isTotalShown: true })
        if (!canTellTotal(parts, guarded, (part) => part)) return true
        const hidden = parts.filter((_, index) => guarded[index]?.kind === 'hidden')
        const remainder = new Set(hidden.flatMap((part) => [...part]))
        return remainder.size === 0 || (remainder.size >= SMALLEST_GROUP && hidden.length >= 2)
      }),
    )
  })
})
