import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { PGlite, Results, Transaction } from '@electric-sql/pglite'
import type { Pool, PoolClient } from 'pg'
import type { Log } from '../ports.ts'
import { createStoreClient, type StoreClient } from './client.ts'
import { keepStatements } from './embedded-statements.ts'
import { readTemplate, templateFile } from './embedded-template.ts'
import { lockFolder } from './folder-lock.ts'

/** The rows of a statement, and how many it returned or changed. */
export interface SqlResult {
  rows: Record<string, unknown>[]
  rowCount: number
}

/** Runs one statement with values, or a script of several without; a script answers with its last result. */
export type SqlExecutor = (text: string, values?: readonly unknown[]) => Promise<SqlResult>

/** An open database. */
export interface Database {
  kind: 'embedded' | 'server'
  prisma: StoreClient
  /** Each call stands alone: it is committed when it resolves, and a failed script leaves nothing open. */
  executeSql: SqlExecutor
  /** Commits what `run` did, or takes all of it back where it throws. */
  inTransaction<T>(run: (executeSql: SqlExecutor) => Promise<T>): Promise<T>
  /** The server's address for others who connect by themselves; null for the embedded database. */
  connectionString: string | null
  /** May be called twice. */
  close(): Promise<void>
}

/**
 * Opens the PostgreSQL server at `databaseUrl`, or the embedded one in `<dataDir>/postgres`, which is made where it is
 * absent and held for this process alone. Throws FolderInUseError.
 */
export async function openDatabase(options: {
  databaseUrl: string | null
  dataDir: string
  log: Log
  /** The file from which a new embedded database is copied. */
  template?: string
}): Promise<Database> {
  return options.databaseUrl === null
    ? openEmbedded(resolve(options.dataDir), options.template ?? templateFile(), options.log)
    : openServer(options.databaseUrl, options.log)
}

async function openEmbedded(dataDir: string, template: string, log: Log): Promise<Database> {
  mkdirSync(dataDir, { recursive: true })
  const lock = await lockFolder(dataDir)
  try {
    const db = await openFolder(join(dataDir, 'postgres'), template, log)
    return await databaseOf(db, () => lock.release())
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** A folder whose first set-up was cut off holds nothing yet: its mark is still there, and it is made anew. */
async function openFolder(folder: string, template: string, log: Log): Promise<PGlite> {
  const mark = `${folder}.unfinished`
  if (existsSync(mark)) {
    log.warn({ folder }, 'The first set-up of the embedded database was cut off; it starts over')
    rmSync(folder, { recursive: true, force: true })
  }
  const { PGlite } = await import('@electric-sql/pglite')
  if (existsSync(folder)) return PGlite.create(folder)
  writeFileSync(mark, '')
  const db = await setUp(folder, template, log)
  rmSync(mark)
  return db
}

async function setUp(folder: string, template: string, log: Log): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite')
  try {
    const prepared = readTemplate(template)
    if (prepared) return await PGlite.create(folder, { loadDataDir: prepared })
  } catch (error) {
    log.warn(
      { error: String(error) },
      'The prepared database does not open; a new one is made, which takes longer',
    )
    rmSync(folder, { recursive: true, force: true })
  }
  return PGlite.create(folder)
}

/** An open PGlite as a database; `release` follows its close. */
export async function databaseOf(db: PGlite, release: () => Promise<void>): Promise<Database> {
  const { PrismaPGlite } = await import('pglite-prisma-adapter')
  await keepOwnParsers(db)
  await keepStatements(db)
  // Prisma reads and writes times without their offset: the session's zone must be UTC.
  await db.exec("SET TIME ZONE 'UTC'")
  const prisma = createStoreClient(new PrismaPGlite(db))
  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    await prisma.$disconnect()
    await db.close()
    await release()
  }
  return {
    kind: 'embedded',
    prisma,
    executeSql: (text, values) =>
      // A script with its own BEGIN that fails would leave its transaction open in the only session there is.
      /^\s*BEGIN\b/i.test(text)
        ? db.transaction((tx) => runEmbedded(tx, text, values))
        : runEmbedded(db, text, values),
    inTransaction: (run) => db.transaction((tx) => run((text, values) => runEmbedded(tx, text, values))),
    connectionString: null,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

/** The array types that our tables, statements and the queue use: of booleans, numbers, texts, ids, times and JSON. */
const ARRAY_TYPES = new Set([
  1000, 1005, 1007, 1009, 1015, 1016, 1021, 1022, 1115, 1185, 199, 3807, 2951, 1231,
])

/**
 * PGlite copies its whole table of parsers with every statement of Prisma's, a fifth of the statement's time: of its 300
 * array types only our own stay in it.
 */
async function keepOwnParsers(db: PGlite): Promise<void> {
  const { types } = await import('@electric-sql/pglite')
  for (const type of Object.keys(db.parsers).map(Number))
    if (!(type in types.parsers) && !ARRAY_TYPES.has(type)) delete db.parsers[type]
}

async function runEmbedded(
  db: PGlite | Transaction,
  text: string,
  values?: readonly unknown[],
): Promise<SqlResult> {
  const result: Results | undefined = values?.length
    ? await db.query(text, [...values])
    : (await db.exec(text)).at(-1)
  const rows = (result?.rows ?? []) as Record<string, unknown>[]
  return { rows, rowCount: rows.length || (result?.affectedRows ?? 0) }
}

async function openServer(connectionString: string, log: Log): Promise<Database> {
  const [{ default: pg }, { PrismaPg }] = await Promise.all([import('pg'), import('@prisma/adapter-pg')])
  const pool = new pg.Pool({
    connectionString,
    application_name: 'common-thread',
    // Prisma reads and writes times without their offset: the session's zone must be UTC, whatever the server's is.
    onConnect: async (client) => {
      await client.query("SET TIME ZONE 'UTC'")
    },
  })
  // Without a listener, a server that closes an idle connection would end this process.
  pool.on('error', (error) => log.warn({ error: error.message }, 'The database server closed a connection'))
  try {
    await pool.query('SELECT 1')
  } catch (error) {
    await pool.end()
    throw new Error('The database server of DATABASE_URL cannot be used', { cause: error })
  }
  const prisma = createStoreClient(new PrismaPg(pool))
  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    await prisma.$disconnect()
    await pool.end()
  }
  return {
    kind: 'server',
    prisma,
    executeSql: (text, values) => runOnServer(pool, text, values),
    inTransaction: (run) => inServerTransaction(pool, run),
    connectionString,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

async function inServerTransaction<T>(pool: Pool, run: (executeSql: SqlExecutor) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await run((text, values) => runOnServer(client, text, values))
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // The connection goes with whatever was open on it: the server takes it back.
    client.release(true)
    throw error
  }
}

async function runOnServer(
  client: Pool | PoolClient,
  text: string,
  values?: readonly unknown[],
): Promise<SqlResult> {
  const answer = values?.length ? await client.query(text, [...values]) : await client.query(text)
  const result = Array.isArray(answer) ? answer.at(-1) : answer
  return { rows: result?.rows ?? [], rowCount: result?.rowCount ?? 0 }
}
