import { openScratchDatabase } from './scratch-database.ts'
import { auditYear } from './year/audit.ts'
import { WHOLE_YEAR } from './year/district.ts'
import { runYear } from './year/run-year.ts'
import { tableOf } from './year/table.ts'

const SEED = 2026

/**
 * Runs a school year of 180 days, 3 schools, 40 teams and 400 people in 5 zones through the service and returns what
 * became of everything that fell due. Throws where anything went out that should not have, or got lost.
 */
export async function benchYear(): Promise<string[]> {
  const { database, name, remove } = await openScratchDatabase()
  try {
    const started = performance.now()
    const year = await runYear(database, WHOLE_YEAR, SEED)
    const { user, system } = process.cpuUsage()
    const spent = { seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1_000_000 }
    const faults = await auditYear(year)
    const { lines } = await tableOf(year, spent, name)
    if (faults.length > 0) throw new Error(['The year did not go well:', ...faults, ...lines].join('\n'))
    return lines
  } finally {
    await remove()
  }
}
