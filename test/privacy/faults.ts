import { closeWeek, emptyCarry } from '../../src/domain/privacy/snapshot.ts'
import { SMALLEST_GROUP } from '../../src/domain/privacy.ts'
import { snapshotsOf } from '../../src/domain/report/snapshots-of.ts'
import type { WeekTally } from '../../src/domain/report/week-counts.ts'
import { type Publish, publishAt } from './readers.ts'
import { type Cell, talliesOf, type World } from './world.ts'

/** A gate without suppression of totals: schools and districts tell all that there is. */
export function withTrueTotals(publish: Publish): Publish {
  return (world, valueIn) => {
    const all = publishAt(1)(world, valueIn)
    return publish(world, valueIn).map((snapshot) => {
      const same = all.find(({ id, week }) => id === snapshot.id && week === snapshot.week)
      return snapshot.kind === 'team' || !same ? snapshot : { ...snapshot, whole: same.whole }
    })
  }
}

/** A gate that forgets from week to week what waits. */
export const weekByWeek: Publish = (world, valueIn) =>
  world.weeks.flatMap((week) => closedAlone(world, week, talliesOf(world, week, valueIn)))

/** A gate that tells four weeks together, anew every week. */
export const rollingWindows: Publish = (world, valueIn) =>
  world.weeks.flatMap((week, index) => {
    const weeks = world.weeks.slice(Math.max(0, index - 3), index + 1)
    const tallies = weeks.flatMap((each) => talliesOf(world, each, valueIn))
    return closedAlone(
      world,
      week,
      world.teams.map(({ id }) =>
        together(
          week,
          tallies.filter(({ teamId }) => teamId === id),
        ),
      ),
    )
  })

/** A gate that counts closed weeks again: as the world was before something came to it. */
export function recounting(isThere: (cell: Cell) => boolean): Publish {
  return (world, valueIn) => {
    const earlier: World = { ...world, cells: world.cells.filter(isThere) }
    return publishAt(SMALLEST_GROUP)(earlier, valueIn)
  }
}

function closedAlone(world: World, week: string, tallies: readonly WeekTally[]) {
  const decided = { districtId: 'district', week, teams: world.teams, tallies }
  const { units } = closeWeek({ ...decided, minPeople: SMALLEST_GROUP, carry: emptyCarry() })
  return snapshotsOf({ ...decided, units, topics: {}, needTopics: {} })
}

/** Several weeks of a team as if they were one. */
function together(week: string, tallies: readonly WeekTally[]): WeekTally {
  const [first] = tallies
  if (!first) throw new Error('There is no week to tell of')
  const items = tallies.reduce<Record<string, unknown[]>>((all, tally) => {
    for (const [family, own] of Object.entries(tally.items)) all[family] = [...(all[family] ?? []), ...own]
    return all
  }, {})
  const renamed = Object.entries(items).map(([family, own]) => [
    family,
    own.map((item) => ({ ...(item as object), week })),
  ])
  return { ...first, week, items: Object.fromEntries(renamed) as WeekTally['items'] }
}
