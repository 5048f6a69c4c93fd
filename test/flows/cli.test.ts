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

  it('makes a token that is shown once, lists it and ends it', () => {
    const made = cli('api', 'tokens', 'create', '--name', 'Warehouse', '--days', '30').said
    const secret = /^ct_[0-9a-f-]{36}_[\w-]{43}$/m.exec(made)?.[0] ?? 'none'
    const id = secret.slice(3, 39)
    expect(made).toContain(`Bearer ${secret}`)
    const listed = cli('api', 'tokens', 'list').said
    expect(listed).toContain(`${id}  Warehouse  whole district  reports:read,organisation:read  until `)
    expect(listed).not.toContain(secret.slice(40))
    expect(cli('api', 'tokens', 'revoke', id)).toMatchObject({ code: 0 })
    expect(cli('api', 'tokens', 'revoke', id)).toMatchObject({ code: 1 })
    expect(cli('api', 'tokens', 'list').said).toContain('revoked ')
  })

  it('refuses tokens that would be good for too much or too long', () => {
    const create = (...words: string[]) => cli('api', 'tokens', 'create', ...words).said
    expect(create()).toContain('Add --name')
    expect(create('--name', 'x', '--days', '400')).toContain('1 to 366 days')
    expect(create('--name', 'x', '--scopes', 'reports:write')).toContain('no scope "reports:write"')
    expect(create('--name', 'x', '--school', 'y')).toContain('has no school y')
    const school = cli('schools').said.slice(0, 36)
    expect(create('--name', 'x', '--school', school, '--scopes', 'audit:read')).toContain('whole district')
  })

  it('adds a webhook, says what became of a test message, and signs anew', () => {
    const add = (...words: string[]) => cli('api', 'webhooks', 'add', ...words)
    expect(add('https://10.0.0.8/in').said).toContain('WEBHOOK_PRIVATE_HOSTS')
    expect(add('https://hooks.example/in', '--events', 'rain').said).toContain('There is no event "rain"')
    const added = add('https://hooks.invalid/in', '--events', 'cycle.finished')
    expect(added).toMatchObject({ code: 0, said: expect.stringMatching(/^whsec_[\w+/]{43}=$/m) })
    const id = added.said.slice(0, 36)
    expect(cli('api', 'webhooks', 'list').said).toContain(
      `${id}  https://hooks.invalid/in  cycle.finished  open`,
    )
    expect(cli('api', 'webhooks', 'test', id)).toMatchObject({
      code: 1,
      said: expect.stringContaining('unreachable'),
    })
    expect(cli('api', 'webhooks', 'rotate', id).said).toMatch(/^whsec_/)
    expect(cli('api', 'webhooks', 'enable', id)).toMatchObject({ code: 0 })
    expect(cli('api', 'webhooks', 'remove', id)).toMatchObject({ code: 0 })
    expect(cli('api', 'webhooks', 'test', id)).toMatchObject({ code: 1 })
  })
})
