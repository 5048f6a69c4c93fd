import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createStores } from '../../src/store/index.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationsFolder, readMigrations } from '../../src/store/migrations.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import { NOW } from '../contracts/store-fixture.ts'
import { createServerTestDatabase, type ServerTestDatabase } from '../support/databases.ts'
import { silentLog } from '../support/silent-log.ts'

describe('a PostgreSQL server', () => {
  let test: ServerTestDatabase
  beforeAll(async () => {
    test = await createServerTestDatabase()
  })
  afterAll(() => test.drop())

  const open = () => openDatabase({ databaseUrl: test.url, dataDir: '', log: silentLog })

  it('is migrated once where several services start at once', async () => {
    const services = await Promise.all([1, 2, 3, 4].map(open))
    const applied = await Promise.all(services.map((service) => migrate(service)))
    expect(applied.flat().sort()).toEqual(
      readMigrations(migrationsFolder()).map((migration) => migration.name),
    )
    for (const service of services) await service.close()
  })

  it('stores the instant itself, whatever the zone of the server', async () => {
    const database = await test.open()
    await createStores(database).playground.append({ id: 'zone', at: NOW, body: '{}' })
    const { rows } = await database.executeSql(
      'SELECT extract(epoch FROM at)::float AS at FROM playground_messages',
    )
    expect(rows).toEqual([{ at: NOW.getTime() / 1000 }])
  })

  it('may close idle connections: the service lives on and connects again', async () => {
    const warnings: string[] = []
    const log = { ...silentLog, warn: (_: object, message: string) => void warnings.push(message) }
    const database = await openDatabase({ databaseUrl: test.url, dataDir: '', log })
    const { rows } = await database.executeSql('SELECT pg_backend_pid() AS pid')
    const other = await open()
    const closing = new Promise<void>((resolve) => {
      log.warn = (_, message) => {
        warnings.push(message)
        resolve()
      }
    })
    await other.executeSql('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
    await closing
    expect(warnings).toContain('The database server closed a connection')
    expect(await database.executeSql('SELECT 1 AS one')).toEqual({ rows: [{ one: 1 }], rowCount: 1 })
    await other.close()
    await database.close()
    await database.close()
  })

  it('takes back a transaction that throws', async () => {
    const database = await test.open()
    const failing = database.inTransaction(async (executeSql) => {
      await executeSql("INSERT INTO settings VALUES ('d', '1')")
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await database.executeSql("SELECT * FROM settings WHERE key = 'd'")).toMatchObject({ rowCount: 0 })
  })
})
