import { isDeepStrictEqual } from 'node:util'
import { rollupOf } from '../domain/report/rollup.ts'
import { addWeeks } from '../domain/report/weeks.ts'
import { closeWeeks, hasSomething, lastEnd, tallyWeek } from './close-weeks.ts'
import type { Deps } from './deps.ts'

/** More than any district has. */
const MOST_WEEKS = 5_000

/** What became of a rebuild: weeks closed that never were, weeks counted again, and team-weeks that differ by now. */
export interface Rebuilt {
  closed: number
  counted: number
  changed: number
}

/**
 * Counts the closed weeks of a district again from the ledgers, from a week (its Monday) on, and closes those that never
 * were closed. What was told of a week stays as it was told, also where its numbers are others by now: words may have been
 * deleted since, and a second telling would give away by whom.
 */
export async function rebuildRollups(
  deps: Pick<Deps, 'stores' | 'clock' | 'log' | 'templates'>,
  districtId: string,
  since: string,
): Promise<Rebuilt> {
  const { reports } = deps.stores
  const rebuilt: Rebuilt = { closed: await closeWeeks(deps, districtId), counted: 0, changed: 0 }
  const frontier = (await reports.frontiers()).find((each) => each.districtId === districtId)
  const last = frontier?.lastClosed
  if (!frontier || !last) return rebuilt
  const weeks = await reports.weeksOf(districtId, MOST_WEEKS)
  for (const { week } of weeks.filter((each) => each.week >= since)) {
    const teams = await reports.teamsOf(districtId, lastEnd(week, frontier.zones))
    const tallies = (await tallyWeek(deps, teams, week)).filter(hasSomething)
    const before = new Map((await reports.rollups(districtId, week)).map((row) => [row.teamId, row.counts]))
    const isSame = (tally: (typeof tallies)[number]) =>
      isDeepStrictEqual(plain(before.get(tally.teamId)), plain(rollupOf(tally)))
    const gone = [...before.keys()].filter((id) => !tallies.some(({ teamId }) => teamId === id))
    await reports.putRollups(districtId, week, tallies)
    rebuilt.counted += 1
    rebuilt.changed += gone.length + tallies.filter((tally) => !isSame(tally)).length
  }
  return rebuilt
}

/** The Monday a year of weeks before another. */
export function yearBefore(week: string): string {
  return addWeeks(week, -52)
}

/** As JSON keeps it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null))
}
