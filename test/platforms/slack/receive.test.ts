import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { openSlackService, type SlackService, viewOf } from '../../support/slack-service.ts'

let service: SlackService
beforeEach(async () => {
  service = await openSlackService()
  service.slack.addUser({ id: 'U1', name: 'Ana Silva' })
  service.slack.addChannel('C1', 'grade-5', ['U1', service.slack.botUserId])
})
afterEach(() => service.close())

const prompt = () =>
  service.platform.send(
    { platform: 'slack', externalId: 'T1', name: null },
    'channel:C1',
    viewOf('Which unit?'),
    'k',
  )

describe('requests over HTTP, through Bolt', () => {
  it('refuses a request without a signature, with a wrong one, a stale and a future one', async () => {
    const { sender } = service.slack
    const statuses = [
      await sender.post('{}', { unsigned: true }),
      await sender.post('{}', { secret: 'another-secret' }),
      await sender.post('{}', { skewSeconds: -400 }),
      await sender.post('{}', { skewSeconds: 400 }),
      await sender.post('ssl_check=1&command=/inquiry', {
        unsigned: true,
        contentType: 'application/x-www-form-urlencoded',
      }),
    ].map((answer) => answer.status)
    expect(statuses).toEqual([401, 401, 401, 401, 401])
    expect(service.intents).toEqual([])
    expect(service.lines.filter((line) => line.includes('refused'))).toHaveLength(5)
  })

  it.each(['{', '', '"x"', '[]', 'null'])('answers 400 to the broken JSON %j', async (body) => {
    expect((await service.slack.sender.post(body)).status).toBe(400)
  })

  it('answers 400 to a form whose payload is broken', async () => {
    const contentType = 'application/x-www-form-urlencoded; charset=utf-8'
    expect((await service.slack.sender.post('payload=%7B', { contentType })).status).toBe(400)
  })

  it('answers 413 to a body beyond the limit and stays up', async () => {
    const status = await new Promise((resolve, reject) => {
      const call = request(`${service.url}/slack/events`, { method: 'POST' }, (response) => {
        resolve(response.statusCode)
        call.destroy()
      })
      call.on('error', reject)
      call.write(Buffer.alloc(2 * 1024 * 1024 + 1))
    })
    expect(status).toBe(413)
    const { answer } = await service.slack.sayDirect('U1', 'hello')
    expect(answer.status).toBe(200)
  })

  it("answers Slack's question whether the address is ours", async () => {
    const answer = await service.slack.sender.post('{"type":"url_verification","challenge":"abc"}')
    expect(answer).toEqual({ status: 200, body: '{"challenge":"abc"}' })
  })

  it('never crashes and never asks for a retry, whatever a signed body holds', async () => {
    const odd = fc.oneof(
      fc.constantFrom(null, '', 0, 'x', [], {}, [null], { id: null }),
      fc.jsonValue({ maxDepth: 1 }),
    )
    const keys = [
      'type',
      'event',
      'command',
      'actions',
      'view',
      'user',
      'team',
      'channel',
      'item',
      'authorizations',
    ]
    const shape = fc.dictionary(fc.constantFrom(...keys), odd)
    const body = fc.oneof(
      shape,
      fc.record({ event: shape, event_id: odd, team_id: odd, authorizations: odd }),
    )
    await fc.assert(
      fc.asyncProperty(body, async (value) => {
        const { status } = await service.slack.sender.post(JSON.stringify(value))
        expect([200, 400]).toContain(status)
      }),
      { numRuns: 300 },
    )
  })

  it('takes commands that nobody knows: Bolt would let them run out', async () => {
    service.answer(() => [{ kind: 'private', view: viewOf('Did you mean /inquiry?') }])
    const answer = await service.slack.sendCommand('U1', 'C1', '/inqury', 'start')
    expect(answer).toEqual({ status: 200, body: '' })
    expect(service.intents).toMatchObject([{ kind: 'command', name: 'inqury', text: 'start' }])
    const told = await service.slack.until(() => service.slack.lastEphemeral('U1'))
    expect(told.text).toBe('Did you mean /inquiry?')
  })

  it('answers at once to what is nothing for us', async () => {
    const answers = [
      await service.slack.sender.interaction({
        type: 'view_closed',
        user: { id: 'U1' },
        team: { id: 'T1' },
        view: {},
      }),
      await service.slack.sender.interaction({ type: 'a_kind_of_tomorrow', user: { id: 'U1' } }),
      await service.slack.sender.event({ type: 'pin_added', user: 'U1' }),
      (await service.slack.say('U1', 'C1', 'Lunch?')).answer,
    ]
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200])
    expect(service.intents).toEqual([])
  })

  it('passes on a reply of 40,000 characters with emoji and right-to-left words', async () => {
    const { ref } = await prompt()
    const text = 'שלום 👋 <b> & '.repeat(3_000).slice(0, 40_000)
    const { answer } = await service.slack.replyInThread('U1', ref, text)
    expect(answer.status).toBe(200)
    expect(service.intents).toMatchObject([{ kind: 'message', thread: ref, text }])
  })
})

describe('acknowledgement', () => {
  it('comes only after the inbox has stored the event', async () => {
    let store = () => {}
    const stored = new Promise<void>((resolve) => {
      store = resolve
    })
    let reached = () => {}
    const arrived = new Promise<void>((resolve) => {
      reached = resolve
    })
    service.answer(async () => {
      reached()
      await stored
      return []
    })
    let isAcknowledged = false
    const sent = service.slack.sayDirect('U1', 'hello').then((said) => {
      isAcknowledged = true
      return said.answer.status
    })
    await arrived
    // The service's other requests go through while this one waits for its store.
    await service.slack.sender.event({ type: 'pin_added' })
    expect(isAcknowledged).toBe(false)
    store()
    expect(await sent).toBe(200)
  })

  it('asks Slack to send again where the inbox fails, and logs it once, without a word of it', async () => {
    let isBroken = true
    service.answer(() => {
      if (isBroken) throw new Error('The database is gone; it held "my secret reflection"')
      return []
    })
    const first = await service.slack.sayDirect('U1', 'my secret reflection')
    isBroken = false
    const second = await service.slack.sender.redeliver()
    expect([first.answer.status, second.status]).toEqual([500, 200])
    const [before, after] = service.intents
    expect(after).toEqual(before)
    expect(service.lines.filter((line) => line.includes('"level":"error"'))).toHaveLength(1)
    expect(service.lines.join()).not.toContain('secret')
  })

  it('answers a failed command and a failed form with 500, too', async () => {
    service.answer(() => {
      throw new Error('gone')
    })
    expect((await service.slack.sendCommand('U1', 'C1', '/reflect')).status).toBe(500)
    const form = {
      type: 'view_submission',
      user: { id: 'U1' },
      team: { id: 'T1' },
      view: { id: 'V', callback_id: 'f' },
    }
    expect((await service.slack.sender.interaction(form)).status).toBe(500)
  })

  it('is not undone by a reply that fails', async () => {
    service.answer(() => [
      { kind: 'acknowledgement', view: viewOf('Kept.') },
      { kind: 'public', view: viewOf('Thank you.') },
    ])
    const { ref } = await prompt()
    service.slack.plan('reactions.add', { kind: 'status', status: 503 })
    service.slack.plan('chat.postEphemeral', { kind: 'status', status: 503 })
    const { answer } = await service.slack.replyInThread('U1', ref, 'we tried it')
    expect(answer.status).toBe(200)
    await service.slack.until(() => service.slack.state.messages.find((one) => one.text === 'Thank you.'))
    expect(service.lines.filter((line) => line.includes('A reply was not delivered'))).toHaveLength(1)
    expect(service.lines.join()).not.toContain('tried')
  })
})

describe('start and stop', () => {
  it('starts where Slack does not answer, says so once, and still takes events and knows its own', async () => {
    await service.close()
    service = await openSlackService({
      prepare: (slack) => {
        slack.plan('auth.test', { kind: 'error', error: 'invalid_auth' })
        slack.addUser({ id: 'U1', name: 'Ana Silva' })
        slack.addChannel('C1', 'grade-5', ['U1'])
      },
    })
    expect(service.lines).toEqual([expect.stringContaining('"fault":"unauthorised"')])
    expect((await service.slack.inviteBot('C1', 'U1')).status).toBe(200)
    expect(service.intents).toMatchObject([{ kind: 'bot-added' }])
  })

  it('refuses requests once it has stopped, and may be stopped twice', async () => {
    await service.platform.stop()
    await service.platform.stop()
    const { answer } = await service.slack.sayDirect('U1', 'hello')
    expect(answer.status).toBe(503)
  })
})
