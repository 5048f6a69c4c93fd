import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { DeliveryError } from '../../../src/ports.ts'
import { openSlackService, type SlackService, viewOf } from '../../support/slack-service.ts'

let service: SlackService
beforeEach(async () => {
  service = await openSlackService()
  const { slack } = service
  slack.addUser({ id: 'U1', name: 'Ana Silva', email: 'ana@oak.example', tz: 'America/Chicago' })
  slack.addUser({ id: 'U2', name: 'Ben', isDeleted: true })
  slack.addChannel('C1', 'grade-5', ['U1', 'U2', slack.botUserId])
  slack.addChannel('C2', 'grade-6', ['U1', slack.botUserId])
})
afterEach(() => service.close())

const workspace = { platform: 'slack', externalId: 'T1', name: null }
const since = new Date()
const send = (address: string, key = 'k1') =>
  service.platform.send(workspace, address, viewOf('Which unit?'), key)
const find = (address: string, key = 'k1', from = since) =>
  service.platform.findSent(workspace, address, key, from)
const kindOf = (work: Promise<unknown>) =>
  work.then(
    () => 'sent',
    (error: unknown) => (error instanceof DeliveryError ? error.kind : `no DeliveryError: ${error}`),
  )

describe('send', () => {
  it('sends to a channel and to a person, with a text for screen readers', async () => {
    const { ref } = await send('channel:C1')
    const message = service.slack.lastMessage('C1')
    expect(ref).toBe(`C1:${message.ts}`)
    expect(message).toMatchObject({ text: 'Which unit?', threadTs: null })
    const direct = await send('user:U1')
    expect(direct.ref).toBe(`D1:${service.slack.lastDirect('U1').ts}`)
  })

  it('does not let one busy channel stall another: a 429 pauses the default client for all', async () => {
    service.slack.plan('chat.postMessage', { kind: 'rate-limited', retryAfter: 3_600 }, { channel: 'C1' })
    const [busy, other] = await Promise.allSettled([send('channel:C1'), send('channel:C2')])
    expect(busy).toMatchObject({ reason: { kind: 'rate-limited', retryAfterSeconds: 3_600 } })
    expect(other.status).toBe('fulfilled')
    expect(await kindOf(send('channel:C1'))).toBe('sent')
  })

  it('is tried once only: a lost answer must not become a second message', async () => {
    service.slack.plan('chat.postMessage', { kind: 'drop', after: true })
    expect(await kindOf(send('channel:C1'))).toBe('unavailable')
    expect(service.slack.state.messages).toHaveLength(1)
    expect(await find('channel:C1')).toEqual({ ref: `C1:${service.slack.lastMessage('C1').ts}` })
  })

  it.each([
    [{ kind: 'status', status: 503 } as const, 'unavailable'],
    [{ kind: 'status', status: 404 } as const, 'rejected'],
    [{ kind: 'status', status: 200, body: '<html>proxy</html>' } as const, 'unavailable'],
    [{ kind: 'error', error: 'is_archived' } as const, 'not-reachable'],
    [{ kind: 'error', error: 'token_revoked' } as const, 'unauthorised'],
    [{ kind: 'error', error: 'msg_blocks_too_long' } as const, 'rejected'],
    [{ kind: 'error', error: 'ratelimited' } as const, 'rate-limited'],
  ])('says %j as %s', async (fault, kind) => {
    service.slack.plan('chat.postMessage', fault)
    expect(await kindOf(send('channel:C1'))).toBe(kind)
  })

  it('says that nobody is there', async () => {
    expect(await kindOf(send('user:U2'))).toBe('not-reachable')
    expect(await kindOf(send('channel:C9'))).toBe('not-reachable')
    expect(await kindOf(send('nonsense'))).toBe('rejected')
  })
})

describe('findSent', () => {
  it('finds the message by its key, in a channel and in private', async () => {
    await send('channel:C1', 'other')
    const { ref } = await send('channel:C1')
    const direct = await send('user:U1', 'k2')
    expect(await find('channel:C1')).toEqual({ ref })
    expect(await find('user:U1', 'k2')).toEqual(direct)
  })

  it('says absent where the history reaches back to before', async () => {
    await send('channel:C1', 'other')
    expect(await find('channel:C1')).toBe('absent')
    expect(await find('user:U1')).toBe('absent')
  })

  it('does not know where newer messages fill what Slack shows', async () => {
    await send('channel:C1')
    for (let count = 0; count < 15; count += 1) await send('channel:C1', `later-${count}`)
    expect(await find('channel:C1')).toBe('unknown')
  })

  it('finds the message also where the clock of the service is ahead of Slack', async () => {
    const { ref } = await send('channel:C1')
    expect(await find('channel:C1', 'k1', new Date(since.getTime() + 86_400_000))).toEqual({ ref })
  })

  it.each([
    { kind: 'rate-limited', retryAfter: 60 } as const,
    { kind: 'error', error: 'missing_scope' } as const,
    { kind: 'drop' } as const,
  ])('does not know where Slack answers %j', async (fault) => {
    service.slack.plan('conversations.history', fault)
    expect(await find('channel:C1')).toBe('unknown')
  })
})

describe('a message in a thread', () => {
  const reply = (address: string, thread: string, key = 'k2') =>
    service.platform.send(workspace, address, viewOf('An answer'), key, { thread })
  const findReply = (address: string, thread: string, key = 'k2') =>
    service.platform.findSent(workspace, address, key, since, { thread })

  it('stands in the thread of a channel and of a private conversation, and is found there', async () => {
    for (const address of ['channel:C1', 'user:U1']) {
      const root = await send(address)
      const answer = await reply(address, root.ref)
      const [channel = '', rootTs = ''] = root.ref.split(':')
      const message = service.slack.state.messages.at(-1)
      expect(message).toMatchObject({ channel, threadTs: rootTs, text: 'An answer' })
      expect(await findReply(address, root.ref)).toEqual(answer)
      expect(await findReply(address, root.ref, 'k3')).toBe('absent')
    }
  })

  it('stands beside the thread where its first message is gone, and is found there', async () => {
    const root = await send('channel:C1')
    service.slack.lastMessage('C1').isDeleted = true
    const answer = await reply('channel:C1', root.ref)
    expect(service.slack.lastMessage('C1')).toMatchObject({ threadTs: null, text: 'An answer' })
    expect(await findReply('channel:C1', root.ref)).toEqual(answer)
  })

  it('is not known of where the thread is longer than what Slack shows', async () => {
    const root = await send('channel:C1')
    for (let count = 0; count < 15; count += 1) await reply('channel:C1', root.ref, `later-${count}`)
    expect(await findReply('channel:C1', root.ref)).toBe('unknown')
  })

  it('is tried once only, also where a fault comes back', async () => {
    const root = await send('channel:C1')
    service.slack.plan('chat.postMessage', { kind: 'drop', after: true })
    expect(await kindOf(reply('channel:C1', root.ref))).toBe('unavailable')
    expect(service.slack.state.messages).toHaveLength(2)
    service.slack.plan('conversations.replies', { kind: 'rate-limited', retryAfter: 60 })
    expect(await findReply('channel:C1', root.ref)).toBe('unknown')
  })
})

describe('update', () => {
  it('shows another view', async () => {
    const { ref } = await send('channel:C1')
    await service.platform.update(workspace, 'channel:C1', ref, viewOf('Closed'))
    expect(service.slack.lastMessage('C1').text).toBe('Closed')
  })

  it('says that a deleted message is gone', async () => {
    const { ref } = await send('channel:C1')
    service.slack.lastMessage('C1').isDeleted = true
    const update = (to: string) => service.platform.update(workspace, 'channel:C1', to, viewOf('Closed'))
    expect(await kindOf(update(ref))).toBe('not-reachable')
    expect(await kindOf(update('nonsense'))).toBe('rejected')
  })
})

describe('people', () => {
  it('reads a roster with zones and addresses, marks bots, leaves out who is gone', async () => {
    const roster = await service.platform.readRoster(workspace, 'channel:C1')
    expect(roster).toEqual([
      {
        externalId: 'U1',
        name: 'Ana Silva',
        email: 'ana@oak.example',
        zone: 'America/Chicago',
        address: 'user:U1',
        isBot: false,
      },
      expect.objectContaining({ externalId: service.slack.botUserId, isBot: true }),
    ])
  })

  it('reads a roster of several pages, and gets further with each try after a 429', async () => {
    const { slack } = service
    const ids = Array.from({ length: 230 }, (_, index) => `U9${index}`)
    for (const id of ids) slack.addUser({ id, name: id })
    slack.addChannel('C3', 'school', ids)
    slack.state.planned.push({
      method: 'users.info',
      times: 0,
      fault: { kind: 'rate-limited', retryAfter: 20 },
    })
    const calls = () => slack.state.calls.filter((call) => call.method === 'users.info').length
    await service.platform.readPerson(workspace, { externalId: 'U90' })
    slack.plan('users.info', { kind: 'rate-limited', retryAfter: 20 })
    await expect(service.platform.readRoster(workspace, 'channel:C3')).rejects.toMatchObject({
      kind: 'rate-limited',
      retryAfterSeconds: 20,
    })
    expect(await service.platform.readRoster(workspace, 'channel:C3')).toHaveLength(230)
    // Each person was asked for once, and the one refused call again.
    expect(calls()).toBe(231)
  })

  it('knows nobody by an unknown id, and says when Slack does not answer', async () => {
    const read = (externalId: string) => service.platform.readPerson(workspace, { externalId })
    expect(await read('U404')).toBeNull()
    service.slack.plan('users.info', { kind: 'drop' })
    expect(await kindOf(read('U1'))).toBe('unavailable')
    expect(await kindOf(service.platform.readRoster(workspace, 'user:U1'))).toBe('rejected')
  })
})
