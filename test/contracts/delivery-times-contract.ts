import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Hold, HoldReason } from '../../src/domain/nudge.ts'
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

/** What every store of deliveries does about their times. */
export function describeDeliveryTimes(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ stores, close } = await open())
  })
  afterAll(() => close())

  const hold = (id: string, hours: number, reason: HoldReason = 'away') =>
    stores.deliveries.settle([{ id, kind: 'hold', hold: { at: NOW, reason, until: hoursLater(hours) } }])

  describe('the times of deliveries', () => {
    it('holds a waiting delivery back and keeps each reason', async () => {
      const sample = await addSample(stores, 1)
      const { id } = await addDelivery(sample, null)
      await hold(id, 2)
      const later: Hold = { at: hoursLater(2), reason: 'budget', until: hoursLater(24) }
      await stores.deliveries.settle([{ id, kind: 'hold', hold: later }])
      expect(await stores.deliveries.find(id)).toMatchObject({
        ...{ state: 'waiting', reason: 'budget', nextAttemptAt: hoursLater(24) },
        holds: [
          { at: NOW, reason: 'away', until: hoursLater(2) },
          { at: hoursLater(2), reason: 'budget', until: hoursLater(24) },
        ],
      })
      await stores.deliveries.markEnded(id, 'suppressed', 'budget')
      await hold(id, 99)
      expect(await stores.deliveries.find(id)).toMatchObject({ state: 'suppressed', reason: 'budget' })
    })

    it('wakes what a rule holds back, and leaves what waits for a platform', async () => {
      const sample = await addSample(stores, 2)
      const [ana = '', ben = ''] = sample.members.map(({ id }) => id)
      const [held, other, resting] = [
        await addDelivery(sample, ana),
        await addDelivery(sample, ben),
        await addDelivery(sample, ana),
      ]
      for (const { id } of [held, other]) await hold(id, 48)
      await stores.deliveries.markWaiting(resting.id, 'rate-limited', hoursLater(48))
      const due = async () =>
        (await stores.deliveries.waitingUntil(hoursLater(1), 999)).map(({ id }) => id).filter(isOurs)
      const isOurs = (id: string) => [held.id, other.id, resting.id].includes(id)
      await stores.deliveries.wake({ memberId: ana }, hoursLater(1))
      expect(await due()).toEqual([held.id])
      await stores.deliveries.wake({ teamIds: [sample.team.id] }, hoursLater(1))
      expect((await due()).sort()).toEqual([held.id, other.id].sort())
    })

    it('wakes what a paused cycle holds back', async () => {
      const sample = await addSample(stores, 1)
      const cycle = sampleCycle(sample.team.id)
      const nudge = sampleNudge(sample.team.id, { cycleId: cycle.id, phaseId: cycle.phases[0]?.id ?? null })
      await stores.cycles.create(cycle, [nudge], sampleChange('start'), NOW)
      const [delivery] = await stores.deliveries.claim([sampleDelivery(sample, nudge, null)], nudge.id, null)
      const id = delivery?.id ?? ''
      await hold(id, 40, 'paused')
      expect((await stores.deliveries.parcels([id], hoursLater(41)))[0]?.cycleState).toBe('running')
      await stores.deliveries.wake({ cycleId: cycle.id }, hoursLater(1))
      expect((await stores.deliveries.find(id))?.nextAttemptAt).toEqual(hoursLater(1))
    })

    it('gives what sending needs of those that wait and may be tried, the earliest due first', async () => {
      const sample = await addSample(stores, 1)
      const [ana] = sample.members
      const later = await addDelivery(sample, ana?.id ?? '', { dueAt: hoursLater(1) })
      const sooner = await addDelivery(sample, null)
      const held = await addDelivery(sample, null)
      const sent = await addSent(sample, null, NOW)
      await hold(held.id, 5)
      const ids = [later.id, sooner.id, held.id, sent.id, 'no-id']
      const parcels = await stores.deliveries.parcels(ids, hoursLater(1))
      expect(parcels.map(({ delivery }) => delivery.id)).toEqual([sooner.id, later.id])
      expect(parcels[1]).toEqual({
        ...{ delivery: later, nudge: await stores.nudges.find(later.nudgeId), team: sample.team },
        ...{ workspace: sample.workspace, member: ana, budget: { perDay: 1, perWeek: 3 }, cycleState: null },
      })
      await stores.teams.deactivate(sample.team.id, NOW)
      expect((await stores.deliveries.parcels([sooner.id], NOW))[0]?.team.isActive).toBe(false)
    })

    it('tells what waits for a person, and moves it to another due time', async () => {
      const sample = await addSample(stores, 2)
      const [ana = '', ben = ''] = sample.members.map(({ id }) => id)
      const [first, second] = [await addDelivery(sample, ana), await addDelivery(sample, ana)]
      await addDelivery(sample, ben)
      await addSent(sample, ana, NOW)
      const times = { dueAt: hoursLater(3), closesAt: hoursLater(9) }
      await stores.deliveries.settle([{ id: first.id, kind: 'retime', ...times }])
      expect(await stores.deliveries.waitingFor(ana)).toEqual([
        second,
        { ...first, dueAt: hoursLater(3), closesAt: hoursLater(9), nextAttemptAt: hoursLater(3) },
      ])
    })

    it('finds sent questions whose time to remind has come, until they close', async () => {
      const sample = await addSample(stores, 1)
      const { id } = await addDelivery(sample, null)
      await stores.deliveries.take(id, NOW, NOW)
      await stores.deliveries.markSent(id, `M-${id}`, NOW, hoursLater(24))
      const due = async (hours: number) =>
        (await stores.deliveries.remindableUntil(hoursLater(hours), 999)).some((row) => row.id === id)
      expect([await due(23), await due(24)]).toEqual([false, true])
      await stores.deliveries.remindNext([{ id, remindAt: hoursLater(40) }])
      expect([await due(24), await due(40)]).toEqual([false, true])
      await stores.deliveries.markClosed([id], hoursLater(48))
      expect(await due(48)).toBe(false)
    })

    it('knows when it has to look again', async () => {
      const fresh = await open()
      try {
        const sample = await addSample(fresh.stores, 1)
        expect(await fresh.stores.deliveries.nextWakeAt(NOW)).toBeNull()
        const sent = await addSent(sample, null, NOW)
        await fresh.stores.deliveries.remindNext([{ id: sent.id, remindAt: hoursLater(24) }])
        expect(await fresh.stores.deliveries.nextWakeAt(NOW)).toEqual(hoursLater(24))
        await addDelivery(sample, null, { nextAttemptAt: hoursLater(3) })
        expect(await fresh.stores.deliveries.nextWakeAt(NOW)).toEqual(hoursLater(3))
        expect(await fresh.stores.deliveries.nextWakeAt(hoursLater(3))).toEqual(hoursLater(24))
        const { id } = await addDelivery(sample, null)
        await fresh.stores.deliveries.take(id, NOW, hoursLater(1))
        expect(await fresh.stores.deliveries.nextWakeAt(NOW)).toEqual(hoursLater(1))
        await fresh.stores.deliveries.markEnded(id, 'failed', 'gave-up')
        expect(await fresh.stores.nudges.nextPlanAt()).toBeNull()
        const nudge = sampleNudge(sample.team.id, { nextDueAt: hoursLater(9), planAt: hoursLater(2) })
        await fresh.stores.nudges.create(nudge, 'event', NOW)
        expect(await fresh.stores.nudges.nextPlanAt()).toEqual(hoursLater(2))
        expect(await fresh.stores.nudges.dueUntil(hoursLater(2), 9)).toEqual([nudge])
        const due = { teamId: sample.team.id, memberId: null, nextDueAt: hoursLater(9) }
        expect(await fresh.stores.nudges.dueOfTeams([sample.team.id], hoursLater(10))).toEqual([due])
        expect(await fresh.stores.nudges.dueOfTeams([sample.team.id], hoursLater(9))).toEqual([])
      } finally {
        await fresh.close()
      }
    })

    it('adds a reminder once', async () => {
      const sample = await addSample(stores, 1)
      const [ana = ''] = sample.members.map(({ id }) => id)
      const { nudgeId, occurrence } = await addSent(sample, ana, NOW)
      const nudge = sampleNudge(sample.team.id)
      const reminder = () => ({ ...sampleDelivery(sample, nudge, ana), nudgeId, occurrence, round: 1 })
      const [first, again] = [reminder(), reminder()]
      expect(await stores.deliveries.add([first])).toEqual([first])
      expect(await stores.deliveries.add([again])).toEqual([])
      expect(await stores.deliveries.add([])).toEqual([])
      expect(await stores.deliveries.siblings(first)).toHaveLength(2)
    })
  })
}
