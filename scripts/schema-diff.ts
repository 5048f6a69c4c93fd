import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { Migration } from '../src/store/migrations.ts'

/** The part of the global that is used here; the compiler's own types of it come with those of the browser. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>
}

/** What the schema engine answers where nothing differs. */
const NOTHING = '-- This is an empty migration.'

/**
 * The SQL that brings a database with these migrations to the schema (the text of schema.prisma), or null where they
 * agree. Works offline: Prisma's engine as WebAssembly, and an empty embedded database on which the migrations are tried
 * (`scratch`; without one, it is made and closed here).
 */
export async function schemaDiff(
  migrations: readonly Migration[],
  schema: string,
  scratch?: PGlite,
): Promise<string | null> {
  const db = scratch ?? (await PGlite.create())
  const engine = await openEngine(schema, db)
  const { stdout } = await engine.diff({
    from: migrations.length > 0 ? { tag: 'migrations', ...toMigrationList(migrations) } : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  engine.free()
  if (!scratch) await db.close()
  const sql = (stdout ?? '').trim()
  return sql === '' || sql === NOTHING ? null : `${sql}\n`
}

/** Prisma's schema engine over an embedded database, which also serves it to try migrations on. */
export async function openEngine(schema: string, db: PGlite): Promise<engineModule.SchemaEngine> {
  await startEngineModule()
  const connect = async () => {
    const adapter = await new PrismaPGlite(db).connect()
    // The adapter does not wait for a script, nor hear of its failure.
    adapter.executeScript = async (script) => {
      await db.exec(script)
    }
    return adapter
  }
  const factory = Object.assign(new PrismaPGlite(db), { connect, connectToShadowDb: connect })
  const silent = () => {}
  return engineModule.SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    silent,
    bindMigrationAwareSqlAdapterFactory(factory),
  )
}

let started: Promise<void> | null = null

/** The package's own entry imports its .wasm file, which Node 20 cannot: the same is done here by hand, and once. */
function startEngineModule(): Promise<void> {
  started ??= instantiate()
  return started
}

async function instantiate(): Promise<void> {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
  )
  const { instance } = await WebAssembly.instantiate(readFileSync(join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': { ...engineModule },
  })
  engineModule.__wbg_set_wasm(instance.exports)
  const begin = instance.exports.__wbindgen_start
  if (typeof begin === 'function') begin()
}

/** The migrations as the engine takes them. */
export function toMigrationList(migrations: readonly Migration[]) {
  return {
    baseDir: 'prisma/migrations',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  }
}
