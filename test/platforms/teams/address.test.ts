import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import {
  decodeMessageRef,
  decodeTeamsAddress,
  encodeTeamsAddress,
  messageRef,
} from '../../../src/platforms/teams/address.ts'
import { createServiceUrls } from '../../../src/platforms/teams/service-urls.ts'

const CHANNEL = { kind: 'channel', tenantId: 'tenant-1', id: '19:abc@thread.tacv2' } as const

describe('an address in Teams', () => {
  it('is the same whatever region, tenant or slash the service URL of an activity shows', () => {
    const urls = [
      'https://smba.trafficmanager.net/amer/',
      'https://smba.trafficmanager.net/emea',
      'https://smba.trafficmanager.net/amer/tenant-1/',
      'https://smba.trafficmanager.net/teams/',
    ]
    const addresses = urls.map((serviceUrl) => encodeTeamsAddress({ ...CHANNEL, serviceUrl }))
    expect(new Set(addresses).size).toBe(1)
    expect(decodeTeamsAddress(addresses[0] ?? '').root).toBe('https://smba.trafficmanager.net/teams/')
  })

  it('keeps the whole path of a local client, which answers nowhere else', () => {
    const address = encodeTeamsAddress({ ...CHANNEL, serviceUrl: 'http://localhost:56150/_connector' })
    expect(decodeTeamsAddress(address)).toEqual({ ...CHANNEL, root: 'http://localhost:56150/_connector/' })
  })

  it('tells clouds, tenants, conversations and kinds apart', () => {
    const serviceUrl = 'https://smba.trafficmanager.net/amer/'
    const all = [
      encodeTeamsAddress({ ...CHANNEL, serviceUrl }),
      encodeTeamsAddress({ ...CHANNEL, kind: 'group', serviceUrl }),
      encodeTeamsAddress({ ...CHANNEL, tenantId: 'tenant-2', serviceUrl }),
      encodeTeamsAddress({ ...CHANNEL, id: '19:abd@thread.tacv2', serviceUrl }),
      encodeTeamsAddress({ ...CHANNEL, serviceUrl: 'https://smba.infra.gov.teams.microsoft.us/amer' }),
    ]
    expect(new Set(all).size).toBe(5)
  })

  it('reads back what it wrote, whatever the ids hold', () => {
    const part = fc.string({ minLength: 1, unit: 'grapheme' })
    fc.assert(
      fc.property(part, part, (tenantId, id) => {
        const address = encodeTeamsAddress({
          kind: 'person',
          tenantId,
          id,
          serviceUrl: 'https://a.example/x',
        })
        expect(decodeTeamsAddress(address)).toEqual({
          kind: 'person',
          tenantId,
          id,
          root: 'https://a.example/x/',
        })
      }),
    )
  })

  it.each(['', 'channel', 'channel|a|b', 'planet|a|b|c', 'channel|a|b|c|d'])('refuses %p', (address) => {
    expect(() => decodeTeamsAddress(address)).toThrow('Not an address')
  })

  it('names a message the same from its thread and from its channel', () => {
    expect(messageRef('19:abc@thread.tacv2;messageid=17', '17')).toBe(messageRef('19:abc@thread.tacv2', '17'))
    expect(decodeMessageRef('19:abc@thread.tacv2|17')).toEqual({
      base: '19:abc@thread.tacv2',
      activityId: '17',
    })
    expect(() => decodeMessageRef('17')).toThrow('Not a message')
  })
})

describe('the memory of service URLs', () => {
  const root = 'https://smba.trafficmanager.net/teams/'

  it("answers with the tenant's latest, and with the cloud's own before the first", () => {
    const urls = createServiceUrls()
    expect(urls.urlFor('tenant-1', root)).toBe(root)
    urls.remember('tenant-1', 'https://smba.trafficmanager.net/amer')
    urls.remember('tenant-1', 'https://smba.trafficmanager.net/emea')
    expect(urls.urlFor('tenant-1', root)).toBe('https://smba.trafficmanager.net/emea/')
    expect(urls.urlFor('tenant-2', root)).toBe(root)
  })

  it('never answers with another cloud', () => {
    const urls = createServiceUrls()
    urls.remember('tenant-1', 'https://evil.example/teams/')
    urls.remember('tenant-1', 'https://smba.trafficmanager.net.evil.example/amer')
    expect(urls.urlFor('tenant-1', root)).toBe(root)
  })
})
