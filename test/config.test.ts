import { describe, expect, it } from '@jest/globals'
import { ConfigError, loadConfig } from '../src/config.ts'

const SLACK = { SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef', SLACK_BOT_TOKEN: 'xoxb-1-2-abc' }

const faultsOf = (env: Record<string, string>): string => {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.join('\n')
    throw error
  }
  return ''
}

describe('the configuration', () => {
  it('needs nothing: the playground on an embedded database', () => {
    expect(loadConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      databaseUrl: null,
      dataDir: './.data',
      logLevel: 'info',
      adminEmails: [],
      webhookPrivateHosts: [],
      clock: { start: null, speed: 1 },
      platforms: { slack: null, teams: null, playground: { host: '127.0.0.1' }, isOutsideLoopback: false },
    })
  })

  it('takes an empty variable for an absent one', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ', CLOCK_START: '' }).port).toBe(3000)
  })

  it('lists every fault at once', () => {
    const faults = faultsOf({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://x',
      PUBLIC_URL: 'thread.example.org',
      LOG_LEVEL: 'loud',
      ADMIN_EMAILS: 'eleanor@school.example, eleanor',
      CLOCK_SPEED: '-1',
      CLOCK_START: 'monday',
      SLACK_BOT_TOKEN: 'secret-value',
      TEAMS_APP_ID: 'x',
      PLAYGROUND: 'maybe',
    })
    for (const name of [
      'PORT',
      'DATABASE_URL',
      'PUBLIC_URL',
      'LOG_LEVEL',
      'ADMIN_EMAILS: "eleanor"',
      'CLOCK_SPEED',
      'CLOCK_START',
      'SLACK_SIGNING_SECRET',
      'SLACK_BOT_TOKEN',
      'TEAMS_APP_PASSWORD',
      'PLAYGROUND',
    ]) {
      expect(faults).toContain(name)
    }
    expect(faults).not.toContain('secret-value')
  })

  it('refuses a simulated clock while real people can be reached', () => {
    expect(faultsOf({ ...SLACK, CLOCK_SPEED: '60' })).toContain('CLOCK_SPEED simulate')
    expect(
      faultsOf({ ...SLACK, CLOCK_START: '2026-09-07T08:00:00Z', SLACK_API_URL: 'http://127.0.0.1:9/api/' }),
    ).toBe('')
  })

  it('turns the playground off where a platform is configured, unless it is wished for', () => {
    expect(loadConfig(SLACK).platforms.playground).toBeNull()
    expect(loadConfig({ ...SLACK, PLAYGROUND: 'on' }).platforms.playground).not.toBeNull()
  })

  it.each([
    [{ HOST: '0.0.0.0', PLAYGROUND: 'on' }, 'PLAYGROUND=on is refused'],
    [{ HOST: '0.0.0.0' }, 'Nothing is configured'],
    [{ HOST: '0.0.0.0', TEAMS_LOCAL_EMULATOR: 'true', PLAYGROUND: 'off' }, 'must be loopback'],
  ])('refuses to open a door to the network: %j', (env, expected) => {
    expect(faultsOf(env)).toContain(expected)
  })

  it('lowers the case of admin addresses', () => {
    expect(loadConfig({ ADMIN_EMAILS: 'Eleanor@School.Example' }).adminEmails).toEqual([
      'eleanor@school.example',
    ])
  })
})
