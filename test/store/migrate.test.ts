import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openEngine, schemaDiff, toMigrationList } from '../../scripts/schema-diff.ts'
import { MigrationError, migrate } from '../../src/store/migrate.ts'
import { type Migration, migrationsFolder, readMigrations, toMigration } from '../../src/store/migrations.ts'
import { type Database, databaseOf } from '../../src/store/open-database.ts'
import { openScratchDatabase } from '../support/databases.ts'

const SCHEMA = readFileSync(join(migrationsFolder(), '..', 'schema.prisma'), 'utf8')
const MIGRATIONS = readMigrations(migrationsFolder())

describe('migrations', () => {
  let db: PGlite
  let database: Database
  beforeAll(async () => {
    db = await openScratchDatabase()
    database = await databaseOf(db, async () => {})
  })
  beforeEach(() => database.executeSql('DROP SCHEMA public CASCADE; CREATE SCHEMA public'))
  afterAll(() => database.close())

  const tables = async (): Promise<unknown[]> => {
    const { rows } = await database.executeSql(
      "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name",
    )
    return rows.map((row) => row.table_name)
  }
  const one = toMigration('1_one', 'CREATE TABLE one (id INT);')
  const two = toMigration('2_two', 'CREATE TABLE two (id INT); INSERT INTO one VALUES (1);')

  it('are applied once, each in its order', async () => {
    expect(await migrate(database, [one])).toEqual(['1_one'])
    expect(await migrate(database, [one, two])).toEqual(['2_two'])
    expect(await migrate(database, [one, two])).toEqual([])
    expect(await tables()).toEqual(['_prisma_migrations', 'one', 'two'])
  })

  it('leave nothing half done where one fails, and go on once it is right', async () => {
    const broken = toMigration('2_two', 'CREATE TABLE two (id INT); INSERT INTO nowhere VALUES (1);')
    const failing = migrate(database, [one, broken])
    await expect(failing).rejects.toThrow('The migration 2_two failed; nothing of it was kept.')
    await expect(failing).rejects.toMatchObject({ cause: { message: expect.stringContaining('nowhere') } })
    expect(await tables()).toEqual(['_prisma_migrations', 'one'])
    expect(await migrate(database, [one, two])).toEqual(['2_two'])
  })

  it('are refused, with what to do, where the history does not fit', async () => {
    await migrate(database, [one, two])
    await expect(migrate(database, [one])).rejects.toThrow(/2_two of a newer version: start that version/)
    const changed: Migration = toMigration('1_one', 'CREATE TABLE one (id BIGINT);')
    await expect(migrate(database, [changed, two])).rejects.toThrow(/1_one was changed after it was applied/)
    await database.executeSql('UPDATE "_prisma_migrations" SET finished_at = NULL')
    await expect(migrate(database, [one, two])).rejects.toThrow(MigrationError)
  })

  it('have the same checksum whatever line ends a checkout gives them', () => {
    expect(toMigration('a', 'SELECT 1;\r\nSELECT 2;\r\n')).toEqual(toMigration('a', 'SELECT 1;\nSELECT 2;\n'))
  })

  it('leave a history with which Prisma itself goes on', async () => {
    await migrate(database, MIGRATIONS)
    const engine = await openEngine(SCHEMA, db)
    const later = { name: '99999999999999_later', sql: 'CREATE TABLE later (id INT);', checksum: '' }
    const diagnose = (migrations: Migration[]) =>
      engine.diagnoseMigrationHistory({
        migrationsList: toMigrationList(migrations),
        optInToShadowDatabase: false,
        filters: { externalTables: [], externalEnums: [] },
      })
    const fits = {
      history: null,
      failedMigrationNames: [],
      editedMigrationNames: [],
      hasMigrationsTable: true,
    }
    expect(await diagnose(MIGRATIONS)).toMatchObject(fits)
    const behind = { diagnostic: 'databaseIsBehind', unappliedMigrationNames: [later.name] }
    expect(await diagnose([...MIGRATIONS, later])).toMatchObject({ ...fits, history: behind })
    engine.free()
  })

  it('agree with the schema', async () => {
    expect(await schemaDiff(MIGRATIONS, SCHEMA, db)).toBeNull()
  })

  it('tell a schema that has moved on', async () => {
    const changed = SCHEMA.replace('model Setting {', 'model Setting {\n  note String?')
    expect(await schemaDiff(MIGRATIONS, changed, db)).toContain(
      'ALTER TABLE "settings" ADD COLUMN     "note" TEXT;',
    )
  })
})
