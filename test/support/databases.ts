import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { readTemplate, templateFile } from '../../src/store/embedded-template.ts'
import { migrate } from '../../src/store/migrate.ts'
import { type Database, databaseOf, openDatabase } from '../../src/store/open-database.ts'
import { silentLog } from './silent-log.ts'

let snapshot: Promise<File | Blob> | null = null

/** A fresh, migrated embedded database in memory; a test file migrates once and copies from then on. */
export async function openEmbeddedTestDatabase(): Promise<Database> {
  snapshot ??= makeSnapshot()
  const db = await PGlite.create({ loadDataDir: await snapshot })
  return databaseOf(db, async () => {})
}

/** An empty PGlite in memory, without the service's tables. */
export async function openScratchDatabase(): Promise<PGlite> {
  const prepared = readTemplate(templateFile())
  return PGlite.create(prepared ? { loadDataDir: prepared } : {})
}

async function makeSnapshot(): Promise<File | Blob> {
  const db = await openScratchDatabase()
  const database = await databaseOf(db, async () => {})
  await migrate(database)
  const data = await db.dumpDataDir('none')
  await database.close()
  return data
}

/** A database of its own on the test server, and what removes it. */
export interface ServerTestDatabase {
  url: string
  /** Opens it as the service does; migrated. */
  open(): Promise<Database>
  /** Closes what `open` opened, and removes the database. */
  drop(): Promise<void>
}

let made = 0

/** A new empty database on the server of TEST_DATABASE_URL. */
export async function createServerTestDatabase(): Promise<ServerTestDatabase> {
  const serverUrl = testServerUrl()
  made += 1
  const name = `test_${process.pid}_${made}`
  await onServer(serverUrl, `DROP DATABASE IF EXISTS ${name}`, `CREATE DATABASE ${name}`)
  // A server's own zone must make no difference: every test runs on one that is far from UTC.
  await onServer(serverUrl, `ALTER DATABASE ${name} SET timezone TO 'America/St_Johns'`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const opened: Database[] = []
  return {
    url: url.href,
    open: async () => {
      const database = await openDatabase({ databaseUrl: url.href, dataDir: '', log: silentLog })
      opened.push(database)
      await migrate(database)
      return database
    },
    drop: async () => {
      for (const database of opened) await database.close()
      await onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}

/** The address of the test server. Throws, with what to do, where none is named: these tests are never skipped. */
export function testServerUrl(): string {
  const url = process.env.TEST_DATABASE_URL
  if (url) return url
  throw new Error(
    'TEST_DATABASE_URL is not set. Run `node scripts/with-postgres.mjs npm run test:postgres`, which starts a throw-away ' +
      'PostgreSQL server, or set it to a server on which databases may be created (postgres://user:password@host:5432/postgres).',
  )
}

async function onServer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
