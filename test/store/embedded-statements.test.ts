import type { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { keepStatements } from '../../src/store/embedded-statements.ts'
import { openScratchDatabase } from '../support/databases.ts'

/** A value of each type that the tables use, as a caller gives it. */
const VALUES: Record<string, unknown[]> = {
  boolean: [true, false],
  integer: [0, -7, 2_147_483_647],
  bigint: [9_007_199_254_740_993n],
  'double precision': [0.1, -1e-300],
  text: ['', 'näher 🙂 "quoted"', 'a\\b\n$1'],
  uuid: ['01a49196-2300-712b-95c4-86610fb8a28c'],
  timestamptz: [new Date('2026-03-08T07:59:59.999Z')],
  date: [new Date('2026-03-08T00:00:00Z')],
  jsonb: [{ a: [1, null, 'x'] }, '"word"'],
  'text[]': [[], ['a,b', 'c"d']],
  'uuid[]': [['01a49196-2300-712b-95c4-86610fb8a28c']],
  'integer[]': [[1, 2, 3]],
}

describe('statements that the embedded database keeps', () => {
  let plain: PGlite
  let db: PGlite
  beforeAll(async () => {
    plain = await openScratchDatabase()
    db = await openScratchDatabase()
    await keepStatements(db)
    for (const each of [plain, db])
      await each.exec('CREATE TABLE notes (id int PRIMARY KEY, text text NOT NULL, at timestamptz)')
  })
  afterAll(async () => {
    await plain.close()
    await db.close()
  })

  it.each(Object.keys(VALUES))('gives back a %s as PGlite does, the first time and later', async (type) => {
    const statement = `SELECT $1::${type} AS value, NULL::${type} AS nothing, 1 AS one`
    for (const value of [...(VALUES[type] ?? []), null])
      for (const rowMode of ['array', 'object'] as const)
        expect(await db.query(statement, [value], { rowMode })).toEqual(
          await plain.query(statement, [value], { rowMode }),
        )
  })

  it('counts what was changed', async () => {
    for (const each of [plain, db]) await each.query('DELETE FROM notes')
    for (const [statement, values] of [
      ['INSERT INTO notes SELECT n, $1, now() FROM generate_series(1, 3) n', ['x']],
      ['UPDATE notes SET text = $1 WHERE id > 1', ['y']],
      ['UPDATE notes SET text = $1 WHERE id > 9', ['z']],
      ['DELETE FROM notes WHERE id = $1 RETURNING text', [2]],
      ['SELECT count(*) FROM notes', []],
    ] as const)
      expect(await db.query(statement, [...values])).toEqual(await plain.query(statement, [...values]))
  })

  it('passes on what the database refuses, without the values, and goes on after it', async () => {
    await db.query('INSERT INTO notes VALUES ($1, $2) ON CONFLICT DO NOTHING', [1, 'x'])
    const refused = async (statement: string, values: unknown[]) => {
      const error = await db.query(statement, values).then(
        () => null,
        (reason: unknown) => reason,
      )
      expect(Object.keys(error as object)).not.toContain('params')
      return (error as { code?: string }).code
    }
    expect(await refused('INSERT INTO notes VALUES ($1, $2)', [1, 'a private thought'])).toBe('23505')
    expect(await refused('INSERT INTO notes VALUES ($1, $2)', [8, null])).toBe('23502')
    expect(await refused('SELECT 1 / $1::int', [0])).toBe('22012')
    expect(await refused('SELECT $1::uuid', ['no id'])).toBe('22P02')
    expect(await refused('SELECT nothing', [])).toBe('42703')
    expect(await refused('SELEC', [])).toBe('42601')
    expect((await db.query<{ one: number }>('SELECT $1::int AS one', [1])).rows).toEqual([{ one: 1 }])
  })

  it('takes back a transaction that failed, and answers again after it', async () => {
    await db.query('DELETE FROM notes')
    const failing = db.transaction(async (tx) => {
      await tx.query('INSERT INTO notes VALUES ($1, $2)', [1, 'x'])
      await tx.query('INSERT INTO notes VALUES ($1, $2)', [1, 'x'])
    })
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    expect((await db.query('SELECT * FROM notes WHERE id = $1', [1])).rows).toEqual([])
    await db.transaction((tx) => tx.query('INSERT INTO notes VALUES ($1, $2)', [1, 'x']))
    expect((await db.query('SELECT text FROM notes WHERE id = $1', [1])).rows).toEqual([{ text: 'x' }])
  })

  it('keeps others out of a transaction, and its own statements out of what comes after', async () => {
    await db.query('DELETE FROM notes')
    let late: (() => Promise<unknown>) | null = null
    const inside = db.transaction(async (tx) => {
      late = () => tx.query('SELECT 1')
      await tx.query('INSERT INTO notes VALUES ($1, $2)', [1, 'x'])
      await new Promise((resolve) => setTimeout(resolve, 20))
      await tx.rollback()
    })
    const outside = db.query('INSERT INTO notes VALUES ($1, $2)', [2, 'y'])
    await Promise.all([inside, outside])
    expect((await db.query('SELECT id FROM notes ORDER BY id')).rows).toEqual([{ id: 2 }])
    await expect((late as unknown as () => Promise<unknown>)()).rejects.toThrow('closed')
  })

  it('sees a table as it is after a change, in a script or in a transaction', async () => {
    const read = async () => (await db.query('SELECT * FROM changing WHERE id > $1', [0])).fields.length
    await db.exec('CREATE TABLE changing (id int)')
    expect(await read()).toBe(1)
    await db.exec('ALTER TABLE changing ADD COLUMN text text')
    expect(await read()).toBe(2)
    await db.transaction((tx) => tx.exec('ALTER TABLE changing DROP COLUMN text'))
    expect(await read()).toBe(1)
    await db.exec('DEALLOCATE ALL')
    expect(await read()).toBe(1)
  })

  it('plans a statement anew after many uses, as its table may have grown', async () => {
    await db.exec('CREATE TABLE growing (id int PRIMARY KEY, text text)')
    const find = 'SELECT text FROM growing WHERE id = $1'
    const names = async () =>
      (
        await db.query<{ name: string }>('SELECT name FROM pg_prepared_statements WHERE statement = $1', [
          find,
        ])
      ).rows.map(({ name }) => name)
    await db.query(find, [1])
    const [first] = await names()
    for (let use = 0; use < 200; use += 1) await db.query(find, [1])
    expect(await names()).toHaveLength(1)
    expect(await names()).not.toContain(first)
  })

  it('keeps no more statements than it may, the latest used', async () => {
    const kept = async () =>
      (await db.query<{ statement: string }>('SELECT statement FROM pg_prepared_statements')).rows.map(
        ({ statement }) => statement,
      )
    await db.query('SELECT $1::int AS used', [0])
    for (let n = 0; n < 1_000; n += 1) {
      await db.query(`SELECT $1::int AS n${n}`, [n])
      if (n % 100 === 0) await db.query('SELECT $1::int AS used', [0])
    }
    const statements = await kept()
    expect(statements.length).toBeLessThanOrEqual(401)
    expect(statements).toContain('SELECT $1::int AS used')
    expect(statements).toContain('SELECT $1::int AS n999')
    expect(statements).not.toContain('SELECT $1::int AS n0')
  })
})
