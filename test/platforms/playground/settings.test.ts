import { describe, expect, it } from '@jest/globals'
import { readPlaygroundSettings } from '../../../src/platforms/playground/settings.ts'

describe('readPlaygroundSettings', () => {
  it.each(['127.0.0.1', 'localhost', '::1', '127.4.0.9'])(
    'is on by itself on %s where nothing else is configured',
    (host) => {
      expect(readPlaygroundSettings({}, host, false)).toEqual({ settings: { host }, faults: [] })
    },
  )

  it('is off by itself where Slack or Teams is configured', () => {
    expect(readPlaygroundSettings({}, '0.0.0.0', true)).toEqual({ settings: null, faults: [] })
    expect(readPlaygroundSettings({ PLAYGROUND: 'auto' }, '127.0.0.1', true).settings).toBeNull()
  })

  it('stays off where it is told to', () => {
    expect(readPlaygroundSettings({ PLAYGROUND: 'off' }, '0.0.0.0', false)).toEqual({
      settings: null,
      faults: [],
    })
  })

  it('runs beside another platform where it is told to', () => {
    expect(readPlaygroundSettings({ PLAYGROUND: ' ON ' }, 'localhost', true).settings).toEqual({
      host: 'localhost',
    })
  })

  it('refuses to be on where other machines reach it', () => {
    const { settings, faults } = readPlaygroundSettings({ PLAYGROUND: 'on' }, '0.0.0.0', true)
    expect(settings).toBeNull()
    expect(faults).toEqual([expect.stringContaining('PLAYGROUND=on is refused while HOST is 0.0.0.0')])
  })

  it('tells what to do where nothing is configured and other machines reach the host', () => {
    const { settings, faults } = readPlaygroundSettings({}, '10.0.0.4', false)
    expect(settings).toBeNull()
    expect(faults).toEqual([expect.stringMatching(/Slack or Teams.*HOST=127\.0\.0\.1.*PLAYGROUND=off/)])
  })

  it('names a value that it does not know', () => {
    expect(readPlaygroundSettings({ PLAYGROUND: 'yes' }, '127.0.0.1', false).faults).toEqual([
      'PLAYGROUND is "yes": use auto, on or off.',
    ])
  })
})
