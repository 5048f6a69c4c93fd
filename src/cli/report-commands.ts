import type { District } from '../domain/organisation.ts'
import { SMALLEST_GROUP } from '../domain/privacy.ts'
import { weekOf } from '../domain/schedule.ts'
import { loadCycleTemplates } from '../library/cycle-templates.ts'
import type { Clock, Log, Stores } from '../ports.ts'
import { rebuildRollups, yearBefore } from '../use-cases/rebuild-rollups.ts'
import { UsageError } from './usage-error.ts'

/** How the commands are typed. */
export const REPORT_USAGE = `  people NUMBER             the fewest people of whom anything is told from now on: 5 or more
  rollups rebuild           counts the closed weeks of the last year again, or from --since MONDAY on; what was told of
                            them stays as it was told`

/** What the commands stand on. */
interface ReportDeps {
  stores: Stores
  clock: Clock
  log: Log
  say(text: string): void
}

/** Sets the fewest people of whom a district tells anything. Throws UsageError. */
export async function runPeople(deps: ReportDeps, district: District, words: string): Promise<void> {
  const people = /^\d{1,3}$/.test(words) ? Number(words) : 0
  if (people < SMALLEST_GROUP) throw new UsageError(`The fewest people are ${SMALLEST_GROUP} or more.`)
  await deps.stores.reports.setMinPeople(district.id, people)
  deps.say(`${district.name}: from the next closed week on nothing is told of fewer than ${people} people.\n`)
}

/** Counts the closed weeks of a district again, from a Monday on. Throws UsageError. */
export async function runRollups(
  deps: ReportDeps,
  district: District,
  { action, since }: { action: string; since: string | undefined },
): Promise<void> {
  if (action !== 'rebuild') throw new UsageError('Did you mean "npm run cli -- rollups rebuild"?')
  if (since !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(since))
    throw new UsageError('Please give the Monday like this: --since 2026-09-07')
  const from = since ?? yearBefore(weekOf(deps.clock.now(), 'UTC'))
  const rebuilt = await rebuildRollups({ ...deps, templates: loadCycleTemplates() }, district.id, from)
  const { closed, counted, changed } = rebuilt
  deps.say(
    `${district.name}: ${closed} weeks closed, ${counted} weeks counted again; the counts of ${changed} teams' weeks are others by now.\n`,
  )
}
