import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { eventually } from '../support/eventually.ts'
import { type RunningService, startService, temporaryFolder } from '../support/service.ts'
import { openReceiver, verified } from '../support/webhook-receiver.ts'

const folder = temporaryFolder()
const ENV = { DATA_DIR: folder.path, WEBHOOK_PRIVATE_HOSTS: 'localhost' }
const MATHS = 'channel:grade-4-maths'

function cli(...words: string[]): string {
  const options = { cwd: tmpdir(), env: { PATH: process.env.PATH, ...ENV }, encoding: 'utf8' } as const
  return spawnSync(process.execPath, [resolve('dist/src/cli.js'), ...words], options).stdout
}

describe('a system of the district', () => {
  let receiver: Awaited<ReturnType<typeof openReceiver>>
  let service: RunningService
  beforeAll(async () => {
    receiver = await openReceiver([{ status: 503 }, { status: 204 }])
    await (await startService(ENV)).stop()
  })
  afterAll(async () => {
    await service?.stop()
    await receiver.close()
    folder.remove()
  })

  it('reads with its token, hears of a finished inquiry once it answers, and finds its report by the link', async () => {
    const token = /^ct_\S+$/m.exec(cli('api', 'tokens', 'create', '--name', 'Warehouse'))?.[0] ?? ''
    const secret = /^whsec_\S+$/m.exec(cli('api', 'webhooks', 'add', receiver.url))?.[0] ?? ''
    service = await startService(ENV)
    const authorization = `Bearer ${token}`
    const get = async (address: string) => {
      const answer = await fetch(new URL(address, service.url), { headers: { authorization } })
      return { status: answer.status, body: await answer.json() }
    }
    const command = async (id: string, text: string) => {
      const act = { id, as: 'rosa.delgado', kind: 'command', place: MATHS, name: 'inquiry', text }
      const init = {
        method: 'POST',
        body: JSON.stringify(act),
        headers: { 'content-type': 'application/json' },
      }
      expect((await fetch(`${service.url}/playground/act`, init)).status).toBe(200)
    }
    const { body: index } = await get('/api/v1')
    expect(index).toMatchObject({ token: { name: 'Warehouse' } })
    const { body: teams } = await get(index.links.teams)
    expect(teams.data.map(({ name }: { name: string }) => name)).toContain('grade-4-maths')
    await command('api-story-start', 'start Few students explain their thinking')
    await command('api-story-finish', 'finish yes')
    const { received } = receiver
    const [first, second] = await eventually(() => received.length >= 2 && received)
    if (!first || !second) throw new Error('Nothing was sent')
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id'])
    const told = verified(second, secret) as {
      type: string
      data: { teamId: string; links: { read: string } }
    }
    expect(told.type).toBe('cycle.finished')
    expect(teams.data.map(({ id }: { id: string }) => id)).toContain(told.data.teamId)
    const { pathname } = new URL(told.data.links.read)
    expect(await get(pathname)).toMatchObject({
      status: 404,
      body: { type: '/api/v1/problems/no-report-yet' },
    })
    expect(service.output()).not.toMatch(/ct_|whsec_/)
  })
})
