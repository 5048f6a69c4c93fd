import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/**
 * The file of a prepared, empty embedded database. Setting one up from nothing takes PGlite some seconds; a copy takes
 * one. It lies beside the installed packages and is named after PGlite's version, so that each version has its own.
 */
export function templateFile(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const packageFolder = join(dirname(entry), '..')
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  return join(packageFolder, '..', '..', '.cache', 'common-thread', `embedded-${version}.tar.gz`)
}

/** The prepared database as PGlite loads it, or null where there is none. Throws where the file is damaged. */
export function readTemplate(file: string): Blob | null {
  if (!existsSync(file)) return null
  // Unpacked here, where a damaged file can be caught: PGlite would unpack it in a place that nothing listens to.
  return new Blob([gunzipSync(readFileSync(file))], { type: 'application/x-tar' })
}

/** Writes the prepared database, where it is not there yet; whether it was written now. */
export async function writeTemplate(file: string): Promise<boolean> {
  if (existsSync(file)) return false
  const { PGlite } = await import('@electric-sql/pglite')
  const db = await PGlite.create()
  const data = await db.dumpDataDir('gzip')
  await db.close()
  mkdirSync(dirname(file), { recursive: true })
  // Written aside and renamed: who reads it meanwhile finds all of it or nothing.
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, new Uint8Array(await data.arrayBuffer()))
  renameSync(aside, file)
  return true
}
