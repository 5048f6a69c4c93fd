import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/ids.ts'
import type { Asked, TookPart } from '../../src/domain/participation.ts'
import type { Stores } from '../../src/ports.ts'
import {
  addDelivery,
  addMember,
  addSample,
  addSent,
  hoursLater,
  NOW,
  type OpenStores,
  sampleEntry,
} from './store-fixture.ts'

/** What every participation store does. */
export function describeParticipation(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ stores, close } = await open())
  })
  afterAll(() => close())

  const keyOf = (row: Asked | TookPart): string =>
    [row.memberId, row.nudgeId, row.dueAt?.toISOString(), 'at' in row ? row.at.toISOString() : ''].join()
  const sorted = <T extends Asked | TookPart>(rows: T[]): T[] =>
    [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))

  describe('participation', () => {
    it('counts as asked who was in the team when a prompt went out, or got it in private', async () => {
      const sample = await addSample(stores, 3)
      const { team, workspace } = sample
      const [ana, ben, cleo] = sample.members.map((member) => member.id) as [string, string, string]
      await stores.teams.leave(team.id, ben, hoursLater(1))
      const dora = await addMember(stores, workspace, 'Dora')
      await stores.teams.join(team.id, dora.id, hoursLater(2))
      const toTeam = await addSent(sample, null, hoursLater(2))
      await stores.teams.leave(team.id, cleo, hoursLater(5))
      await stores.teams.join(team.id, ben, hoursLater(5))
      const inPrivate = await addSent(sample, ben, hoursLater(2))
      await addDelivery(sample, null)
      const asked = (delivery: typeof toTeam, memberId: string): Asked => ({
        ...{ teamId: team.id, memberId, nudgeId: delivery.nudgeId },
        ...{ occurrence: delivery.occurrence, dueAt: delivery.dueAt },
      })
      const rows = await stores.participation.asked([team.id], NOW, hoursLater(1))
      const expected = [ana, cleo, dora.id].map((memberId) => asked(toTeam, memberId))
      expect(sorted(rows)).toEqual(sorted([...expected, asked(inPrivate, ben)]))
    })

    it('counts nobody twice who left and came back', async () => {
      const sample = await addSample(stores, 1)
      const [ana] = sample.members.map((member) => member.id) as [string]
      await stores.teams.leave(sample.team.id, ana, hoursLater(1))
      await stores.teams.join(sample.team.id, ana, hoursLater(1))
      await addSent(sample, null, hoursLater(1))
      expect(await stores.participation.asked([sample.team.id], NOW, hoursLater(1))).toHaveLength(1)
    })

    it('takes prompts by due time, from the first instant of the window to before its last', async () => {
      const sample = await addSample(stores, 1)
      await addSent(sample, null, hoursLater(9), { dueAt: hoursLater(0) })
      await addSent(sample, null, hoursLater(9), { dueAt: hoursLater(1) })
      await addSent(sample, null, hoursLater(9), { dueAt: hoursLater(2) })
      const dueTimes = async (since: number, until: number) => {
        const rows = await stores.participation.asked([sample.team.id], hoursLater(since), hoursLater(until))
        return rows.map((row) => row.dueAt.getTime()).sort()
      }
      expect(await dueTimes(0, 2)).toEqual([hoursLater(0).getTime(), hoursLater(1).getTime()])
      expect(await dueTimes(1, 9)).toEqual([hoursLater(1).getTime(), hoursLater(2).getTime()])
    })

    it('counts answers by when their prompt was due and reflections by when they were written', async () => {
      const sample = await addSample(stores, 2)
      const [ana, ben] = sample.members.map((member) => member.id) as [string, string]
      const delivery = await addSent(sample, null, NOW)
      const outside = await addSent(sample, null, NOW, { dueAt: hoursLater(50) })
      const teamId = sample.team.id
      const add = (values: Parameters<typeof sampleEntry>[2]) =>
        stores.entries.record(sampleEntry(sample, ana, values))
      await add({ deliveryId: delivery.id, writtenAt: hoursLater(60) })
      await add({ deliveryId: outside.id, writtenAt: hoursLater(1) })
      await add({ writtenAt: hoursLater(2) })
      await add({ writtenAt: hoursLater(24) })
      const deleted = await add({ writtenAt: hoursLater(3) })
      await stores.entries.remove(deleted.entry.id, hoursLater(4))
      for (const { id } of [delivery, outside])
        await stores.feedback.put({
          ...{ deliveryId: id, memberId: ben, teamId, value: '1', at: hoursLater(5), isLate: false },
        })
      const { nudgeId, occurrence, dueAt } = delivery
      const answered = { teamId, nudgeId, occurrence, dueAt }
      expect(sorted(await stores.participation.tookPart([teamId], NOW, hoursLater(24)))).toEqual(
        sorted<TookPart>([
          { ...answered, memberId: ana, at: hoursLater(60) },
          { teamId, memberId: ana, nudgeId: null, occurrence: null, dueAt: null, at: hoursLater(2) },
          { ...answered, memberId: ben, at: hoursLater(5) },
        ]),
      )
    })

    it('answers for the teams that were named, and for no others', async () => {
      const [one, two, three] = [
        await addSample(stores, 1),
        await addSample(stores, 1),
        await addSample(stores, 1),
      ]
      for (const sample of [one, two, three]) {
        await addSent(sample, null, NOW)
        await stores.entries.record(sampleEntry(sample, sample.members[0]?.id ?? ''))
      }
      const ids = [one.team.id, two.team.id]
      const asked = await stores.participation.asked(ids, NOW, hoursLater(1))
      const tookPart = await stores.participation.tookPart(ids, NOW, hoursLater(1))
      expect(asked.map((row) => row.teamId).sort()).toEqual([...ids].sort())
      expect(tookPart.map((row) => row.teamId).sort()).toEqual([...ids].sort())
      expect(await stores.participation.asked([], NOW, hoursLater(1))).toEqual([])
      expect(await stores.participation.tookPart([newId(NOW)], NOW, hoursLater(1))).toEqual([])
    })
  })
}
