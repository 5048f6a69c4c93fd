import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { SMALLEST_GROUP } from '../../src/domain/privacy.ts'
import { exposedGroup } from './attacker.ts'
import { recounting, rollingWindows, weekByWeek, withTrueTotals } from './faults.ts'
import { type Publish, publishAt, type Seen, seenOf } from './readers.ts'
import { type Cell, SUMMED, type World, worldOf } from './world.ts'

const HONEST = publishAt(SMALLEST_GROUP)
const seeds = fc.integer({ min: 1, max: 2_000_000_000 })

/** About whom some combination of all that is seen tells a number, family by family. `known`: who knows the own ones. */
function exposedBy(seen: readonly Seen[], fewest: number, known: string | null = null) {
  return seen.flatMap(({ family, rows, personOf }) => {
    const others = personOf.flatMap((person, cell) => (person === known ? [] : [cell]))
    const unknown = rows.map((row) => others.map((cell) => row[cell] ?? 0))
    const group = exposedGroup(
      unknown,
      others.map((cell) => personOf[cell] ?? ''),
      fewest,
    )
    return group ? [{ family, group }] : []
  })
}

describe('an attacker who has read all that anybody may ever read, and combines it in every way', () => {
  it('computes no number of fewer than five people', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(exposedBy(seenOf(worldOf(seed), HONEST), SMALLEST_GROUP)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('computes none of fewer than eight where the district wants eight', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(exposedBy(seenOf(worldOf(seed), publishAt(8)), 8)).toEqual([])
      }),
      { numRuns: 10 },
    )
  })

  it('computes, as a member who knows the own numbers, none of fewer than four others', () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 5 }), (seed, person) => {
        const seen = seenOf(worldOf(seed), HONEST)
        expect(exposedBy(seen, SMALLEST_GROUP - 1, `person-${person}`)).toEqual([])
      }),
      { numRuns: 15 },
    )
  })

  it('reads something at all: in most worlds there is much to combine', () => {
    const told = WORLDS.map((seed) => seenOf(worldOf(seed), HONEST))
    const isTold = ({ rows }: Seen) => rows.some((row) => row.some((times) => times > 0))
    expect(told.flat().filter(isTold).length).toBeGreaterThan(told.flat().length / 2)
    for (const family of SUMMED)
      expect(told.flat().some((seen) => seen.family === family && isTold(seen))).toBe(true)
  })
})

const WORLDS = Array.from({ length: 8 }, (_, index) => 1000 + index)

/** In how many of the worlds the attacker finds somebody. */
function timesFound(seenIn: (world: World) => readonly Seen[]): number {
  return WORLDS.filter((seed) => exposedBy(seenIn(worldOf(seed)), SMALLEST_GROUP).length > 0).length
}

/** What both of two ways of publishing show. */
function bothSeen(world: World, one: Publish, other: Publish): Seen[] {
  const more = seenOf(world, other)
  return seenOf(world, one).map((seen, index) => ({
    ...seen,
    rows: [...seen.rows, ...(more[index]?.rows ?? [])],
  }))
}

describe('the same attacker finds somebody', () => {
  it('by a total minus its parts, where totals hold what their parts do not tell', () => {
    expect(timesFound((world) => seenOf(world, withTrueTotals(HONEST)))).toBeGreaterThanOrEqual(6)
  })

  it('by one group of four, where the threshold is one too low', () => {
    expect(timesFound((world) => seenOf(world, publishAt(SMALLEST_GROUP - 1)))).toBeGreaterThanOrEqual(6)
  })

  it('by windows that differ by a week, where four weeks are counted anew every week', () => {
    expect(timesFound((world) => seenOf(world, rollingWindows))).toBeGreaterThanOrEqual(6)
  })

  it('by two leaders together, where a second reader decides for itself what to hide', () => {
    expect(timesFound((world) => bothSeen(world, HONEST, weekByWeek))).toBeGreaterThanOrEqual(4)
  })

  it('by two readings around one late answer, where a closed week is counted again', () => {
    const found = timesFound((world) => {
      const late = world.cells.find(({ family, week }) => family === 'stance' && week === world.weeks[0])
      const before = (cell: Cell) => cell !== late
      return bothSeen(world, recounting(before), HONEST)
    })
    expect(found).toBeGreaterThanOrEqual(4)
  })
})
