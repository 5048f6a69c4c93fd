import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/ids.ts'
import { type Leave, type Rhythm, usualRhythm } from '../../src/domain/rhythm.ts'
import type { Stores } from '../../src/ports.ts'
import { addSample, hoursLater, NOW, type OpenStores } from './store-fixture.ts'

/** What every rhythm store does. */
export function describeRhythms(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ stores, close } = await open())
  })
  afterAll(() => close())

  const people = async (): Promise<[string, string]> => {
    const { members } = await addSample(stores, 2)
    const [first = '', second = ''] = members.map(({ id }) => id).sort()
    return [first, second]
  }
  const leave = (memberId: string, from: string, until: string): Leave => ({
    id: newId(NOW),
    memberId,
    from,
    until,
  })

  describe('rhythms', () => {
    it('keeps the last rhythm that a person has set, whole', async () => {
      const [ana, ben] = await people()
      const rhythm: Rhythm = {
        memberId: ana,
        workdays: [1, 2, 4, 7],
        opensAt: '08:00',
        closesAt: '16:30',
        preferredTime: '15:30',
        optOuts: ['check-in', 'practice'],
        pace: 'half',
        paceAskedAt: hoursLater(3),
      }
      await stores.rhythms.put(usualRhythm(ana))
      await stores.rhythms.put(rhythm)
      expect(await stores.rhythms.of([ana, ben])).toEqual([rhythm])
      await stores.rhythms.put(usualRhythm(ana))
      await stores.rhythms.put({ ...usualRhythm(ben), pace: 'half' })
      expect(await stores.rhythms.of([ben, ana])).toEqual([
        usualRhythm(ana),
        { ...usualRhythm(ben), pace: 'half' },
      ])
      expect(await stores.rhythms.of([])).toEqual([])
    })

    it('refuses what belongs to nobody', async () => {
      const nobody = newId(NOW)
      await expect(stores.rhythms.put(usualRhythm(nobody))).rejects.toThrow()
      await expect(stores.rhythms.addLeave(leave(nobody, '2026-10-03', '2026-10-10'))).rejects.toThrow()
      await expect(
        stores.rhythms.snooze({ memberId: nobody, kind: 'all', until: hoursLater(1) }),
      ).rejects.toThrow()
    })

    it('gives the leaves that end after a day, the earliest first', async () => {
      const [ana, ben] = await people()
      const autumn = leave(ana, '2026-10-03', '2026-10-10')
      const now = leave(ana, '2026-09-01', '2026-09-08')
      const bens = leave(ben, '2026-09-20', '2026-09-21')
      for (const each of [autumn, now, bens]) await stores.rhythms.addLeave(each)
      expect(await stores.rhythms.leavesOf([ana, ben], '2026-09-07')).toEqual([now, bens, autumn])
      expect(await stores.rhythms.leavesOf([ana], '2026-09-08')).toEqual([autumn])
      expect(await stores.rhythms.leavesOf([ana], '2026-10-10')).toEqual([])
    })

    it('ends the leaves that a day lies in; what comes later stays', async () => {
      const [ana, ben] = await people()
      const past = leave(ana, '2026-08-01', '2026-08-08')
      const begun = leave(ana, '2026-09-01', '2026-09-20')
      const bens = leave(ben, '2026-09-01', '2026-09-20')
      const onTheDay = leave(ana, '2026-09-07', '2026-09-20')
      const later = leave(ana, '2026-10-03', '2026-10-10')
      for (const each of [past, begun, bens, onTheDay, later]) await stores.rhythms.addLeave(each)
      await stores.rhythms.endLeaves(ana, '2026-09-07')
      expect(await stores.rhythms.leavesOf([ana], '2026-01-01')).toEqual([
        past,
        { ...begun, until: '2026-09-07' },
        later,
      ])
      expect(await stores.rhythms.leavesOf([ben], '2026-01-01')).toEqual([bens])
    })

    it('takes back one leave and leaves the others', async () => {
      const [ana, ben] = await people()
      const wrong = leave(ana, '2026-09-07', '2026-09-20')
      const right = leave(ana, '2026-10-03', '2026-10-10')
      await stores.rhythms.addLeave(wrong)
      await stores.rhythms.addLeave(right)
      await stores.rhythms.removeLeave(ben, right.id)
      await stores.rhythms.removeLeave(ana, wrong.id)
      await stores.rhythms.removeLeave(ana, 'no-id')
      expect(await stores.rhythms.leavesOf([ana], '2026-01-01')).toEqual([right])
    })

    it('keeps one snooze of a kind, until it is over or taken back', async () => {
      const [ana, ben] = await people()
      await stores.rhythms.snooze({ memberId: ana, kind: 'all', until: hoursLater(1) })
      await stores.rhythms.snooze({ memberId: ana, kind: 'all', until: hoursLater(5) })
      await stores.rhythms.snooze({ memberId: ana, kind: 'practice', until: hoursLater(2) })
      await stores.rhythms.snooze({ memberId: ben, kind: 'all', until: hoursLater(9) })
      expect(await stores.rhythms.snoozesOf([ana], NOW)).toEqual([
        { memberId: ana, kind: 'all', until: hoursLater(5) },
        { memberId: ana, kind: 'practice', until: hoursLater(2) },
      ])
      expect(await stores.rhythms.snoozesOf([ana], hoursLater(2))).toEqual([
        { memberId: ana, kind: 'all', until: hoursLater(5) },
      ])
      await stores.rhythms.unsnooze(ana, 'all')
      expect(await stores.rhythms.snoozesOf([ana, ben], hoursLater(1))).toEqual([
        { memberId: ana, kind: 'practice', until: hoursLater(2) },
        { memberId: ben, kind: 'all', until: hoursLater(9) },
      ])
    })
  })
}
