import { afterEach, describe, expect, it } from '@jest/globals'
import { EVENT_KINDS } from '../../../src/domain/service-event.ts'
import { addEndpoint } from '../../../src/use-cases/webhooks/endpoints.ts'
import { noteEvent } from '../../../src/use-cases/webhooks/note-event.ts'
import { webhookMessage } from '../../../src/use-cases/webhooks/webhook-message.ts'
import { type OpenedApi, openApi, playWeeks } from '../../support/api-stage.ts'

let api: OpenedApi | null = null
afterEach(() => api?.close())

/** All messages that wait for the endpoint, as they would be sent. */
async function messagesOf({ stage }: OpenedApi): Promise<{ type: string; read: string; week?: string }[]> {
  const { webhooks } = stage.deps.stores
  const now = stage.clock.now()
  const messages = []
  for (const { id } of await webhooks.due(now, 1_000)) {
    const parcel = await webhooks.take(id, now, new Date(8.64e15))
    if (!parcel) continue
    const { body } = webhookMessage(parcel.event, parcel.endpoint, {
      publicUrl: 'https://thread.example',
      now,
    })
    const { type, data } = JSON.parse(body)
    messages.push({ type, read: data.links.read, week: data.week })
  }
  return messages
}

describe('the links of events', () => {
  it('lead a token of the district to what the events tell of', async () => {
    api = await openApi({ limits: { token: 1_000, guesses: 10 } })
    const { stage, districtId } = api
    const url = 'https://hooks.example/in'
    await addEndpoint(stage.deps, { districtId, url, kinds: [...EVENT_KINDS] })
    await stage.command('Rosa', 'inquiry start Few students explain their thinking')
    await playWeeks(api)
    await stage.command('Rosa', 'inquiry finish yes')
    await noteEvent(stage.deps, { kind: 'need.raised', districtId, needId: api.schoolId })
    const messages = await messagesOf(api)
    expect(new Set(messages.map(({ type }) => type))).toEqual(new Set(EVENT_KINDS))
    const client = await api.client()
    for (const { type, read, week } of messages) {
      const { status, body } = await client.get(read.replace('https://thread.example/api/v1', ''))
      expect([type, status]).toEqual([type, 200])
      if (week !== undefined) expect(body.period).toMatchObject({ key: `week:${week}` })
    }
    expect(JSON.stringify(messages)).not.toMatch(/thinking|maths|Rosa/)
  })
})
