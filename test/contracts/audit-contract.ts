import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Look } from '../../src/domain/audit.ts'
import { newId } from '../../src/domain/ids.ts'
import type { Stores } from '../../src/ports.ts'
import { hoursLater, NOW, type OpenStores } from './store-fixture.ts'

/** What every audit log does. */
export function describeAudit(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ stores, close } = await open())
  })
  afterAll(() => close())

  const look = (districtId: string, at: Date, values: Partial<Look> = {}): Look => ({
    id: newId(at),
    districtId,
    memberId: newId(NOW),
    kind: 'report',
    scope: { kind: 'school', id: newId(NOW) },
    period: 'week:2026-09-07',
    at,
    from: 'slack',
    ...values,
  })

  describe('the audit log', () => {
    it('knows a team that got it in its channel from a person who looked', async () => {
      const [district, team] = [newId(NOW), newId(NOW)]
      const { memberId: _, ...rest } = look(district, NOW, { scope: { kind: 'team', id: team } }) as Look & {
        memberId: string
      }
      await stores.audit.record({ ...rest, teamId: team })
      expect(await stores.audit.list(district, hoursLater(1), 9)).toEqual([{ ...rest, teamId: team }])
    })

    it('lists the looks of a district before an instant, the newest first', async () => {
      const [district, other] = [newId(NOW), newId(NOW)]
      const looks = [0, 1, 2, 3].map((hours) => look(district, hoursLater(hours)))
      for (const each of [...looks, look(other, NOW)]) await stores.audit.record(each)
      const [first, second] = looks
      expect(await stores.audit.list(district, hoursLater(2), 9)).toEqual([second, first])
      expect((await stores.audit.list(district, hoursLater(9), 3)).map(({ id }) => id)).toEqual(
        looks
          .slice(1)
          .reverse()
          .map(({ id }) => id),
      )
    })

    it('reads on from any look, also among those of one instant', async () => {
      const district = newId(NOW)
      for (let index = 0; index < 5; index += 1) await stores.audit.record(look(district, NOW))
      const all = await stores.audit.list(district, hoursLater(1), 9)
      const [, second] = all
      expect(await stores.audit.list(district, NOW, 2, second?.id)).toEqual(all.slice(2, 4))
      expect(await stores.audit.list(district, NOW, 2)).toEqual([])
    })

    it('keeps whether a person looked or a system', async () => {
      const district = newId(NOW)
      const { memberId: _, ...rest } = { memberId: '', ...look(district, NOW) }
      const bySystem: Look = { ...rest, tokenId: newId(NOW), kind: 'api', from: 'api' }
      await stores.audit.record(bySystem)
      expect(await stores.audit.list(district, hoursLater(1), 9)).toEqual([bySystem])
    })

    it('keeps a look of no period, at any scope and of any kind', async () => {
      const district = newId(NOW)
      const kept = look(district, NOW, {
        kind: 'export',
        scope: { kind: 'district', id: district },
        period: null,
        from: 'web',
      })
      await stores.audit.record(kept)
      expect(await stores.audit.list(district, hoursLater(1), 9)).toEqual([kept])
      expect(await stores.audit.list('no id', hoursLater(1), 9)).toEqual([])
    })
  })
}
