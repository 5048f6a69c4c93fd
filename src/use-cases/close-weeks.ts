import { v5 } from 'uuid'
import { closeWeek, emptyCarry } from '../domain/privacy/snapshot.ts'
import { countWeek } from '../domain/report/count-week.ts'
import { snapshotsOf } from '../domain/report/snapshots-of.ts'
import type { WeekTally } from '../domain/report/week-counts.ts'
import { addWeeks, boundsOf } from '../domain/report/weeks.ts'
import { weekOf } from '../domain/schedule.ts'
import type { Frontier, ReportTeam } from '../ports.ts'
import type { Deps } from './deps.ts'
import { readEntries } from './read-entries.ts'
import { tellTopics } from './tell-topics.ts'

/** The queue of weeks to close. */
export const CLOSE_WEEKS = 'close-weeks'

/** What a job of that queue carries. */
export interface CloseWeeksJob {
  districtId: string
}

type CloseDeps = Pick<Deps, 'stores' | 'clock' | 'log' | 'templates'>

const NAMESPACE = '5b0f8a52-60a4-4a2c-9f6e-9c7a2f4f1d11'

/** Asks for the closing of weeks that are over in all zones of a district's teams. */
export async function enqueueWeeks(deps: Pick<Deps, 'stores' | 'clock' | 'queue'>): Promise<void> {
  const now = deps.clock.now()
  const minute = Math.floor(now.getTime() / 60_000)
  for (const frontier of await deps.stores.reports.frontiers()) {
    const week = nextWeek(frontier, now)
    if (week === null) continue
    const { districtId } = frontier
    await deps.queue.send(
      CLOSE_WEEKS,
      { districtId },
      { id: v5(`${districtId} ${week} ${minute}`, NAMESPACE) },
    )
  }
}

/**
 * Closes the weeks of a district that are over, one after the other: counts them, decides once what is told of them, and
 * keeps that. What comes in after that counts for the week in which it comes. Returns how many were closed.
 */
export async function closeWeeks(deps: CloseDeps, districtId: string): Promise<number> {
  // What was written must have been read: a closed week is not read again.
  await readEntries(deps)
  for (let count = 0; ; count += 1) {
    const frontiers = await deps.stores.reports.frontiers()
    const frontier = frontiers.find((each) => each.districtId === districtId)
    const week = frontier ? nextWeek(frontier, deps.clock.now()) : null
    if (!frontier || week === null || !(await closeOne(deps, frontier, week))) return count
  }
}

/** Counts a week of a district's teams as it stands in the ledgers, without deciding anything. */
export async function tallyWeek(
  deps: Pick<Deps, 'stores' | 'templates'>,
  teams: readonly ReportTeam[],
  week: string,
): Promise<WeekTally[]> {
  const frameworksOf = (templateKey: string) => deps.templates.get(templateKey)?.frameworks ?? []
  const tallies: WeekTally[] = []
  for (const { id: teamId, zone } of teams) {
    const { since, until } = boundsOf(week, zone)
    const facts = await deps.stores.reports.facts(teamId, since, until)
    tallies.push(countWeek({ teamId, week }, facts, frameworksOf))
  }
  return tallies
}

async function closeOne(deps: CloseDeps, frontier: Frontier, week: string): Promise<boolean> {
  const { districtId, zones } = frontier
  const { reports } = deps.stores
  const before = addWeeks(week, -1)
  const [teams, minPeople, known] = await Promise.all([
    reports.teamsOf(districtId, lastEnd(week, zones)),
    reports.minPeople(districtId),
    reports.carryAfter(districtId, before),
  ])
  const tallies = await tallyWeek(deps, teams, week)
  const carry = known ?? { families: emptyCarry(), topics: {} }
  const told = closeWeek({ districtId, week, minPeople, teams, tallies, carry: carry.families })
  const topics = await tellTopics(deps, { week, minPeople, teams, carry: carry.topics })
  const isNew = await reports.close({
    ...{ districtId, week, closedAt: deps.clock.now(), tallies: tallies.filter(hasSomething) },
    snapshots: snapshotsOf({
      ...{ districtId, week, teams, tallies, units: told.units },
      ...{ topics: topics.told, needTopics: topics.toldOfNeeds },
    }),
    carry: { families: told.carry, topics: topics.carry },
  })
  deps.log.info({ districtId, week, isNew, teams: teams.length }, 'week closed')
  return isNew
}

/** The first week that is not closed, where it is over everywhere; else null. */
function nextWeek({ lastClosed, since, zones }: Frontier, now: Date): string | null {
  const first = zones.map((zone) => weekOf(since, zone)).sort()[0]
  const week = lastClosed ? addWeeks(lastClosed, 1) : first
  return week && lastEnd(week, zones) <= now ? week : null
}

/** When a week is over in all of some zones. */
export function lastEnd(week: string, zones: readonly string[]): Date {
  return new Date(Math.max(...zones.map((zone) => boundsOf(week, zone).until.getTime())))
}

/** Whether anything of a team's week is to be kept. */
export function hasSomething({ items, coverage }: WeekTally): boolean {
  return Object.values(items).some((own) => own.length > 0) || Object.keys(coverage.cycles).length > 0
}
