import { afterEach, describe, expect, it } from '@jest/globals'
import type { WebhookMessage } from '../../../src/ports/webhook-sender.ts'
import { isPublicAddress } from '../../../src/web/webhooks/public-address.ts'
import { createWebhookSender } from '../../../src/web/webhooks/sender.ts'
import { openReceiver, verified } from '../../support/webhook-receiver.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const OTHER = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'
let receiver: Awaited<ReturnType<typeof openReceiver>> | null = null
afterEach(async () => {
  await receiver?.close()
  receiver = null
})

const own = createWebhookSender({ privateHosts: new Set(['localhost']) })
const strict = createWebhookSender({ privateHosts: new Set() })
const messageTo = (url: string, values: Partial<WebhookMessage> = {}): WebhookMessage => ({
  ...{ id: 'msg-1', at: new Date(), url, body: '{"type":"webhook.test"}', secrets: [SECRET], ...values },
})
const open = async (...answers: Parameters<typeof openReceiver>) => {
  receiver = await openReceiver(...answers)
  return receiver
}

describe('a webhook', () => {
  it('is signed as Standard Webhooks wants it, by each secret, and names itself', async () => {
    const { received, url } = await open()
    expect(await own.send(messageTo(url, { secrets: [SECRET, OTHER] }))).toEqual({
      kind: 'taken',
      result: '204',
    })
    const [message] = received
    if (!message) throw new Error('Nothing came')
    expect(message.headers['webhook-id']).toBe('msg-1')
    expect(message.headers['content-type']).toBe('application/json')
    expect(verified(message, SECRET)).toEqual({ type: 'webhook.test' })
    expect(verified(message, OTHER)).toEqual({ type: 'webhook.test' })
    expect(() => verified({ ...message, body: '{"type":"forged"}' }, SECRET)).toThrow('signature')
  })

  it('is not taken by any answer but success, and nobody is followed elsewhere', async () => {
    const second = await openReceiver()
    const { received, url } = await open([
      { status: 307, headers: { location: second.url } },
      { status: 503, headers: { 'retry-after': '120' } },
      { status: 410 },
      { status: 400, headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' } },
    ])
    const results = []
    for (let time = 0; time < 4; time += 1) results.push(await own.send(messageTo(url)))
    const refused = { kind: 'refused', retryAfterSeconds: null, isGone: false }
    expect(results).toEqual([
      { ...refused, result: '307' },
      { ...refused, result: '503', retryAfterSeconds: 120 },
      { ...refused, result: '410', isGone: true },
      { ...refused, result: '400' },
    ])
    expect([received.length, second.received.length]).toEqual([4, 0])
    await second.close()
  })

  it('is given up for now where nobody answers in time, or nobody is there', async () => {
    const { url } = await open([{ status: 0 }])
    const hasty = createWebhookSender({ privateHosts: new Set(['localhost']), timeoutMs: 50 })
    expect(await hasty.send(messageTo(url))).toMatchObject({ kind: 'refused', result: 'timeout' })
    await receiver?.close()
    expect(await own.send(messageTo(url))).toMatchObject({ kind: 'refused', result: 'unreachable' })
  })
})

describe('addresses of webhooks', () => {
  it('are https and name nobody, but for this machine where that is allowed', () => {
    expect(strict.faultOf('https://hooks.example.org/in?x=1')).toBeNull()
    expect(own.faultOf('http://localhost:8080/in')).toBeNull()
    for (const url of [
      'http://hooks.example.org',
      'ftp://hooks.example.org',
      'hooks',
      '',
      'http://localhost',
    ])
      expect(strict.faultOf(url)).toContain('https://')
    const inner = createWebhookSender({ privateHosts: new Set(['hooks.intern']) })
    expect(inner.faultOf('https://hooks.intern/in')).toBeNull()
    expect(inner.faultOf('http://hooks.intern/in')).toContain('https://')
    expect(strict.faultOf('https://me:secret@hooks.example.org')).toContain('no password')
  })

  it('lead into no private network, in whatever way they are written', async () => {
    const hosts = [
      ...['localhost', '127.0.0.1', '127.1', '2130706433', '0x7f.1', '0177.0.0.1', '[::1]', '0.0.0.0'],
      ...['10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '[fd00::1]', '[fe80::1]'],
      ...['[::ffff:10.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::a00:1]', '[2002:a00:1::]', '[2001:db8::1]'],
    ]
    for (const host of hosts) {
      expect([host, strict.faultOf(`https://${host}/in`)]).toEqual([host, expect.stringContaining('private')])
      expect(await strict.send(messageTo(`https://${host}/in`))).toMatchObject({ result: 'forbidden' })
    }
    expect(['8.8.8.8', '2606:4700::1111', 'no address'].map(isPublicAddress)).toEqual([true, true, false])
  })

  it('lead into no private network by their name either, when it is looked up for the connection', async () => {
    const asked: string[] = []
    const lookup = (answers: string[]) =>
      createWebhookSender({
        privateHosts: new Set(),
        lookup: (host, _options, done) => {
          asked.push(host)
          const addresses = answers.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
          done(null, addresses)
        },
      })
    for (const answers of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['::1'], ['::ffff:169.254.169.254']])
      expect(await lookup(answers).send(messageTo('https://rebound.example/'))).toMatchObject({
        kind: 'refused',
        result: 'forbidden',
      })
    expect(asked).toEqual(Array.from({ length: 4 }, () => 'rebound.example'))
  })
})
