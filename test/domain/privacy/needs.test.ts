import { describe, expect, it } from '@jest/globals'
import { closeWeek, emptyCarry, type UnitWeek } from '../../../src/domain/privacy/snapshot.ts'
import { needsRows } from '../../../src/domain/report/needs-of.ts'
import { FAMILIES, type Item, type WeekTally } from '../../../src/domain/report/week-counts.ts'
import { addWeeks } from '../../../src/domain/report/weeks.ts'

const WEEK = '2026-09-07'
const TEAMS = [
  { id: 'maths', schoolId: 'oak' },
  { id: 'science', schoolId: 'oak' },
  { id: 'arts', schoolId: 'elm' },
]
const scope = (kind: 'school' | 'team') => ({ kind, id: 'oak', name: 'Oak Hill' }) as const

/** The requests of some people at one desk in a team's week; those in `answered` were answered within a day. */
const item = (teamId: string, desk: string, people: string[], answered = 0, week = WEEK): Item<'needs'> => {
  const requests = people.length
  const hours = [0, answered, 0, 0, 0, requests - answered]
  const own = new Map<string, number>()
  for (const person of people) own.set(person, (own.get(person) ?? 0) + 1)
  return { teamId, week, people: [...own], counts: { desks: { [desk]: { requests, answered, hours } } } }
}

const people = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `p${from + index}`)

function close(items: Item<'needs'>[], week = WEEK, carry = emptyCarry()) {
  const none = Object.fromEntries(FAMILIES.map((family) => [family, []])) as unknown as WeekTally['items']
  const tallies = TEAMS.map(({ id: teamId }): WeekTally => {
    const needs = items.filter((each) => each.teamId === teamId)
    const coverage = { questions: {}, cycles: {} }
    return { teamId, week, phaseId: null, roster: 3, items: { ...none, needs }, coverage }
  })
  return closeWeek({ districtId: 'd', week, minPeople: 5, teams: TEAMS, tallies, carry })
}

const rowsOf = (units: UnitWeek[], id = 'oak') => {
  const unit = units.find((each) => each.id === id)
  if (!unit) throw new Error(`Nothing of ${id}`)
  const departments = [{ id: 't', name: 'Technology' }]
  return needsRows(scope('school'), [{ id, name: id, telling: unit.whole }], departments)
}

describe('what is told of requests for support', () => {
  it('is told by school and desk, over its teams, of five people or more', () => {
    const { units } = close([
      item('maths', 'school', people(0, 3), 2),
      item('science', 'school', people(3, 6), 1),
      item('maths', 'department:t', people(0, 4)),
      item('arts', 'school', people(10, 12)),
    ])
    const answered = { value: 3, precision: 'exact' }
    expect(rowsOf(units)).toEqual([
      {
        ...{ schoolId: 'oak', schoolName: 'oak', department: 'The school’s leaders' },
        needs: { kind: 'shown', value: { requests: 6, answered, waiting: answered, medianHours: 24 } },
      },
    ])
    const nothing = { kind: 'hidden', reason: 'waits' }
    expect(rowsOf(units, 'elm')).toMatchObject([{ department: 'All together', needs: nothing }])
    for (const { id } of TEAMS)
      expect(units.find((unit) => unit.id === id)?.whole.needs).toEqual({
        kind: 'hidden',
        reason: 'together',
      })
    expect(needsRows(scope('team'), [], [])).toEqual([])
  })

  it('looks the same where few asked for something and where nobody did', () => {
    const some = close([item('arts', 'central', people(0, 4))])
    expect(rowsOf(some.units, 'elm')).toEqual(rowsOf(close([]).units, 'elm'))
    expect(rowsOf(some.units, 'oak')).toMatchObject(rowsOf(close([]).units, 'oak'))
  })

  it('does not say that everybody, or nobody, got an answer', () => {
    const all = rowsOf(close([item('maths', 'school', people(0, 6), 6)]).units)
    expect(all).toMatchObject([
      {
        needs: {
          value: {
            answered: { value: 5, precision: 'at-least' },
            waiting: { value: 1, precision: 'at-most' },
          },
        },
      },
    ])
    // Two of seven requests are one person's: so many stay open.
    const twice = rowsOf(close([item('maths', 'school', [...people(0, 6), 'p0'], 6)]).units)
    expect(twice).toMatchObject([{ needs: { value: { answered: { value: 5, precision: 'at-least' } } } }])
  })

  it('waits for four weeks at its desk, then is told with the other desks of the school', () => {
    let carry = emptyCarry()
    const weeks = Array.from({ length: 5 }, (_, index) => addWeeks(WEEK, index))
    const told = weeks.map((week, index) => {
      const items =
        index === 0
          ? [
              item('maths', 'school', people(0, 3), 1, week),
              item('science', 'department:t', people(3, 6), 1, week),
            ]
          : []
      const closed = close(items, week, carry)
      carry = closed.carry
      return rowsOf(closed.units)
    })
    const departments = told.map((rows) =>
      rows.filter(({ needs }) => needs.kind === 'shown').map((row) => row.department),
    )
    expect(departments).toEqual([[], [], [], ['Several together'], []])
    expect(told[3]).toMatchObject([{ needs: { value: { requests: 6 } } }])
    expect(carry.needs).toEqual({ teams: {}, schools: {}, district: [] })
  })
})
