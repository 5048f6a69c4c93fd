import { describe, expect, it } from '@jest/globals'
import type { WebhookMessage, WebhookResult, WebhookSender } from '../../../src/ports/webhook-sender.ts'
import { addEndpoint, changeEndpointSecret, testEndpoint } from '../../../src/use-cases/webhooks/endpoints.ts'
import { noteEvent } from '../../../src/use-cases/webhooks/note-event.ts'
import { enqueueWebhooks, SEND_WEBHOOK, sendWebhook } from '../../../src/use-cases/webhooks/send-webhook.ts'
import { createStage, WORKSPACE } from '../../support/stage.ts'

const TAKEN: WebhookResult = { kind: 'taken', result: '200' }
const DOWN: WebhookResult = { kind: 'refused', result: '503', retryAfterSeconds: null, isGone: false }
const ID = '0190f3a0-0000-7000-8000-000000000001'

/** A stage with an endpoint for everything, and a sender that answers as told: the last answer again and again. */
async function withEndpoint(...answers: WebhookResult[]) {
  const lines: string[] = []
  const keep = (fields: object, message: string) => void lines.push(`${JSON.stringify(fields)} ${message}`)
  const stage = await createStage({ log: { debug: keep, info: keep, warn: keep, error: keep } })
  const { deps, clock } = stage
  const { districtId } = await deps.stores.organisation.ensureWorkspace(WORKSPACE, clock.now())
  const kinds = ['cycle.finished', 'need.raised', 'digest.ready'] as const
  const url = 'https://hooks.example/in'
  const endpoint = await addEndpoint(deps, { districtId, url, kinds: [...kinds] })
  const sent: WebhookMessage[] = []
  const sender: WebhookSender = {
    faultOf: () => null,
    send: async (message) => {
      sent.push(message)
      return (answers.length > 1 ? answers.shift() : answers[0]) ?? TAKEN
    },
  }
  const jobs: { id: string; deliveryId: string }[] = []
  const send = async (name: string, data: object, { id }: { id: string }) => {
    if (name === SEND_WEBHOOK) jobs.push({ id, ...(data as { deliveryId: string }) })
  }
  const runDue = async () => {
    await enqueueWebhooks({ ...deps, queue: { ...deps.queue, send } })
    for (const { deliveryId } of jobs.splice(0)) await sendWebhook(deps, sender, deliveryId)
  }
  const later = (hours: number) => clock.moveTo(new Date(clock.now().getTime() + hours * 3_600_000))
  const endpointNow = async () => (await deps.stores.webhooks.endpoints(districtId))[0]
  const told = () => sent.map(({ body }): { type: string; data: object } => JSON.parse(body))
  return { stage, deps, districtId, endpoint, endpointNow, sent, sender, told, runDue, later, lines }
}

describe('events for systems of the district', () => {
  it('tell of a cycle that is finished by hand, with ids and links alone', async () => {
    const { stage, runDue, told, sent } = await withEndpoint(TAKEN)
    await stage.command('Rosa', 'inquiry start Few students explain their thinking')
    await stage.command('Rosa', 'inquiry finish yes')
    await runDue()
    const [message] = told()
    const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/)
    const read = expect.stringMatching(/^https:\/\/thread\.example\/api\/v1\/teams\/[0-9a-f-]{36}\/report$/)
    expect(message).toEqual({
      type: 'cycle.finished',
      timestamp: '2026-09-07T14:00:00.000Z',
      data: { districtId: uuid, schoolId: uuid, teamId: uuid, cycleId: uuid, links: { read } },
    })
    expect(sent[0]?.body).not.toContain('students')
  })

  it('tell of a cycle that the time has ended, once, however often the tick comes', async () => {
    const { stage, runDue, told } = await withEndpoint(TAKEN)
    await stage.command('Rosa', 'inquiry start Few students explain their thinking')
    await stage.moveTo('2027-03-01T14:00:00Z')
    await stage.moveTo('2027-03-01T14:05:00Z')
    await runDue()
    await runDue()
    expect(told().map(({ type }) => type)).toEqual(['cycle.finished'])
  })

  it('tell the same happening once, under the same id at every try', async () => {
    const { deps, districtId, runDue, later, sent, told } = await withEndpoint(DOWN, TAKEN)
    const need = { kind: 'need.raised', districtId, needId: ID } as const
    await noteEvent(deps, need)
    await noteEvent(deps, need)
    await runDue()
    later(1)
    await runDue()
    await noteEvent(deps, need)
    await runDue()
    expect(sent).toHaveLength(2)
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1)
    const links = { read: 'https://thread.example/api/v1/schools' }
    expect(told()[1]?.data).toEqual({ districtId, needId: ID, links })
  })

  it('tell of a digest where its report is', async () => {
    const { deps, districtId, runDue, told } = await withEndpoint(TAKEN)
    const scope = { kind: 'school', id: ID } as const
    await noteEvent(deps, { kind: 'digest.ready', districtId, scope, week: '2026-08-31' })
    await runDue()
    const read = `https://thread.example/api/v1/schools/${ID}/report?period=week:2026-08-31`
    const data = { districtId, scopeKind: 'school', scopeId: ID, week: '2026-08-31', links: { read } }
    expect(told()[0]?.data).toEqual(data)
  })

  it('are signed by the new secret, and for a day by the one before', async () => {
    const { deps, endpoint, districtId, runDue, later, sent } = await withEndpoint(TAKEN)
    const secret = await changeEndpointSecret(deps, endpoint.id)
    await noteEvent(deps, { kind: 'need.raised', districtId, needId: ID })
    await runDue()
    later(25)
    await noteEvent(deps, { kind: 'need.raised', districtId, needId: endpoint.id })
    await runDue()
    expect(sent.map(({ secrets }) => secrets)).toEqual([[secret, endpoint.secret], [secret]])
  })
})

describe('an endpoint that does not answer', () => {
  it('is tried again for three days, then the message is given up', async () => {
    const { deps, districtId, runDue, later, sent, endpoint } = await withEndpoint(DOWN)
    await noteEvent(deps, { kind: 'need.raised', districtId, needId: ID })
    const tries: number[] = []
    for (let hour = 0; hour < 100; hour += 1) {
      await runDue()
      tries.push(sent.length)
      later(1)
    }
    expect([tries[0], tries[24], tries[99]]).toEqual([1, 7, 10])
    expect((await deps.stores.webhooks.tally(endpoint.id)).counts).toMatchObject({ failed: 1, waiting: 0 })
  })

  it('is disabled after five days without a success, says so in the log, and hears no more', async () => {
    const { deps, districtId, runDue, later, sent, lines, endpointNow } = await withEndpoint(DOWN)
    for (let day = 0; day < 7; day += 1) {
      await noteEvent(deps, { kind: 'need.raised', districtId, needId: `${day}` })
      await runDue()
      later(24)
    }
    expect(await endpointNow()).toMatchObject({ disabledBecause: 'failing' })
    expect(lines.join('\n')).toContain('a webhook endpoint is disabled')
    expect(lines.join('\n')).not.toMatch(/hooks\.example|whsec_/)
    const before = sent.length
    await runDue()
    expect(sent).toHaveLength(before)
  })

  it('stays open where it takes one message in between', async () => {
    const { deps, districtId, runDue, later, endpointNow } = await withEndpoint(DOWN, DOWN, TAKEN, DOWN)
    for (let day = 0; day < 6; day += 1) {
      await noteEvent(deps, { kind: 'need.raised', districtId, needId: `${day}` })
      await runDue()
      later(24)
    }
    expect(await endpointNow()).toMatchObject({ disabledAt: null })
  })

  it('is disabled at once where it says that it is gone', async () => {
    const { deps, districtId, runDue, endpointNow } = await withEndpoint({
      ...DOWN,
      result: '410',
      isGone: true,
    })
    await noteEvent(deps, { kind: 'need.raised', districtId, needId: ID })
    await runDue()
    expect(await endpointNow()).toMatchObject({ disabledBecause: 'gone' })
  })

  it('is waited for as long as it asks', async () => {
    const { deps, districtId, runDue, later, sent } = await withEndpoint({
      ...DOWN,
      retryAfterSeconds: 7_200,
    })
    await noteEvent(deps, { kind: 'need.raised', districtId, needId: ID })
    await runDue()
    later(1.9)
    await runDue()
    expect(sent).toHaveLength(1)
    later(0.2)
    await runDue()
    expect(sent).toHaveLength(2)
  })
})

describe('a test message', () => {
  it('goes out at once and is kept nowhere', async () => {
    const { deps, sender, endpoint, told, runDue } = await withEndpoint(TAKEN)
    expect(await testEndpoint(deps, sender, endpoint)).toEqual(TAKEN)
    await runDue()
    expect(told().map(({ type }) => type)).toEqual(['webhook.test'])
  })
})
