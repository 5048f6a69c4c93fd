import { describe, expect, it } from '@jest/globals'
import type { Decision, FamilyCarry } from '../../../src/domain/privacy/decide.ts'
import { decideFamily } from '../../../src/domain/privacy/decide.ts'
import { RULES } from '../../../src/domain/privacy/families.ts'
import type { Item } from '../../../src/domain/report/week-counts.ts'
import { addWeeks } from '../../../src/domain/report/weeks.ts'

const FIRST = '2026-09-07'

/** So many entries by each of these people in a team. */
const words = (teamId: string, week: string, entries: Record<string, number>): Item<'stance'> => ({
  ...{ teamId, week, people: Object.entries(entries) },
  counts: { entries: Object.values(entries).reduce((sum, count) => sum + count, 0), habits: {} },
})
const by = (letters: string) => Object.fromEntries([...letters].map((letter) => [letter, 1]))

/** Closes weeks one after the other; each gives the items of the week. */
function close(
  weeks: Item<'stance'>[][],
  rosters: Record<string, number> = { maths: 6, art: 3, music: 3 },
): Decision<'stance'>[] {
  let carry: FamilyCarry<'stance'> = { teams: {}, schools: {}, district: [] }
  return weeks.map((items, index) => {
    const teams = Object.entries(rosters).map(([id, roster]) => ({ id, schoolId: 'oak', roster }))
    const week = addWeeks(FIRST, index)
    const decision = decideFamily(RULES.stance, { week, minPeople: 5, teams, items, carry })
    carry = decision.carry
    return decision
  })
}
const week = (index: number) => addWeeks(FIRST, index)
const entriesIn = (told: ReturnType<Decision<'stance'>['teams']['get']>) =>
  told?.kind === 'shown' ? told.value.entries : (told?.reason ?? null)

describe('what is decided when a week is closed', () => {
  it('tells a team of five writers at once', () => {
    const [only] = close([[words('maths', FIRST, by('abcde'))]])
    expect(entriesIn(only?.teams.get('maths'))).toBe(5)
    expect(only?.carry).toEqual({ teams: {}, schools: {}, district: [] })
  })

  it('lets few answers wait for the next weeks, and tells them together as one group', () => {
    const [first, second] = close([[words('maths', FIRST, by('ab'))], [words('maths', week(1), by('cde'))]])
    expect(entriesIn(first?.teams.get('maths'))).toBe('waits')
    expect(entriesIn(second?.teams.get('maths'))).toBe(5)
    expect(second?.carry.teams).toEqual({})
  })

  it('does not tell nobody from few', () => {
    const [silent] = close([[]])
    const [few] = close([[words('maths', FIRST, by('ab'))]])
    expect(silent?.teams.get('maths')).toEqual(few?.teams.get('maths'))
    expect(silent?.teams.get('art')).toEqual({ kind: 'hidden', reason: 'together' })
  })

  it('tells small teams together, once they are five people', () => {
    const [only] = close([[words('art', FIRST, by('abc')), words('music', FIRST, by('de'))]])
    expect(entriesIn(only?.teams.get('art'))).toBe('together')
    expect(entriesIn(only?.together.get('oak'))).toBe(5)
  })

  it('counts somebody who is in two small teams once', () => {
    const [only] = close([[words('art', FIRST, by('abc')), words('music', FIRST, by('cd'))]])
    expect(entriesIn(only?.together.get('oak'))).toBe('waits')
  })

  it('lets one person speak for no group', () => {
    const [first] = close([[words('maths', FIRST, { a: 5, b: 1, c: 1, d: 1, e: 1 })]])
    expect(entriesIn(first?.teams.get('maths'))).toBe('waits')
    const [half] = close([[words('maths', FIRST, { a: 4, b: 1, c: 1, d: 1, e: 1 })]])
    expect(entriesIn(half?.teams.get('maths'))).toBe(8)
  })

  it('moves what has waited four weeks to the small teams of the school, and gives it up after eight more', () => {
    const silent = Array.from({ length: 12 }, () => [])
    const decisions = close([[words('maths', FIRST, by('ab'))], ...silent])
    const places = decisions.map(({ carry }) => [
      Object.keys(carry.teams).length,
      Object.keys(carry.schools).length,
      carry.district.length,
    ])
    expect(places.slice(0, 3)).toEqual(Array.from({ length: 3 }, () => [1, 0, 0]))
    expect(places.slice(3, 6)).toEqual(Array.from({ length: 3 }, () => [0, 1, 0]))
    expect(places.slice(6, 9)).toEqual(Array.from({ length: 3 }, () => [0, 0, 1]))
    expect(places.slice(9)).toEqual(Array.from({ length: 4 }, () => [0, 0, 0]))
  })

  it('takes over what waits in a team that is no more', () => {
    const [, second] = close([[words('maths', FIRST, by('abc'))], [words('art', week(1), by('de'))]], {
      ...{ maths: 6, art: 3 },
    })
    expect(entriesIn(second?.teams.get('maths'))).toBe('waits')
    const undone = decideFamily(RULES.stance, {
      ...{
        week: week(1),
        minPeople: 5,
        carry: { teams: { maths: [words('maths', FIRST, by('abc'))] }, schools: {}, district: [] },
      },
      teams: [
        { id: 'maths', schoolId: 'oak', roster: 0 },
        { id: 'art', schoolId: 'oak', roster: 3 },
      ],
      items: [words('art', week(1), by('de'))],
    })
    expect(entriesIn(undone.together.get('oak'))).toBe(5)
  })

  it('tells a question of five people by itself, as the chat does, and holds the others together', () => {
    const tap = (letters: string): Item<'time'> => ({
      ...{ teamId: 'maths', week: FIRST, people: Object.entries(by(letters)) },
      counts: { answers: letters.length, yes: 2 },
    })
    const decide = (...items: Item<'time'>[]) =>
      decideFamily(RULES.time, {
        ...{ week: FIRST, minPeople: 5, carry: { teams: {}, schools: {}, district: [] } },
        ...{ teams: [{ id: 'maths', schoolId: 'oak', roster: 6 }], items },
      })
    // Else the sum minus the result in the chat would be about three people.
    const { teams, carry } = decide(tap('abcde'), tap('abf'))
    expect(teams.get('maths')).toMatchObject({ kind: 'shown', value: { answers: 5 } })
    expect(carry.teams.maths).toHaveLength(1)
  })
})
