import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/ids.ts'
import type { ToldBack } from '../../src/domain/needs/told-back.ts'
import type { Stores } from '../../src/ports.ts'
import {
  addSample,
  hoursLater,
  NOW,
  type OpenStores,
  type Sample,
  sampleNudge,
  unique,
} from './store-fixture.ts'

/** What every store of what leaders told teams does. */
export function describeToldBack(open: OpenStores): void {
  describe('what leaders told teams', () => {
    let stores: Stores
    let sample: Sample
    let close: () => Promise<void>
    const sampleTold = (values: Partial<ToldBack> = {}): ToldBack => ({
      ...{ id: newId(NOW), districtId: sample.workspace.districtId, memberId: sample.members[0]?.id ?? '' },
      ...{
        heard: 'Too little time',
        did: 'No duty',
        teamIds: [sample.team.id],
        needId: null,
        state: 'draft',
      },
      ...{ createdAt: NOW, sentAt: null, eventKey: `E${unique()}`, ...values },
    })
    beforeAll(async () => {
      ;({ stores, close } = await open())
    })
    beforeEach(async () => {
      sample = await addSample(stores)
    })
    afterAll(() => close())

    it('is drafted once an event, and sent once', async () => {
      const told = sampleTold()
      expect(await stores.toldBack.draft(told)).toBe(true)
      expect(await stores.toldBack.draft({ ...told, id: newId(NOW) })).toBe(false)
      expect(await stores.toldBack.find(told.id)).toEqual(told)
      expect(await stores.toldBack.findByEvent(told.eventKey)).toEqual(told)
      const nudge = sampleNudge(sample.team.id)
      expect(await stores.toldBack.send(told.id, [nudge], hoursLater(1))).toBe(true)
      expect(await stores.toldBack.send(told.id, [sampleNudge(sample.team.id)], hoursLater(2))).toBe(false)
      const sent = { ...told, state: 'sent', sentAt: hoursLater(1) }
      expect(await stores.toldBack.ofNudge(nudge.id)).toEqual(sent)
      expect(await stores.nudges.find(nudge.id)).toMatchObject({ id: nudge.id })
      await stores.toldBack.discard(told.id)
      expect(await stores.toldBack.find(told.id)).toEqual(sent)
      expect(await stores.toldBack.ofNudge(newId(NOW))).toBeNull()
    })

    it('is listed by when it was sent, the newest first, without drafts', async () => {
      const [old, fresh, draft] = [sampleTold(), sampleTold(), sampleTold()]
      for (const each of [old, fresh, draft]) await stores.toldBack.draft(each)
      await stores.toldBack.send(old.id, [], hoursLater(1000))
      await stores.toldBack.send(fresh.id, [], hoursLater(1002))
      const { districtId } = sample.workspace
      const listed = async (from: number, to: number) =>
        (await stores.toldBack.sent(districtId, hoursLater(from), hoursLater(to))).map(({ id }) => id)
      expect(await listed(1000, 1003)).toEqual([fresh.id, old.id])
      expect(await listed(1000, 1002)).toEqual([old.id])
    })

    it('is forgotten where it was drafted and never sent', async () => {
      const [dropped, old, sent] = [sampleTold(), sampleTold(), sampleTold()]
      for (const each of [dropped, old, sent]) await stores.toldBack.draft(each)
      await stores.toldBack.discard(dropped.id)
      await stores.toldBack.send(sent.id, [], NOW)
      await stores.toldBack.purge(hoursLater(1))
      const left = await Promise.all([dropped, old, sent].map(({ id }) => stores.toldBack.find(id)))
      expect(left.map((each) => each?.id ?? null)).toEqual([null, null, sent.id])
    })
  })
}
