import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log } from '../src/ports.ts'
import { migrate } from '../src/store/migrate.ts'
import { type Database, openDatabase } from '../src/store/open-database.ts'

/** Says nothing: a benchmark's lines are its only output. */
export const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** A database of a benchmark's own, with the service's tables. */
export interface ScratchDatabase {
  database: Database
  /** What it runs on, for the benchmark's lines. */
  name: string
  /** Closes and removes it. */
  remove(): Promise<void>
}

/**
 * A new database on the server of TEST_DATABASE_URL or DATABASE_URL, beside what is there; where neither is set, a new
 * embedded one.
 */
export async function openScratchDatabase(): Promise<ScratchDatabase> {
  const serverUrl = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL
  return serverUrl ? onServer(serverUrl) : embedded()
}

async function embedded(): Promise<ScratchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'common-thread-bench-'))
  const database = await openDatabase({ databaseUrl: null, dataDir: folder, log: SILENT })
  await migrate(database)
  const remove = async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { database, name: 'the embedded database', remove }
}

async function onServer(serverUrl: string): Promise<ScratchDatabase> {
  const name = `common_thread_bench_${process.pid}`
  const server = await openDatabase({ databaseUrl: serverUrl, dataDir: '', log: SILENT })
  await server.executeSql(`CREATE DATABASE ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const database = await openDatabase({ databaseUrl: url.href, dataDir: '', log: SILENT })
  await migrate(database)
  const remove = async () => {
    await database.close()
    await server.executeSql(`DROP DATABASE ${name} WITH (FORCE)`)
    await server.close()
  }
  return { database, name: 'a PostgreSQL server', remove }
}
