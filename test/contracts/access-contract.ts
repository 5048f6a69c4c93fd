import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/ids.ts'
import type { PageLink, PageSession, Stores } from '../../src/ports.ts'
import { addSample, hoursLater, NOW, type OpenStores, unique } from './store-fixture.ts'

/** What every store of links and sessions does. */
export function describeAccess(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  let memberId: string
  let otherId: string
  beforeAll(async () => {
    ;({ stores, close } = await open())
    const { members } = await addSample(stores)
    ;[memberId, otherId] = members.map(({ id }) => id) as [string, string]
  })
  afterAll(() => close())

  const addLink = async (values: Partial<PageLink> = {}): Promise<PageLink> => {
    const times = { createdAt: NOW, expiresAt: hoursLater(1), usedAt: null }
    const link = { hash: `link-${unique()}`, memberId, target: '/signals', ...times, ...values }
    await stores.access.addLink(link)
    return link
  }
  const addSession = async (values: Partial<PageSession> = {}): Promise<PageSession> => {
    const times = { openedAt: NOW, expiresAt: hoursLater(8), endedAt: null }
    const session = {
      id: newId(NOW),
      hash: `session-${unique()}`,
      memberId,
      held: ['team:1'],
      ...times,
      ...values,
    }
    await stores.access.addSession(session)
    return session
  }

  describe('links to the pages', () => {
    it('come back as they were made', async () => {
      const link = await addLink()
      expect(await stores.access.findLink(link.hash)).toEqual(link)
      expect(await stores.access.findLink('unknown')).toBeNull()
    })

    it('are used up by one of many who come at once', async () => {
      const { hash } = await addLink()
      const tries = Array.from({ length: 8 }, () => stores.access.useLink(hash, hoursLater(0.1)))
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1)
      expect((await stores.access.findLink(hash))?.usedAt).toEqual(hoursLater(0.1))
    })

    it('open nothing from the instant at which they expire', async () => {
      const { hash } = await addLink()
      expect(await stores.access.useLink(hash, hoursLater(1))).toBe(false)
      expect(await stores.access.useLink('unknown', NOW)).toBe(false)
      expect((await stores.access.findLink(hash))?.usedAt).toBeNull()
    })
  })

  describe('sessions of the pages', () => {
    it('are found by their hash until they are over', async () => {
      const session = await addSession()
      expect(await stores.access.findSession(session.hash, hoursLater(7.9))).toEqual(session)
      expect(await stores.access.findSession(session.hash, hoursLater(8))).toBeNull()
      expect(await stores.access.findSession('unknown', NOW)).toBeNull()
    })

    it('end one by one', async () => {
      const session = await addSession()
      const other = await addSession()
      await stores.access.endSession(session.id, hoursLater(1))
      expect(await stores.access.findSession(session.hash, hoursLater(2))).toBeNull()
      expect(await stores.access.findSession(other.hash, hoursLater(2))).toEqual(other)
    })

    it('end everywhere together with the links, for that member alone', async () => {
      const link = await addLink({ memberId: otherId })
      const mine = await addSession({ memberId: otherId })
      const late = await addSession({ memberId: otherId, expiresAt: hoursLater(0.5) })
      const kept = await addSession()
      expect(await stores.access.endAllOf(otherId, hoursLater(0.7))).toBe(1)
      expect(await stores.access.findSession(mine.hash, hoursLater(0.8))).toBeNull()
      expect(await stores.access.findSession(late.hash, hoursLater(0.4))).toEqual(late)
      expect(await stores.access.useLink(link.hash, hoursLater(0.8))).toBe(false)
      expect(await stores.access.findSession(kept.hash, hoursLater(0.8))).toEqual(kept)
    })

    it('are forgotten with the links once they are long over', async () => {
      await stores.access.purge(hoursLater(100))
      const link = await addLink()
      const session = await addSession()
      expect(await stores.access.purge(hoursLater(1))).toBe(0)
      expect(await stores.access.purge(hoursLater(2))).toBe(1)
      expect(await stores.access.findLink(link.hash)).toBeNull()
      expect(await stores.access.findSession(session.hash, NOW)).toEqual(session)
    })
  })

  describe('settings', () => {
    it('are made once where many make them at once', async () => {
      const tries = ['a', 'b', 'c', 'd'].map((value) => stores.settings.ensure('made-once', value))
      expect(new Set(await Promise.all(tries)).size).toBe(1)
      expect(await stores.settings.get('made-once')).toBe(await stores.settings.ensure('made-once', 'e'))
    })
  })
}
