// Writes the SQL of a new migration, from the migrations so far to prisma/schema.prisma: npm run db:migration -- NAME
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMigrations } from '../src/store/migrations.ts'
import { schemaDiff } from './schema-diff.ts'

const LOCK = '# Tells Prisma which database these migrations are for.\nprovider = "postgresql"\n'

/** Writes the migration's folder and returns its path, or null where schema and migrations agree. */
async function writeMigration(name: string, now: Date): Promise<string | null> {
  const folder = join('prisma', 'migrations')
  mkdirSync(folder, { recursive: true })
  const lockFile = join(folder, 'migration_lock.toml')
  if (!existsSync(lockFile)) writeFileSync(lockFile, LOCK)
  const schema = readFileSync(join('prisma', 'schema.prisma'), 'utf8')
  const sql = await schemaDiff(readMigrations(folder), schema)
  if (sql === null) return null
  const time = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const path = join(folder, `${time}_${name}`)
  mkdirSync(path)
  writeFileSync(join(path, 'migration.sql'), sql)
  return path
}

const name = process.argv[2] ?? ''
if (/^[a-z0-9_]+$/.test(name)) {
  const path = await writeMigration(name, new Date())
  console.log(
    path ? `Wrote ${path}/migration.sql. Read it before you commit it.` : 'Schema and migrations agree.',
  )
} else {
  console.error('Usage: npm run db:migration -- name_in_small_letters')
  process.exitCode = 1
}
