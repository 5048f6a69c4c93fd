// A service in small: opens the embedded database of a folder and stores rows without end; a line for each that is stored.
import { setImmediate } from 'node:timers/promises'
import { createStores } from '../../src/store/index.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import { silentLog } from '../support/silent-log.ts'

const [, , dataDir = '', prefix = ''] = process.argv
const database = await openDatabase({ databaseUrl: null, dataDir, log: silentLog })
await migrate(database)
const { settings } = createStores(database)
for (let row = 0; ; row += 1) {
  await settings.set(`${prefix}-${row}`, `value ${row}`)
  process.stdout.write(`${prefix}-${row}\n`)
  await setImmediate()
}
