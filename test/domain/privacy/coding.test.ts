import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { banded, downToFives, inFives, plus, shareInSteps } from '../../../src/domain/privacy/coding.ts'
import { RULES } from '../../../src/domain/privacy/families.ts'

const group = fc.integer({ min: 5, max: 40 })

describe('how counts are told', () => {
  it('tells nobody like one, and all like all but one', () => {
    fc.assert(
      fc.property(group, (of) => {
        expect(banded(0, of)).toEqual(banded(1, of))
        expect(banded(of, of)).toEqual(banded(of - 1, of))
        expect(banded(0, of).precision).toBe('at-most')
        expect(banded(of, of).precision).toBe('at-least')
      }),
    )
  })

  it('tells what lies between as it is', () => {
    fc.assert(
      fc.property(group, fc.nat(), (of, some) => {
        const value = 2 + (some % (of - 3))
        expect(banded(value, of)).toEqual({ value, precision: 'exact' })
      }),
    )
  })

  it('adds up what is told, and says how well the sum is known', () => {
    expect(plus(banded(0, 6), banded(3, 6))).toEqual({ value: 4, precision: 'at-most' })
    expect(plus(banded(6, 6), banded(3, 6))).toEqual({ value: 8, precision: 'at-least' })
    expect(plus(banded(6, 6), banded(0, 6))).toEqual({ value: 6, precision: 'about' })
    expect(plus(inFives(7), banded(3, 6))).toEqual({ value: 8, precision: 'about' })
  })

  it('rounds what few do to fives, and people down to fives', () => {
    expect([0, 2, 3, 7, 8].map((value) => inFives(value).value)).toEqual([0, 0, 5, 5, 10])
    expect([5, 9, 10].map(downToFives)).toEqual([5, 5, 10])
  })

  it('never tells a share as none or all', () => {
    expect([0, 0.02, 0.333, 1].map((share) => shareInSteps(share, 100))).toEqual([0.05, 0.05, 0.33, 0.95])
  })
})

/** Every week of a group of six with one or two questions each, told. */
const answersOf = fc.array(fc.nat({ max: 2 }), { minLength: 6, maxLength: 6 })

describe('how participation is told', () => {
  const told = (answers: number[], asks: number) => {
    const people = new Map(answers.map((count, index) => [`person ${index}`, Math.min(count, asks)]))
    const counts = [...people.values()]
    const answered = counts.filter((count) => count > 0).length
    return RULES.participation.tell(
      {
        ...{ peopleAsked: 6, peopleTookPart: answered, peopleAnswered: answered, mostAsks: asks },
        ...{ due: 6 * asks, asks: 6 * asks, answers: counts.reduce((sum, count) => sum + count, 0) },
        ...{ late: 0, skipped: 0, away: 0, hours: [0] },
      },
      { people, weeks: 1, minPeople: 5 },
    )
  }

  it('shows the same where all took part as where one of them did not, whatever the answers say', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2), fc.nat({ max: 5 }), (asks, silent) => {
        const all = told(
          Array.from({ length: 6 }, () => asks),
          asks,
        )
        const allButOne = told(
          Array.from({ length: 6 }, (_, index) => (index === silent ? 0 : asks)),
          asks,
        )
        expect(all).toEqual(allButOne)
      }),
    )
  })

  it('shows the same where nobody took part as where one did', () => {
    const nobody = told([0, 0, 0, 0, 0, 0], 2)
    for (const answers of [1, 2]) expect(told([0, 0, answers, 0, 0, 0], 2)).toEqual(nobody)
  })

  it('never lets the answers say that everybody, or nobody, answered where the people do not', () => {
    fc.assert(
      fc.property(answersOf, (answers) => {
        const { peopleTookPart, answers: sum } = told(answers, 2)
        // Of the six one person may have been silent, with two questions.
        if (peopleTookPart.precision === 'at-least') expect(sum.value).toBeLessThanOrEqual(10)
        if (peopleTookPart.precision === 'at-most') expect(sum).toEqual({ value: 2, precision: 'at-most' })
      }),
    )
  })
})
