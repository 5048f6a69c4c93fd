import { describe, expect, it } from '@jest/globals'
import { runApi } from '../../src/cli/api-commands.ts'
import type { WebhookResult } from '../../src/ports/webhook-sender.ts'
import { createWebhookSender } from '../../src/web/webhooks/sender.ts'
import { createStage, WORKSPACE } from '../support/stage.ts'

const DOWN: WebhookResult = { kind: 'refused', result: '503', retryAfterSeconds: null, isGone: false }

async function atTheKeyboard() {
  const { deps } = await createStage()
  const { districtId } = await deps.stores.organisation.ensureWorkspace(WORKSPACE, deps.clock.now())
  const district = await deps.stores.organisation.findDistrict(districtId)
  if (!district) throw new Error('No district')
  const { faultOf } = createWebhookSender({ privateHosts: new Set() })
  let said = ''
  const say = (text: string) => {
    said += text
  }
  const sender = { faultOf, send: async () => DOWN }
  const run = async (line: string, options: Parameters<typeof runApi>[3] = {}) => {
    said = ''
    await runApi({ ...deps, sender, say }, district, line.split(' '), options)
    return said
  }
  return { deps, run, district }
}

describe('the commands about webhooks', () => {
  it('say which address is failing, which is disabled and why, and how to begin again', async () => {
    const { deps, run, district } = await atTheKeyboard()
    const { webhooks } = deps.stores
    expect(await run('webhooks list')).toContain('has no webhooks')
    const id = (await run('webhooks add https://hooks.example/in', { events: 'need.raised' })).slice(0, 36)
    expect(await run('webhooks list')).toBe(
      `${id}  https://hooks.example/in  need.raised  open\n  0 sent, 0 waiting, 0 given up, 0 dropped; last answer: none yet\n`,
    )
    const at = deps.clock.now()
    await webhooks.note({ id, districtId: district.id, kind: 'need.raised', key: 'k', at, data: {} })
    const [due] = await webhooks.due(at, 1)
    const parcel = await webhooks.take(due?.id ?? '', at, at)
    if (parcel) await webhooks.markFailed(parcel, '503', at, at)
    expect(await run('webhooks list')).toContain('failing since 2026-09-07T14:00Z\n  0 sent, 1 waiting')
    await webhooks.disable(id, 'failing', at)
    const listed = await run('webhooks list')
    expect(listed).toContain('DISABLED 2026-09-07T14:00Z: it failed for days. See "api webhooks enable"')
    expect(listed).toContain('1 dropped; last answer: 503')
    expect(listed).not.toContain('whsec_')
    await run(`webhooks enable ${id}`)
    expect(await run('webhooks list')).toContain('  open\n')
  })

  it('say what came of a test, and refuse what they do not know', async () => {
    const { run } = await atTheKeyboard()
    const id = (await run('webhooks add https://hooks.example/in')).slice(0, 36)
    await expect(run(`webhooks test ${id}`)).rejects.toThrow('It was not taken: 503.')
    await expect(run(`webhooks paint ${id}`)).rejects.toThrow('api webhooks add URL')
    await expect(run('webhooks add')).rejects.toThrow('api webhooks add URL')
    await expect(run('webhooks add http://hooks.example/in')).rejects.toThrow('https://')
    await expect(run('webhooks remove 0190f3a0-0000-7000-8000-0000000000ff')).rejects.toThrow(
      'has no webhook',
    )
    await expect(run('paint')).rejects.toThrow('api tokens create')
  })

  it('change no endpoint of another district', async () => {
    const { deps, run, district } = await atTheKeyboard()
    const id = (await run('webhooks add https://hooks.example/in')).slice(0, 36)
    const workspace = { ...WORKSPACE, externalId: 'W9', name: 'Elsewhere' }
    const { districtId } = await deps.stores.organisation.ensureWorkspace(workspace, deps.clock.now(), {
      apart: true,
    })
    const other = await deps.stores.organisation.findDistrict(districtId)
    const sender = createWebhookSender({ privateHosts: new Set() })
    const there = { ...deps, sender, say: () => {} }
    if (!other) throw new Error('No other district')
    expect(other.id).not.toBe(district.id)
    for (const action of ['test', 'rotate', 'enable', 'remove'])
      await expect((async () => runApi(there, other, ['webhooks', action, id], {}))()).rejects.toThrow(
        'has no webhook',
      )
    expect(await run('webhooks list')).toContain(id)
  })
})
