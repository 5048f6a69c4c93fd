import { describe, expect, it } from '@jest/globals'
import { createTeamsPlatform } from '../../../src/platforms/teams/index.ts'
import { isOutsideLoopback, readTeamsSettings } from '../../../src/platforms/teams/settings.ts'
import { GUARDED, logInto } from './open-teams.ts'

const ALL = {
  TEAMS_APP_ID: GUARDED.appId,
  TEAMS_APP_PASSWORD: GUARDED.appPassword,
  TEAMS_TENANT_ID: GUARDED.tenantId,
}

describe('the settings for Teams', () => {
  it('are none where nothing of Teams is set', () => {
    expect(readTeamsSettings({}, '0.0.0.0')).toEqual({ settings: null, faults: [] })
    expect(readTeamsSettings({ TEAMS_APP_ID: ' ', TEAMS_LOCAL_EMULATOR: 'false' }, '0.0.0.0').faults).toEqual(
      [],
    )
  })

  it('are complete where id, password and tenant are set', () => {
    const { settings, faults } = readTeamsSettings(ALL, '0.0.0.0')
    expect({ settings, faults }).toEqual({ settings: GUARDED, faults: [] })
    expect(settings && isOutsideLoopback(settings)).toBe(true)
  })

  it.each(Object.keys(ALL))('name what is missing where %s is empty', (name) => {
    const { settings, faults } = readTeamsSettings({ ...ALL, [name]: '' }, '127.0.0.1')
    expect(settings).toBeNull()
    expect(faults).toEqual([expect.stringMatching(new RegExp(`missing: ${name}\\.$`))])
  })

  it.each(['127.0.0.1', '127.8.0.1', 'localhost', '::1'])(
    'allow the local emulator on %s, without credentials',
    (host) => {
      const { settings } = readTeamsSettings({ ...ALL, TEAMS_LOCAL_EMULATOR: 'true' }, host)
      expect(settings).toEqual({ appId: '', appPassword: '', tenantId: '', isLocalEmulator: true })
      expect(settings && isOutsideLoopback(settings)).toBe(false)
    },
  )

  it.each(['0.0.0.0', '::', '10.0.0.5', '127.0.0.1.example.com', '', 'school.example'])(
    'refuse the local emulator on %p',
    (host) => {
      const { settings, faults } = readTeamsSettings({ TEAMS_LOCAL_EMULATOR: 'true' }, host)
      expect(settings).toBeNull()
      expect(faults).toEqual([expect.stringContaining('loopback')])
    },
  )

  it('refuse a word for the emulator that is neither true nor false', () => {
    expect(readTeamsSettings({ ...ALL, TEAMS_LOCAL_EMULATOR: 'yes' }, '127.0.0.1').faults).toHaveLength(1)
  })

  it('An empty app id with MultiTenant switches authentication off: such settings make no platform', () => {
    const deps = { log: logInto([]), clock: { now: () => new Date(0) } }
    for (const part of ['appId', 'appPassword', 'tenantId'] as const) {
      expect(() => createTeamsPlatform({ ...GUARDED, [part]: ' ' }, deps)).toThrow('refused')
    }
  })
})
