import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/ids.ts'
import type { Stores } from '../../src/ports.ts'
import {
  addDelivery,
  addSample,
  addSent,
  hoursLater,
  NOW,
  type OpenStores,
  sampleChange,
  sampleCycle,
  sampleDelivery,
  sampleNudge,
} from './store-fixture.ts'

const dueNext = (hours: number) => ({ nextDueAt: hoursLater(hours), planAt: hoursLater(hours) })

/** What every delivery store does. */
export function describeDeliveries(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ stores, close } = await open())
  })
  afterAll(() => close())

  const addNudge = async () => {
    const sample = await addSample(stores, 3)
    const nudge = sampleNudge(sample.team.id, { audience: 'private' })
    await stores.nudges.create(nudge, nudge.id, NOW)
    const toAll = () => sample.members.map((member) => sampleDelivery(sample, nudge, member.id))
    return { sample, nudge, toAll }
  }

  describe('claiming', () => {
    it('claims the deliveries of a nudge and plans it, in one step', async () => {
      const { nudge, toAll } = await addNudge()
      const deliveries = toAll()
      expect(await stores.deliveries.claim(deliveries, nudge.id, null)).toEqual(deliveries)
      expect(await stores.nudges.find(nudge.id)).toEqual({
        ...nudge,
        state: 'planned',
        nextDueAt: null,
        planAt: null,
      })
      expect(await stores.deliveries.find(deliveries[0]?.id ?? '')).toEqual(deliveries[0])
      const asking = await stores.deliveries.asking(deliveries[0]?.id ?? '')
      expect(asking).toMatchObject({
        delivery: deliveries[0],
        nudge: { id: nudge.id },
        team: { id: nudge.teamId },
      })
      expect(await stores.deliveries.asking(nudge.id)).toBeNull()
      expect(await stores.deliveries.claim(toAll(), nudge.id, null)).toEqual([])
    })

    it('claims each due time once and moves a repeating nudge on', async () => {
      const { nudge, toAll } = await addNudge()
      expect(await stores.deliveries.claim(toAll(), nudge.id, dueNext(24))).toHaveLength(3)
      expect(await stores.deliveries.claim(toAll(), nudge.id, dueNext(24))).toEqual([])
      expect(await stores.nudges.find(nudge.id)).toEqual({ ...nudge, ...dueNext(24) })
      const next = toAll().map((delivery) => ({
        ...delivery,
        dueAt: hoursLater(24),
        occurrence: 'the next',
      }))
      expect(await stores.deliveries.claim(next, nudge.id, null)).toHaveLength(3)
    })

    it('claims each delivery exactly once where many services plan at once', async () => {
      const { nudge, toAll } = await addNudge()
      const plans = Array.from({ length: 8 }, (_, index) =>
        stores.deliveries.claim(toAll(), nudge.id, index % 2 ? null : dueNext(24)),
      )
      const claimed = (await Promise.all(plans)).flat()
      expect(claimed).toHaveLength(3)
      expect(new Set(claimed.map((delivery) => delivery.memberId)).size).toBe(3)
      const [first] = claimed
      expect(
        first && (await stores.deliveries.siblings(first)).map((delivery) => delivery.id).sort(),
      ).toEqual(claimed.map((delivery) => delivery.id).sort())
    })

    it('claims nothing of a nudge that is held, and plans one without recipients', async () => {
      const { sample, nudge } = await addNudge()
      const held = sampleNudge(sample.team.id, { state: 'held', nextDueAt: null })
      await stores.nudges.create(held, held.id, NOW)
      expect(await stores.deliveries.claim([sampleDelivery(sample, held, null)], held.id, null)).toEqual([])
      expect(await stores.nudges.find(held.id)).toEqual(held)
      expect(await stores.deliveries.claim([], nudge.id, null)).toEqual([])
      expect(await stores.nudges.find(nudge.id)).toMatchObject({ state: 'planned' })
    })

    it('keeps nothing of a claim that fails', async () => {
      const { sample, nudge, toAll } = await addNudge()
      const toNobody = sampleDelivery(sample, nudge, newId(NOW))
      await expect(stores.deliveries.claim([...toAll(), toNobody], nudge.id, null)).rejects.toThrow()
      expect(await stores.nudges.find(nudge.id)).toEqual(nudge)
      expect(await stores.deliveries.claim(toAll(), nudge.id, null)).toHaveLength(3)
    })
  })

  describe('sending', () => {
    it('gives a waiting delivery to one taker, not before its time', async () => {
      const sample = await addSample(stores)
      const delivery = await addDelivery(sample, null, { nextAttemptAt: hoursLater(1) })
      expect(await stores.deliveries.take(delivery.id, NOW, hoursLater(2))).toBeNull()
      const takers = Array.from({ length: 8 }, () =>
        stores.deliveries.take(delivery.id, hoursLater(1), hoursLater(2)),
      )
      const taken = (await Promise.all(takers)).filter((row) => row !== null)
      expect(taken).toEqual([{ ...delivery, state: 'sending', attempts: 1, leasedUntil: hoursLater(2) }])
    })

    it('marks a delivery sent, which stays so, and finds it by its message', async () => {
      const sample = await addSample(stores)
      const other = await addSample(stores)
      const delivery = await addDelivery(sample, null)
      await stores.deliveries.take(delivery.id, NOW, hoursLater(1))
      await stores.deliveries.markWaiting(delivery.id, 'rate-limited', NOW)
      await stores.deliveries.take(delivery.id, NOW, hoursLater(1))
      await stores.deliveries.markSent(delivery.id, 'm1', NOW)
      const sent = { ...delivery, state: 'sent', attempts: 2, messageRef: 'm1', sentAt: NOW }
      expect(await stores.deliveries.find(delivery.id)).toEqual(sent)
      await stores.deliveries.markWaiting(delivery.id, 'unavailable', hoursLater(1))
      await stores.deliveries.markEnded(delivery.id, 'failed', 'gave-up')
      await stores.deliveries.markSent(delivery.id, 'm2', hoursLater(1))
      expect(await stores.deliveries.findByMessage(sample.workspace.id, 'm1')).toEqual(sent)
      expect(await stores.deliveries.findByMessage(sample.workspace.id, 'm2')).toBeNull()
      expect(await stores.deliveries.findByMessage(other.workspace.id, 'm1')).toBeNull()
    })

    it('refuses a message that is known as another delivery in its workspace', async () => {
      const [here, there] = [await addSample(stores), await addSample(stores)]
      const [first, second] = [await addDelivery(here, null), await addDelivery(here, null)]
      const elsewhere = await addDelivery(there, null)
      await stores.deliveries.markSent(first.id, 'm-same', NOW)
      await expect(stores.deliveries.markSent(second.id, 'm-same', NOW)).rejects.toThrow()
      expect(await stores.deliveries.find(second.id)).toEqual(second)
      await stores.deliveries.markSent(elsewhere.id, 'm-same', NOW)
      expect(await stores.deliveries.findByMessage(there.workspace.id, 'm-same')).toMatchObject({
        id: elsewhere.id,
      })
    })

    it('tells the truth of a message that came out after it was given up', async () => {
      const sample = await addSample(stores)
      const delivery = await addDelivery(sample, null)
      await stores.deliveries.take(delivery.id, NOW, hoursLater(1))
      await stores.deliveries.markEnded(delivery.id, 'blocked', 'interrupted')
      expect(await stores.deliveries.find(delivery.id)).toMatchObject({
        state: 'blocked',
        reason: 'interrupted',
      })
      await stores.deliveries.markSent(delivery.id, 'late', hoursLater(2))
      const sent = {
        state: 'sent',
        reason: null,
        messageRef: 'late',
        sentAt: hoursLater(2),
        leasedUntil: null,
      }
      expect(await stores.deliveries.find(delivery.id)).toMatchObject(sent)
    })
  })

  describe('sweeping', () => {
    it('finds what waits, what was abandoned and what can close, the earliest first', async () => {
      const fresh = await open()
      const sample = await addSample(fresh.stores)
      const { deliveries } = fresh.stores
      const ids = (rows: { id: string }[]) => rows.map((row) => row.id)
      const later = await addDelivery(sample, null, { nextAttemptAt: hoursLater(2) })
      const soon = await addDelivery(sample, null, { nextAttemptAt: hoursLater(1) })
      expect(ids(await deliveries.waitingUntil(hoursLater(0), 9))).toEqual([])
      expect(ids(await deliveries.waitingUntil(hoursLater(2), 9))).toEqual([soon.id, later.id])
      expect(ids(await deliveries.waitingUntil(hoursLater(2), 1))).toEqual([soon.id])
      await deliveries.take(soon.id, hoursLater(1), hoursLater(3))
      expect(ids(await deliveries.waitingUntil(hoursLater(2), 9))).toEqual([later.id])
      expect(ids(await deliveries.abandonedBefore(hoursLater(2), 9))).toEqual([])
      expect(ids(await deliveries.abandonedBefore(hoursLater(3), 9))).toEqual([soon.id])
      expect(ids(await deliveries.sendingTo({ teamId: soon.teamId }))).toEqual([soon.id])
      expect(await deliveries.sendingTo({ memberId: soon.teamId })).toEqual([])
      await deliveries.markSent(soon.id, 'm-sweep', hoursLater(1))
      expect(await deliveries.sendingTo({ teamId: soon.teamId })).toEqual([])
      expect(ids(await deliveries.abandonedBefore(hoursLater(3), 9))).toEqual([])
      expect(ids(await deliveries.closableUntil(hoursLater(47), 9))).toEqual([])
      expect(ids(await deliveries.closableUntil(hoursLater(48), 9))).toEqual([soon.id])
      await deliveries.markClosed([soon.id], hoursLater(48))
      await deliveries.markClosed([soon.id], hoursLater(49))
      expect(ids(await deliveries.closableUntil(hoursLater(48), 9))).toEqual([])
      expect(await deliveries.find(soon.id)).toMatchObject({ state: 'sent', closedAt: hoursLater(48) })
      await deliveries.markEnded(later.id, 'suppressed', 'cancelled')
      expect(await deliveries.countByState(null)).toEqual([
        { state: 'sent', reason: null, count: 1 },
        { state: 'suppressed', reason: 'cancelled', count: 1 },
      ])
      await fresh.close()
    })

    it('counts the deliveries of one cycle apart', async () => {
      const sample = await addSample(stores)
      const cycle = sampleCycle(sample.team.id)
      const nudge = sampleNudge(sample.team.id, { cycleId: cycle.id, phaseId: cycle.phases[0]?.id ?? null })
      await stores.cycles.create(cycle, [nudge], sampleChange('start'), NOW)
      const [delivery] = await stores.deliveries.claim([sampleDelivery(sample, nudge, null)], nudge.id, null)
      await addDelivery(sample, null)
      await stores.deliveries.markEnded(delivery?.id ?? '', 'blocked', 'not-reachable')
      expect(await stores.deliveries.countByState(cycle.id)).toEqual([
        { state: 'blocked', reason: 'not-reachable', count: 1 },
      ])
      expect(await stores.deliveries.countByState(sample.team.id)).toEqual([])
    })

    it('hands an abandoned delivery to one service alone', async () => {
      const sample = await addSample(stores)
      const { id } = await addDelivery(sample, null)
      const abandoned = await stores.deliveries.take(id, hoursLater(9), hoursLater(10))
      if (!abandoned || abandoned === 'over-budget') throw new Error('not taken')
      const taken = await Promise.all([
        stores.deliveries.takeOver(abandoned, hoursLater(11)),
        stores.deliveries.takeOver(abandoned, hoursLater(12)),
      ])
      expect(taken.filter(Boolean)).toHaveLength(1)
      await stores.deliveries.markEnded(id, 'failed', 'interrupted')
      const now = await stores.deliveries.find(id)
      expect(now && (await stores.deliveries.takeOver(now, hoursLater(13)))).toBe(false)
    })

    it('tells what waits for a member, and what for the threads of teams, the earliest first', async () => {
      const sample = await addSample(stores)
      const [ana, ben] = sample.members.map((member) => member.id) as [string, string]
      const later = await addDelivery(sample, ana, { nextAttemptAt: hoursLater(2) })
      const soon = await addDelivery(sample, ana, { nextAttemptAt: hoursLater(1) })
      await addDelivery(sample, ben)
      const thread = await addDelivery(sample, null)
      await addSent(sample, null, hoursLater(1))
      await addSent(sample, ana, hoursLater(1))
      expect(await stores.deliveries.waitingFor(ana)).toEqual([soon, later])
      expect(await stores.deliveries.waitingIn([sample.team.id])).toEqual([thread])
      expect(await stores.deliveries.waitingIn([])).toEqual([])
    })

    it('finds the newest sent private delivery to a member', async () => {
      const sample = await addSample(stores)
      const [ana, ben] = sample.members.map((member) => member.id) as [string, string]
      expect(await stores.deliveries.lastPrivateTo(ana)).toBeNull()
      const newest = await addSent(sample, ana, hoursLater(2))
      await addSent(sample, ana, hoursLater(1))
      await addSent(sample, ben, hoursLater(3))
      await addSent(sample, null, hoursLater(3))
      await addDelivery(sample, ana)
      expect(await stores.deliveries.lastPrivateTo(ana)).toEqual(newest)
    })
  })
}
