import { createHmac } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { signatureFault } from '../../../src/platforms/slack/signature.ts'

const secret = 'a-signing-secret'
const now = 1_800_000_000
const body = Buffer.from('{"type":"event_callback","text":"שלום 👋"}')

function signed(seconds: number, over: { secret?: string; body?: Buffer } = {}) {
  const hash = createHmac('sha256', over.secret ?? secret)
    .update(`v0:${seconds}:`)
    .update(over.body ?? body)
  return { timestamp: String(seconds), signature: `v0=${hash.digest('hex')}`, body }
}

describe('signatureFault', () => {
  it("agrees with Slack's documented example", () => {
    const example =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V' +
      '&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=' +
      '&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN' +
      '&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c'
    const request = {
      timestamp: '1531420618',
      signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
      body: Buffer.from(example),
    }
    expect(signatureFault(request, '8f742231b10e8888abcd99yyyzzz85a5', 1531420618)).toBeNull()
  })

  it.each([0, 299, 300, -30])('takes a request of %i seconds ago', (age) => {
    expect(signatureFault(signed(now - age), secret, now)).toBeNull()
  })

  it('refuses a stale request', () => {
    expect(signatureFault(signed(now - 301), secret, now)).toBe('stale')
  })

  it('refuses a request from the future, which Bolt would take', () => {
    expect(signatureFault(signed(now + 31), secret, now)).toBe('future')
    expect(signatureFault(signed(now + 86_400), secret, now)).toBe('future')
  })

  it('refuses another secret, another body and a shortened signature', () => {
    expect(signatureFault(signed(now, { secret: 'other' }), secret, now)).toBe('wrong')
    expect(signatureFault(signed(now, { body: Buffer.from('{}') }), secret, now)).toBe('wrong')
    expect(signatureFault({ ...signed(now), signature: 'v0=ab' }, secret, now)).toBe('wrong')
  })

  it.each([undefined, '', 'NaN', '-5', '1e9', '17 99'])('takes the timestamp %j for none', (timestamp) => {
    expect(signatureFault({ ...signed(now), timestamp }, secret, now)).toBe('unsigned')
  })

  it('refuses a request without a signature', () => {
    expect(signatureFault({ ...signed(now), signature: undefined }, secret, now)).toBe('unsigned')
  })
})
