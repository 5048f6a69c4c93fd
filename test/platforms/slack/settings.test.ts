import { describe, expect, it } from '@jest/globals'
import { isOutsideLoopback, readSlackSettings } from '../../../src/platforms/slack/settings.ts'

const good = { SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef', SLACK_BOT_TOKEN: 'xoxb-12-ab' }

describe('readSlackSettings', () => {
  it('is nothing at all where neither variable is set', () => {
    expect(readSlackSettings({})).toEqual({ settings: null, faults: [] })
    expect(readSlackSettings({ SLACK_SIGNING_SECRET: ' ', SLACK_BOT_TOKEN: '' })).toEqual({
      settings: null,
      faults: [],
    })
  })

  it("reads both variables and takes Slack's own address where none is given", () => {
    expect(readSlackSettings(good)).toEqual({
      settings: {
        signingSecret: good.SLACK_SIGNING_SECRET,
        botToken: good.SLACK_BOT_TOKEN,
        apiUrl: 'https://slack.com/api/',
      },
      faults: [],
    })
  })

  it('ends the address in a slash', () => {
    const { settings } = readSlackSettings({ ...good, SLACK_API_URL: 'http://127.0.0.1:9/api' })
    expect(settings?.apiUrl).toBe('http://127.0.0.1:9/api/')
  })

  it('names every fault at once, without the values', () => {
    const { settings, faults } = readSlackSettings({
      SLACK_SIGNING_SECRET: 'short-one',
      SLACK_BOT_TOKEN: 'xoxp-user-token',
      SLACK_API_URL: 'ftp://x',
    })
    expect(settings).toBeNull()
    expect(faults).toHaveLength(3)
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'SLACK_SIGNING_SECRET',
      'SLACK_BOT_TOKEN',
      'SLACK_API_URL',
    ])
    expect(faults.join()).not.toMatch(/short-one|user-token|ftp/)
  })

  it('misses the one variable that is not there', () => {
    const faultsOf = (env: Record<string, string>) => readSlackSettings(env).faults
    expect(faultsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
      expect.stringMatching(/^SLACK_SIGNING_SECRET is missing/),
    ])
    expect(faultsOf({ SLACK_SIGNING_SECRET: good.SLACK_SIGNING_SECRET })).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is missing/),
    ])
  })

  it.each(['http://slack.example/api/', 'nonsense', 'https://slack.com/api/?x=1'])(
    'does not send the token to %s',
    (url) => {
      expect(readSlackSettings({ ...good, SLACK_API_URL: url }).faults).toHaveLength(1)
    },
  )
})

describe('isOutsideLoopback', () => {
  it.each([
    ['https://slack.com/api/', true],
    ['https://127.example.com/api/', true],
    ['http://127.0.0.1:4000/api/', false],
    ['http://127.1.2.3/api/', false],
    ['http://[::1]:4000/api/', false],
    ['http://localhost:4000/api/', false],
  ])('%s: %s', (apiUrl, expected) => {
    expect(isOutsideLoopback({ signingSecret: 's', botToken: 't', apiUrl })).toBe(expected)
  })
})
