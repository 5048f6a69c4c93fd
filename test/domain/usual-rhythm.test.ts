import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { USUAL_BUDGET, usualRhythm } from '../../src/domain/rhythm.ts'

const MEMBER = '0190f3a0-0000-7000-8000-000000000000'

describe('what holds for a person who has set nothing', () => {
  it('is working days from 7:00 to 18:00, every kind of question, the usual pace', () => {
    expect(usualRhythm(MEMBER)).toEqual({
      memberId: MEMBER,
      workdays: [1, 2, 3, 4, 5],
      opensAt: '07:00',
      closesAt: '18:00',
      preferredTime: null,
      optOuts: [],
      pace: 'usual',
      paceAskedAt: null,
    })
  })

  it('is one question a day and three a week at most', () => {
    const schema = readFileSync('prisma/schema.prisma', 'utf8')
    const defaultOf = (field: string) =>
      Number(new RegExp(`${field}\\s+Int\\s+@default\\((\\d+)\\)`).exec(schema)?.[1])
    expect(USUAL_BUDGET).toEqual({ perDay: 1, perWeek: 3 })
    expect({ perDay: defaultOf('nudgesPerDay'), perWeek: defaultOf('nudgesPerWeek') }).toEqual(USUAL_BUDGET)
  })
})
