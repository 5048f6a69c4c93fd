import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { startService, temporaryFolder } from '../support/service.ts'

const folder = temporaryFolder()
const cli = (...words: string[]) => {
  const env = { PATH: process.env.PATH, DATA_DIR: folder.path }
  const run = spawnSync(process.execPath, [resolve('dist/src/cli.js'), ...words], {
    cwd: tmpdir(),
    env,
    encoding: 'utf8',
  })
  return { code: run.status, said: `${run.stdout}${run.stderr}` }
}

describe('the command line', () => {
  afterAll(() => folder.remove())

  it('says how it is used', () => {
    expect(cli()).toMatchObject({ code: 1, said: expect.stringContaining('Usage: npm run cli') })
  })

  it('refuses kindly while the service holds the embedded database, and exports only what is shared', async () => {
    const service = await startService({ DATA_DIR: folder.path })
    expect(cli('corrections', 'on')).toMatchObject({ code: 1, said: expect.stringContaining(folder.path) })
    await service.stop()
    const file = join(folder.path, 'corrections.tsv')
    expect(cli('corrections', 'export', file)).toMatchObject({
      code: 1,
      said: expect.stringContaining('does not share'),
    })
    expect(cli('corrections', 'on')).toMatchObject({
      code: 0,
      said: expect.stringContaining('shared from now on'),
    })
    expect(cli('corrections', 'export', file)).toMatchObject({
      code: 0,
      said: expect.stringContaining('0 corrected entries'),
    })
    expect(readFileSync(file, 'utf8')).toBe('idx\tstance\tsentence\tcontext\n')
  })
})
