import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { BotGate } from '../../../src/platforms/teams/adapter.ts'
import { createShownForms } from '../../../src/platforms/teams/forms.ts'
import { answerMessages } from '../../../src/platforms/teams/messages-route.ts'
import { createOutbox } from '../../../src/platforms/teams/outbox.ts'
import { createServiceUrls } from '../../../src/platforms/teams/service-urls.ts'
import { logInto } from './open-teams.ts'

const ROOT = 'https://smba.trafficmanager.net/teams/'
const ACTIVITY = {
  type: 'message',
  id: '1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  text: 'hello',
  from: { id: '29:ana' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:ana', conversationType: 'personal', tenantId: 'tenant-1' },
}

describe('the memory of the endpoint', () => {
  const urls = createServiceUrls()
  const bots: string[] = []
  let isGenuine = false
  const gate: BotGate = {
    async authenticate() {
      if (!isGenuine) throw new Error('not from Microsoft')
    },
    async withConnector() {
      throw new Error('nothing is sent here')
    },
  }
  const server = createServer((request, response) => {
    const outbox = createOutbox(gate, urls, () => '28:bot')
    const noteBotId = (id: string): void => void bots.push(id)
    const means = {
      gate,
      outbox,
      urls,
      forms: createShownForms(),
      inbox: async () => [],
      log: logInto([]),
      noteBotId,
    }
    void answerMessages({ ...means, isLocalEmulator: false }, request, response)
  })
  beforeEach(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  it('takes a service URL only from an activity that is authenticated', async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`
    const headers = { 'content-type': 'application/json', connection: 'close' }
    const post = async (): Promise<number> =>
      (await fetch(url, { method: 'POST', headers, body: JSON.stringify(ACTIVITY) })).status
    expect(await post()).toBe(401)
    expect([urls.urlFor('tenant-1', ROOT), bots]).toEqual([ROOT, []])
    isGenuine = true
    expect(await post()).toBe(200)
    expect([urls.urlFor('tenant-1', ROOT), bots]).toEqual([
      'https://smba.trafficmanager.net/emea/',
      ['28:bot'],
    ])
  })
})
