import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { migrate } from '../../src/store/migrate.ts'
import { type Database, openDatabase } from '../../src/store/open-database.ts'
import { silentLog } from '../support/silent-log.ts'

const LOADER = fileURLToPath(new URL('../support/typescript-loader.mjs', import.meta.url))
const WRITER = fileURLToPath(new URL('./embedded-writer.ts', import.meta.url))

describe('the embedded database of a service that is killed', () => {
  let dataDir: string
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'store-'))
  })
  const children: ChildProcess[] = []
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  })

  const open = (): Promise<Database> => openDatabase({ databaseUrl: null, dataDir, log: silentLog })

  const startWriter = (prefix: string) => {
    const child = spawn(process.execPath, ['--import', LOADER, WRITER, dataDir, prefix], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(child)
    return { child, lines: createInterface(child.stdout) }
  }

  /** The rows that the writer reported as stored until it was killed. */
  const killAfter = async (
    { child, lines }: ReturnType<typeof startWriter>,
    count: number,
  ): Promise<string[]> => {
    const stored: string[] = []
    for await (const line of lines) {
      stored.push(line)
      if (stored.length === count) await kill(child)
    }
    return stored
  }

  it('loses nothing that it reported as stored, and opens again by itself', async () => {
    const stored = await killAfter(startWriter('one'), 200)
    expect(stored.length).toBeGreaterThanOrEqual(200)
    expect(existsSync(join(dataDir, 'in-use.sock'))).toBe(true)
    const database = await open()
    expect(await migrate(database)).toEqual([])
    const rows = await database.prisma.setting.findMany()
    expect(rows.map((row) => row.key)).toEqual(expect.arrayContaining(stored))
    await database.close()
  })

  it('holds its folder while it lives: a second one is told who has it and what to do', async () => {
    const writer = startWriter('two')
    await once(writer.lines, 'line')
    await expect(open()).rejects.toThrow(
      `The folder ${dataDir} is in use by another running service (process ${writer.child.pid}). Stop that one, or set DATA_DIR to another folder.`,
    )
    await kill(writer.child)
    const database = await open()
    await expect(open()).rejects.toThrow(`(process ${process.pid})`)
    await database.close()
    await database.close()
  })

  it('starts where the prepared database is damaged or absent, too', async () => {
    const folder = join(dataDir, 'damaged')
    const template = join(dataDir, 'template.tar.gz')
    writeFileSync(template, 'no archive')
    const warnings: string[] = []
    const log = { ...silentLog, warn: (_: object, message: string) => void warnings.push(message) }
    const database = await openDatabase({ databaseUrl: null, dataDir: folder, log, template })
    expect(await database.executeSql('SELECT 1 AS one')).toMatchObject({ rows: [{ one: 1 }] })
    expect(warnings).toEqual(['The prepared database does not open; a new one is made, which takes longer'])
    await database.close()
  })

  it('starts over where its very first set-up was cut off', async () => {
    const folder = join(dataDir, 'cut-off')
    mkdirSync(join(folder, 'postgres'), { recursive: true })
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '18')
    writeFileSync(join(folder, 'postgres.unfinished'), '')
    const database = await openDatabase({ databaseUrl: null, dataDir: folder, log: silentLog })
    expect(await migrate(database)).not.toEqual([])
    await database.close()
    expect(existsSync(join(folder, 'postgres.unfinished'))).toBe(false)
  })
})

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}
