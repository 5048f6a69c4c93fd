import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
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
    expect(cli('people', '4')).toMatchObject({ code: 1, said: expect.stringContaining('5 or more') })
    expect(cli('people', '7')).toMatchObject({
      code: 0,
      said: expect.stringContaining('fewer than 7 people'),
    })
    expect(cli('rollups', 'rebuild')).toMatchObject({
      code: 0,
      said: expect.stringContaining('weeks counted again'),
    })
  })

  it('shows what a calendar would change, then changes it, then takes it back', () => {
    const file = resolve('test/fixtures/oak-hill.ics')
    expect(cli('schools')).toMatchObject({ code: 0, said: expect.stringMatching(/^[0-9a-f-]{36} {2}\S/) })
    const before = cli('calendar', 'show').said
    expect(before).toContain('Founders’ Day')
    const preview = cli('calendar', 'import', file, '--source', 'district')
    expect(preview).toMatchObject({ code: 0, said: expect.stringContaining('Nothing has changed yet.') })
    expect(preview.said).toContain('To do it, add --yes.')
    expect(cli('calendar', 'show').said).toBe(before)
    expect(cli('calendar', 'import', file, '--source', 'district', '--yes')).toMatchObject({
      code: 0,
      said: expect.stringContaining('"district" is in use at'),
    })
    expect(cli('calendar', 'show').said).toContain('district: ')
    expect(cli('calendar', 'remove', 'district', '--yes').said).toContain('"district" is removed.')
    expect(cli('calendar', 'remove', 'district')).toMatchObject({ code: 1 })
  })

  it('names the faults of a file by line, and changes nothing', () => {
    const file = join(folder.path, 'broken.ics')
    writeFileSync(file, 'BEGIN:VCALENDAR\nBEGIN:VEVENT\n')
    expect(cli('calendar', 'import', file, '--yes')).toMatchObject({
      code: 1,
      said: expect.stringContaining('2, What The VEVENT that begins here never ends'),
    })
    expect(cli('calendar', 'import', join(folder.path, 'none.ics')).said).toContain('cannot be read')
    expect(cli('calendar', 'import', file, '--school', 'x').said).toContain('Which school?')
  })
})
