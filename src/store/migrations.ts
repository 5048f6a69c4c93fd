import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One step of the database's schema. */
export interface Migration {
  /** The folder's name: its time, then what it does. */
  name: string
  sql: string
  /** SHA-256 of the SQL in hex, as Prisma keeps it. */
  checksum: string
}

/** The project's folder of migrations, from the sources as from the compiled files. Throws where there is none. */
export function migrationsFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const migrations = join(folder, 'prisma', 'migrations')
    if (existsSync(migrations)) return migrations
    if (folder === dirname(folder)) throw new Error('The folder prisma/migrations is missing')
  }
}

/** The migrations of a folder in their order. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => toMigration(name, readFileSync(join(folder, name, 'migration.sql'), 'utf8')))
}

/** A migration of a name and its SQL; line ends are made the same, so that a checkout's setting changes no checksum. */
export function toMigration(name: string, text: string): Migration {
  const sql = text.replaceAll('\r\n', '\n')
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}
