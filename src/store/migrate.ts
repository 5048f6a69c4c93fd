import { randomUUID } from 'node:crypto'
import { type Migration, migrationsFolder, readMigrations } from './migrations.ts'
import type { Database, SqlExecutor } from './open-database.ts'

/** Any number that nothing else locks: services that start at once on one server wait here for each other. */
const LOCK_KEY = 1_129_595_717

/** The table in which Prisma keeps what was applied: `prisma migrate` works on the same database. */
const CREATE_HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

/** A migration that could not be applied, or a history that does not fit this version. Nothing was left half done. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

/**
 * Brings the database to the newest migration and returns the names applied now. A migration and its line in the
 * history are one transaction, so that a service killed in between starts over and finds no half of one; a
 * migration must therefore hold no statement that PostgreSQL refuses in a transaction. Throws MigrationError.
 */
export async function migrate(
  database: Pick<Database, 'executeSql' | 'inTransaction'>,
  migrations: readonly Migration[] = readMigrations(migrationsFolder()),
): Promise<string[]> {
  const pending = pendingOf(migrations, await readHistory(database.executeSql))
  const applied: string[] = []
  for (const migration of pending) {
    const isNew = await database.inTransaction((executeSql) => apply(executeSql, migrations, migration))
    if (isNew) applied.push(migration.name)
  }
  return applied
}

interface HistoryLine {
  name: string
  checksum: string
  isFinished: boolean
}

async function readHistory(executeSql: SqlExecutor): Promise<HistoryLine[]> {
  const { rows: found } = await executeSql(
    `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS "exists"`,
  )
  if (found[0]?.exists !== true) return []
  const { rows } = await executeSql(
    'SELECT migration_name, checksum, finished_at IS NOT NULL AS is_finished FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  )
  return rows.map((row) => ({
    name: String(row.migration_name),
    checksum: String(row.checksum),
    isFinished: row.is_finished === true,
  }))
}

function pendingOf(migrations: readonly Migration[], history: readonly HistoryLine[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const line of history) {
    const migration = known.get(line.name)
    if (!line.isFinished)
      throw new MigrationError(
        `The migration ${line.name} was begun by another tool and not finished: resolve it there.`,
      )
    if (!migration)
      throw new MigrationError(
        `The database has the migration ${line.name} of a newer version: start that version.`,
      )
    if (migration.checksum !== line.checksum)
      throw new MigrationError(
        `The file of the migration ${line.name} was changed after it was applied: restore it.`,
      )
  }
  const applied = new Set(history.map((line) => line.name))
  return migrations.filter((migration) => !applied.has(migration.name))
}

/** Whether the migration was applied now; another service may have been faster while this one waited. */
async function apply(
  executeSql: SqlExecutor,
  migrations: readonly Migration[],
  migration: Migration,
): Promise<boolean> {
  await executeSql('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY])
  await executeSql(CREATE_HISTORY)
  if (!pendingOf(migrations, await readHistory(executeSql)).includes(migration)) return false
  try {
    await executeSql(migration.sql)
  } catch (error) {
    throw new MigrationError(`The migration ${migration.name} failed; nothing of it was kept.`, {
      cause: error,
    })
  }
  await executeSql(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), migration.checksum, migration.name],
  )
  return true
}
