import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { API_USAGE, runApi } from './cli/api-commands.ts'
import { CALENDAR_USAGE, runCalendar, schoolLines } from './cli/calendar-commands.ts'
import { REPORT_USAGE, runPeople, runRollups } from './cli/report-commands.ts'
import { UsageError } from './cli/usage-error.ts'
import { createClock } from './clock.ts'
import { type Config, loadConfig } from './config.ts'
import type { District } from './domain/organisation.ts'
import { readEnvironment } from './environment.ts'
import { createLog } from './log.ts'
import type { Stores } from './ports.ts'
import { createStores } from './store/index.ts'
import { migrate } from './store/migrate.ts'
import { openDatabase } from './store/open-database.ts'
import { exportCorrections } from './use-cases/export-corrections.ts'
import { createWebhookSender } from './web/webhooks/sender.ts'

const USAGE = `Usage: npm run cli -- COMMAND

  districts                 lists the districts
  corrections on|off        whether writers' corrections may leave the district, with their words, to train the reader
  corrections export FILE   writes them as a table, where that is on
${CALENDAR_USAGE}
${REPORT_USAGE}
${API_USAGE}

Where there are several districts or schools, add --district ID or --school ID.
The embedded database belongs to one process: stop the service first.`

try {
  await run(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function run(words: string[]): Promise<void> {
  const { values, positionals } = parseWords(words)
  const [topic, action, file] = positionals
  const isKnown = topic === 'districts' || topic === 'schools'
  if (!isKnown && !(['corrections', 'calendar', 'people', 'rollups', 'api'].includes(topic ?? '') && action))
    throw new UsageError(USAGE)
  const config = loadConfig(readEnvironment())
  const database = await openDatabase({ ...config, log: createLog('warn') })
  try {
    await migrate(database)
    const stores = createStores(database)
    const districts = await stores.organisation.districts()
    if (topic === 'schools') say(await schoolLines({ stores }))
    else if (topic === 'calendar') {
      const clock = createClock(config.clock, false)
      const { school, source, yes = false } = values
      await runCalendar({ stores, clock, say }, [action, file], { school, source, yes })
    } else if (topic === 'districts')
      process.stdout.write(districts.map(({ id, name }) => `${id}  ${name}\n`).join(''))
    else {
      const district = chosen(districts, values.district)
      await runForDistrict({ config, stores, district }, positionals, values)
    }
  } finally {
    await database.close()
  }
}

async function runForDistrict(
  { config, stores, district }: { config: Config; stores: Stores; district: District },
  [topic, action = '', file, id]: string[],
  values: ReturnType<typeof parseWords>['values'],
): Promise<void> {
  const deps = { stores, clock: createClock(config.clock, false), log: createLog('warn'), say }
  if (topic === 'api') {
    const sender = createWebhookSender({ privateHosts: new Set(config.webhookPrivateHosts) })
    const publicUrl = () => config.publicUrl
    await runApi({ ...deps, sender, publicUrl }, district, [action, file, id], values)
  } else if (topic === 'people') await runPeople(deps, district, action)
  else if (topic === 'rollups') await runRollups(deps, district, { action, since: values.since })
  else await runCorrections(stores, district, action, file)
}

function say(text: string): void {
  process.stdout.write(text)
}

function parseWords(words: string[]) {
  try {
    const text = { type: 'string' } as const
    const options = {
      district: text,
      school: text,
      source: text,
      since: text,
      name: text,
      scopes: text,
      days: text,
      events: text,
      yes: { type: 'boolean' },
    } as const
    return parseArgs({ args: words, allowPositionals: true, options })
  } catch (error) {
    throw new UsageError(USAGE, { cause: error })
  }
}

/** The district that is meant: the named one, or the only one. */
function chosen(districts: District[], id: string | undefined): District {
  const [only] = districts
  if (!only)
    throw new UsageError('There is no district yet: start the service and add the bot to a channel first.')
  const district = id ? districts.find((each) => each.id === id) : districts.length === 1 ? only : undefined
  if (!district)
    throw new UsageError('Which district? See "npm run cli -- districts", and add --district ID.')
  return district
}

async function runCorrections(
  stores: Stores,
  district: District,
  action: string,
  file: string | undefined,
): Promise<void> {
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
