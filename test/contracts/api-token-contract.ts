import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ApiToken } from '../../src/domain/api-token.ts'
import { newId } from '../../src/domain/ids.ts'
import type { Stores } from '../../src/ports.ts'
import { addSample, hoursLater, NOW, type OpenStores } from './store-fixture.ts'

/** What every store of the API's tokens does. */
export function describeApiTokens(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  let districtId: string
  beforeAll(async () => {
    ;({ stores, close } = await open())
    districtId = (await addSample(stores)).workspace.districtId
  })
  afterAll(() => close())

  const add = async (values: Partial<ApiToken> = {}): Promise<ApiToken> => {
    const token: ApiToken = {
      ...{ id: newId(NOW), districtId, schoolId: null, name: 'Dashboard', hash: 'ab12' },
      ...{ scopes: ['reports:read', 'audit:read'], createdAt: NOW, expiresAt: hoursLater(24) },
      ...{ revokedAt: null, lastUsedAt: null, ...values },
    }
    await stores.apiTokens.add(token)
    return token
  }

  describe('tokens of the API', () => {
    it('come back as they were made, the newest first', async () => {
      const first = await add({ schoolId: newId(NOW), createdAt: hoursLater(-2) })
      const second = await add({ createdAt: hoursLater(-1) })
      expect(await stores.apiTokens.find(first.id)).toEqual(first)
      expect(await stores.apiTokens.list(districtId)).toEqual([second, first])
      expect(await stores.apiTokens.find('no id')).toBeNull()
      expect(await stores.apiTokens.find(newId(NOW))).toBeNull()
      expect(await stores.apiTokens.list(newId(NOW))).toEqual([])
    })

    it('are revoked once, and by their own district alone', async () => {
      const { id } = await add()
      expect(await stores.apiTokens.revoke(newId(NOW), id, NOW)).toBe(false)
      expect(await stores.apiTokens.revoke(districtId, id, hoursLater(1))).toBe(true)
      expect(await stores.apiTokens.revoke(districtId, id, hoursLater(2))).toBe(false)
      expect(await stores.apiTokens.revoke(districtId, 'no id', NOW)).toBe(false)
      expect((await stores.apiTokens.find(id))?.revokedAt).toEqual(hoursLater(1))
    })

    it('keep when they were last used, no more often than wanted', async () => {
      const { id } = await add()
      const usedAt = async () => (await stores.apiTokens.find(id))?.lastUsedAt
      await stores.apiTokens.noteUse(id, hoursLater(1), hoursLater(0))
      expect(await usedAt()).toEqual(hoursLater(1))
      await stores.apiTokens.noteUse(id, hoursLater(1.5), hoursLater(0.5))
      expect(await usedAt()).toEqual(hoursLater(1))
      await stores.apiTokens.noteUse(id, hoursLater(2), hoursLater(1))
      expect(await usedAt()).toEqual(hoursLater(2))
    })
  })
}
