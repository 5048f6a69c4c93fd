import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { limitsOf } from '../../src/domain/budget.ts'
import type { Reach, Stores } from '../../src/ports.ts'
import {
  addDelivery,
  addSample,
  addSent,
  hoursLater,
  NOW,
  type OpenStores,
  reachOf,
  type Sample,
  sampleDelivery,
  sampleEntry,
  sampleNudge,
} from './store-fixture.ts'

const LIMITS = limitsOf({ perDay: 1, perWeek: 3 }, 'usual')

/** What every ledger of asks does, with the deliveries that write it. */
export function describeAsks(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ stores, close } = await open())
  })
  afterAll(() => close())

  const counting = (memberIds: string[], on: string, least = 1): Reach => ({
    asks: memberIds.map((memberId) => ({ memberId, state: 'asked', counts: { on, limits: LIMITS } })),
    least,
    merged: [],
  })
  const idsOf = (sample: Sample) => sample.members.map(({ id }) => id)
  const take = (id: string, reach: Reach) => stores.deliveries.take(id, NOW, hoursLater(1), reach)
  const countOf = async (memberId: string) =>
    (await stores.asks.charged([memberId], '2026-09-01')).reduce((sum, { count }) => sum + count, 0)

  describe('the ledger of asks', () => {
    it('keeps whom a message asked, and counts it on the person’s own date', async () => {
      const sample = await addSample(stores, 2)
      const [ana = '', ben = ''] = idsOf(sample)
      const { id, teamId, nudgeId, occurrence, dueAt } = await addDelivery(sample, null)
      const reach = counting([ana, ben], '2026-09-07')
      reach.asks[1] = { memberId: ben, state: 'away', counts: null }
      expect(await take(id, reach)).toMatchObject({ id, state: 'sending' })
      const common = { deliveryId: id, teamId, nudgeId, occurrence, dueAt, at: NOW, skippedAt: null }
      expect(await stores.asks.of([id])).toEqual(
        [
          { ...common, memberId: ana, state: 'asked', countedOn: '2026-09-07' },
          { ...common, memberId: ben, state: 'away', countedOn: null },
        ].sort((a, b) => (a.memberId < b.memberId ? -1 : 1)),
      )
      expect(await stores.asks.askedBy([id, 'no-id'])).toEqual([{ deliveryId: id, memberId: ana }])
      expect(await stores.asks.charged([ana, ben], '2026-09-07')).toEqual([
        { memberId: ana, date: '2026-09-07', count: 1 },
      ])
      expect(await stores.asks.charged([ana], '2026-09-08')).toEqual([])
    })

    it('sends nothing to a person without room, and leaves the delivery waiting', async () => {
      const sample = await addSample(stores, 1)
      const [ana = ''] = idsOf(sample)
      const first = await addDelivery(sample, ana)
      const second = await addDelivery(sample, ana)
      await take(first.id, counting([ana], '2026-09-07'))
      expect(await take(second.id, counting([ana], '2026-09-07'))).toBe('over-budget')
      expect(await stores.deliveries.find(second.id)).toEqual(second)
      expect(await take(second.id, counting([ana], '2026-09-08'))).toMatchObject({ id: second.id })
    })

    it('leaves out of a thread who has no room, where enough others have', async () => {
      const sample = await addSample(stores, 3)
      const [ana = '', ben = '', cleo = ''] = idsOf(sample)
      await take((await addDelivery(sample, ana)).id, counting([ana], '2026-09-07'))
      const thread = await addDelivery(sample, null)
      expect(await take(thread.id, counting([ana, ben, cleo], '2026-09-07', 3))).toBe('over-budget')
      expect(await take(thread.id, counting([ana, ben, cleo], '2026-09-07', 2))).toMatchObject({
        id: thread.id,
      })
      const states = new Map(
        (await stores.asks.of([thread.id])).map(({ memberId, state }) => [memberId, state]),
      )
      expect([states.get(ana), states.get(ben), states.get(cleo)]).toEqual(['over-budget', 'asked', 'asked'])
    })

    it('never exceeds a budget, however many ask the same people at once', async () => {
      const sample = await addSample(stores, 4)
      const people = idsOf(sample)
      const deliveries = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          addDelivery(sample, index % 3 ? (people[index % 4] ?? null) : null),
        ),
      )
      const dates = ['2026-09-07', '2026-09-08', '2026-09-09', '2026-09-10', '2026-09-11']
      await Promise.all(
        deliveries.map(({ id, memberId }, index) =>
          take(id, counting(memberId ? [memberId] : people, dates[index % 5] ?? '')),
        ),
      )
      const rows = await stores.asks.charged(people, '2026-09-07')
      expect(Math.max(...rows.map(({ count }) => count))).toBe(1)
      for (const id of people) expect(await countOf(id)).toBeLessThanOrEqual(3)
      expect(rows.length).toBeGreaterThan(4)
    })

    it('lets nobody wait for each other in a circle, whoever is away and whatever is merged', async () => {
      const sample = await addSample(stores, 6)
      const people = idsOf(sample).sort()
      const ana = people[0] ?? ''
      const both = [await addDelivery(sample, ana), await addDelivery(sample, ana)]
      const threads = await Promise.all(Array.from({ length: 24 }, () => addDelivery(sample, null)))
      // The first half counts, the other is away; and the other way round.
      const reach = (index: number): Reach => {
        const { asks } = counting(index % 2 ? people : [...people].reverse(), '2026-10-12', 0)
        const drafts = asks.map((ask, at) =>
          at < 3 ? { ...ask, state: 'away' as const, counts: null } : ask,
        )
        return { asks: drafts, least: 0, merged: [] }
      }
      const merging = both.map(({ id }, index) => {
        const ask = { memberId: ana, state: 'asked' as const, counts: null }
        const merged = [{ deliveryId: both[1 - index]?.id ?? '', ask }]
        return take(id, { asks: [ask], least: 0, merged })
      })
      const taken = await Promise.all([...merging, ...threads.map(({ id }, index) => take(id, reach(index)))])
      expect(taken.slice(2).every((row) => row !== null && row !== 'over-budget')).toBe(true)
      expect(taken.slice(0, 2).some((row) => row !== null)).toBe(true)
    })

    it('gives the budget back where a message could not be sent', async () => {
      const sample = await addSample(stores, 1)
      const [ana = ''] = idsOf(sample)
      const { id } = await addDelivery(sample, ana)
      await take(id, counting([ana], '2026-09-07'))
      await stores.deliveries.markWaiting(id, 'rate-limited', NOW)
      expect(await countOf(ana)).toBe(0)
      await take(id, counting([ana], '2026-09-07'))
      await stores.deliveries.markEnded(id, 'failed', 'gave-up')
      expect(await countOf(ana)).toBe(0)
      expect(await stores.asks.of([id])).toEqual([])
    })

    it('counts several questions in one message once, and sends and takes them back together', async () => {
      const sample = await addSample(stores, 1)
      const [ana = ''] = idsOf(sample)
      const [first, second] = [await addDelivery(sample, ana), await addDelivery(sample, ana)]
      const merged = [
        { deliveryId: second.id, ask: { memberId: ana, state: 'asked' as const, counts: null } },
      ]
      const together = { ...counting([ana], '2026-09-07'), merged }
      await take(first.id, together)
      expect(await stores.deliveries.find(second.id)).toMatchObject({
        state: 'sending',
        mergedInto: first.id,
      })
      await stores.deliveries.markWaiting(first.id, 'unavailable', NOW)
      expect(await stores.deliveries.find(second.id)).toMatchObject({ state: 'waiting', mergedInto: null })
      await take(first.id, together)
      await stores.deliveries.markSent(first.id, `M-${first.id}`, hoursLater(1), hoursLater(25))
      const sent = await stores.deliveries.find(second.id)
      expect(sent).toMatchObject({ state: 'sent', messageRef: null, sentAt: hoursLater(1) })
      expect(sent?.remindAt).toEqual(hoursLater(25))
      expect(await countOf(ana)).toBe(1)
      const message = await stores.deliveries.find(first.id)
      const both = message && (await stores.deliveries.mergedWith(message))
      expect(both?.map(({ id }) => id)).toEqual([first.id, second.id])
      expect((await stores.deliveries.lastPrivateTo(ana))?.id).toBe(first.id)
    })

    it('leaves all as it is where the platform did not answer: it may have arrived', async () => {
      const sample = await addSample(stores, 1)
      const [ana = ''] = idsOf(sample)
      const [first, second] = [await addDelivery(sample, ana), await addDelivery(sample, ana)]
      const merged = [
        { deliveryId: second.id, ask: { memberId: ana, state: 'asked' as const, counts: null } },
      ]
      await take(first.id, { ...counting([ana], '2026-09-07'), merged })
      await stores.deliveries.markUnanswered(first.id, hoursLater(2))
      const left = { state: 'sending', reason: 'unavailable', leasedUntil: hoursLater(2) }
      expect(await stores.deliveries.find(first.id)).toMatchObject(left)
      expect(await stores.deliveries.find(second.id)).toMatchObject({ ...left, mergedInto: first.id })
      expect(await countOf(ana)).toBe(1)
      const looked = async (hours: number) =>
        (await stores.deliveries.abandonedBefore(hoursLater(hours), 999)).map(({ id }) => id)
      expect(await looked(1)).not.toContain(first.id)
      expect(await looked(2)).toContain(first.id)
      await stores.deliveries.markWaiting(first.id, 'unavailable', NOW)
      await take(first.id, counting([ana], '2026-09-07'))
      expect(await stores.deliveries.find(first.id)).toMatchObject({ state: 'sending', reason: null })
      await stores.deliveries.markSent(first.id, `M-${first.id}`, NOW)
      await stores.deliveries.markUnanswered(first.id, hoursLater(3))
      expect(await stores.deliveries.find(first.id)).toMatchObject({ state: 'sent', leasedUntil: null })
    })

    it('keeps why somebody was not asked', async () => {
      const sample = await addSample(stores, 1)
      const [ana = ''] = idsOf(sample)
      const { id } = await addDelivery(sample, ana)
      const ask = { memberId: ana, state: 'away' as const, counts: null }
      await stores.deliveries.settle([{ id, kind: 'end', state: 'suppressed', reason: 'away', ask }])
      expect(await stores.asks.of([id])).toMatchObject([{ memberId: ana, state: 'away', countedOn: null }])
    })

    it('finds who answered, tapped or skipped, on whatever message of a question', async () => {
      const sample = await addSample(stores, 4)
      const [ana = '', ben = '', cleo = '', dora = ''] = idsOf(sample)
      const thread = await addSent(sample, null, NOW)
      const { nudgeId, occurrence, teamId } = thread
      const nudge = sampleNudge(teamId)
      const reminder = { ...sampleDelivery(sample, nudge, dora), nudgeId, occurrence, round: 1 }
      await stores.deliveries.add([reminder])
      await stores.deliveries.take(reminder.id, NOW, NOW, reachOf([dora]))
      await stores.entries.record(sampleEntry(sample, ana, { deliveryId: thread.id }))
      const tap = { deliveryId: thread.id, memberId: ben, teamId, value: '1', at: NOW, isLate: false }
      await stores.feedback.put(tap)
      await stores.asks.skip({ nudgeId, occurrence }, cleo, hoursLater(1))
      const other = await addSent(sample, null, NOW)
      const answered = await stores.asks.answered([{ nudgeId, occurrence }, other])
      expect(answered.map(({ memberId }) => memberId).sort()).toEqual([ana, ben, cleo].sort())
      await stores.asks.skip({ nudgeId, occurrence }, dora, hoursLater(1))
      expect(await stores.asks.answered([{ nudgeId, occurrence }])).toHaveLength(4)
      expect(await stores.asks.answered([])).toEqual([])
    })

    it('finds who left the newest closed questions alone', async () => {
      const sample = await addSample(stores, 3)
      const [ana = '', ben = '', cleo = ''] = idsOf(sample)
      const people = [ana, ben, cleo]
      const ask = (hours: number) =>
        addSent(sample, null, hoursLater(hours), {
          dueAt: hoursLater(hours),
          closesAt: hoursLater(hours + 10),
        })
      const [first, , third] = [await ask(0), await ask(20), await ask(40)]
      expect(await stores.asks.ignoring(people, hoursLater(49), 3)).toEqual([])
      expect(await stores.asks.ignoring(people, hoursLater(50), 3)).toEqual([...people].sort())
      await stores.entries.record(sampleEntry(sample, ana, { deliveryId: first.id }))
      await stores.asks.skip(third, ben, hoursLater(41))
      expect(await stores.asks.ignoring(people, hoursLater(50), 3)).toEqual([cleo])
      await ask(60)
      expect(await stores.asks.ignoring(people, hoursLater(70), 3)).toEqual([ana, cleo].sort())
    })
  })
}
