import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createStores } from '../../src/store/index.ts'
import { type Database, openDatabase } from '../../src/store/open-database.ts'
import { NOW } from '../contracts/store-fixture.ts'
import { openEmbeddedTestDatabase } from '../support/databases.ts'
import { silentLog } from '../support/silent-log.ts'

describe('the embedded database', () => {
  let database: Database
  beforeAll(async () => {
    database = await openEmbeddedTestDatabase()
  })
  afterAll(() => database.close())

  it('answers a statement with values, a script, and a statement that returns nothing', async () => {
    const { executeSql } = database
    expect(await executeSql('SELECT $1::int AS n', [7])).toEqual({ rows: [{ n: 7 }], rowCount: 1 })
    expect(await executeSql('SELECT 1; SELECT 2 AS n')).toEqual({ rows: [{ n: 2 }], rowCount: 1 })
    expect(await executeSql("INSERT INTO settings VALUES ('a', '1'), ('b', '2')")).toEqual({
      rows: [],
      rowCount: 2,
    })
    expect(await executeSql('DELETE FROM settings WHERE key = $1', ['a'])).toEqual({ rows: [], rowCount: 1 })
  })

  it('stays usable after a script that fails within its own transaction', async () => {
    await expect(
      database.executeSql("BEGIN; INSERT INTO settings VALUES ('c', '1'); SELECT * FROM nowhere; COMMIT"),
    ).rejects.toThrow('nowhere')
    expect(await database.executeSql("SELECT * FROM settings WHERE key = 'c'")).toMatchObject({ rowCount: 0 })
    await database.executeSql("BEGIN; INSERT INTO settings VALUES ('c', '2'); COMMIT")
    expect(await database.executeSql("SELECT value FROM settings WHERE key = 'c'")).toMatchObject({
      rowCount: 1,
    })
  })

  it('takes back a transaction that throws', async () => {
    const failing = database.inTransaction(async (executeSql) => {
      await executeSql("INSERT INTO settings VALUES ('d', '1')")
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await database.executeSql("SELECT * FROM settings WHERE key = 'd'")).toMatchObject({ rowCount: 0 })
  })

  it('stores the instant itself, whatever the zone of the machine', async () => {
    await createStores(database).playground.append({ id: 'zone', at: NOW, body: '{}' })
    const { rows } = await database.executeSql(
      'SELECT extract(epoch FROM at)::float AS at FROM playground_messages',
    )
    expect(rows).toEqual([{ at: NOW.getTime() / 1000 }])
  })
})

describe('a database server that does not answer', () => {
  it('is told at the start, without the password', async () => {
    const databaseUrl = 'postgres://someone:secret-word@127.0.0.1:1/nothing'
    const opening = openDatabase({ databaseUrl, dataDir: '', log: silentLog })
    await expect(opening).rejects.toThrow('The database server of DATABASE_URL cannot be used')
    const error = await opening.catch((reason: unknown) => reason)
    expect(inspect(error)).toContain('ECONNREFUSED')
    expect(inspect(error)).not.toContain('secret-word')
  })
})
