import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { keepStatements } from '../src/store/embedded-statements.ts'

const ROWS = 2_000
const CALLS = 5_000
const SAMPLES: readonly [name: string, statement: string][] = [
  ['a row by its id', 'SELECT id, team, text, tags, at FROM notes WHERE id = $1 AND team >= $2'],
  [
    'a row with what belongs to it',
    `SELECT n.id, n.text, t.data FROM notes n LEFT JOIN LATERAL (
       SELECT jsonb_build_object('id', m.id, 'text', m.text, 'at', m.at) AS data FROM notes m WHERE m.id = n.id
     ) t ON true WHERE n.id = $1 AND n.team >= $2`,
  ],
  ['a change to a row', 'UPDATE notes SET team = team + $2 WHERE id = $1'],
]

/** Returns the time of statements on the embedded database as the service runs them, beside PGlite's own calls. */
export async function benchStatements(): Promise<string[]> {
  const [plain, kept] = [await openNotes(), await openNotes()]
  await keepStatements(kept.db)
  const lines = [`baseline: PGlite's own query, means of ${CALLS} calls over ${ROWS} rows`]
  for (const [name, statement] of SAMPLES) {
    const [before, after] = [await meanOf(plain.db, statement), await meanOf(kept.db, statement)]
    lines.push(`${name}: ${after.toFixed(0)} µs, ${(after / before).toFixed(2)}x ${before.toFixed(0)} µs`)
  }
  await plain.remove()
  await kept.remove()
  return lines
}

async function openNotes() {
  const folder = mkdtempSync(join(tmpdir(), 'common-thread-bench-'))
  const db = await PGlite.create(folder)
  await db.exec(`
    CREATE TABLE notes (id int PRIMARY KEY, team int, text text, tags text[], at timestamptz DEFAULT now());
    INSERT INTO notes SELECT n, n % 40, repeat('word ', 20), '{a,b}' FROM generate_series(0, ${ROWS - 1}) n`)
  const remove = async () => {
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { db, remove }
}

/** Microseconds of one call. */
async function meanOf(db: PGlite, statement: string): Promise<number> {
  for (let n = 0; n < 300; n += 1) await db.query(statement, [n, 0])
  const started = performance.now()
  for (let n = 0; n < CALLS; n += 1) await db.query(statement, [n % ROWS, 0])
  return ((performance.now() - started) / CALLS) * 1000
}
