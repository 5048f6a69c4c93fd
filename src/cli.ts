import { writeFileSync } from 'node:fs'
import { createLog } from './app.ts'
import { loadConfig } from './config.ts'
import { readEnvironment } from './environment.ts'
import type { Stores } from './ports.ts'
import { createStores } from './store/index.ts'
import { migrate } from './store/migrate.ts'
import { openDatabase } from './store/open-database.ts'
import { exportCorrections } from './use-cases/export-corrections.ts'

const USAGE = `Usage: npm run cli -- COMMAND

  corrections on|off        whether writers' corrections may leave the district, with their words, to train the reader
  corrections export FILE   writes them as a table, where that is on

The embedded database belongs to one process: stop the service first.`

/** What went wrong in words for the person at the keyboard. */
class UsageError extends Error {
  override name = 'UsageError'
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function run([topic, action, file]: string[]): Promise<void> {
  if (topic !== 'corrections' || !action) throw new UsageError(USAGE)
  const config = loadConfig(readEnvironment())
  const database = await openDatabase({ ...config, log: createLog('warn') })
  try {
    await migrate(database)
    await runCorrections(createStores(database), action, file)
  } finally {
    await database.close()
  }
}

async function runCorrections(stores: Stores, action: string, file: string | undefined): Promise<void> {
  const [district, ...others] = await stores.organisation.districts()
  if (!district)
    throw new UsageError('There is no district yet: start the service and add the bot to a channel first.')
  if (others.length > 0)
    throw new UsageError('There are several districts in this database; this command serves one.')
  if (action === 'on' || action === 'off') {
    await stores.organisation.setSharesCorrections(district.id, action === 'on')
    process.stdout.write(
      `${district.name}: corrections are ${action === 'on' ? 'shared' : 'not shared'} from now on.\n`,
    )
    return
  }
  if (action !== 'export' || !file) throw new UsageError(USAGE)
  const outcome = await exportCorrections({ stores }, district)
  if (outcome.kind === 'switched-off') {
    throw new UsageError(
      `${district.name} does not share corrections. Its admin can change that: npm run cli -- corrections on`,
    )
  }
  writeFileSync(file, outcome.table, { mode: 0o600 })
  process.stdout.write(`${outcome.entries} corrected entries were written to ${file}.\n`)
}
