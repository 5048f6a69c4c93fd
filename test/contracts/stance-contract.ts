import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { KeptCode, Stores } from '../../src/ports.ts'
import { addSample, hoursLater, NOW, type OpenStores, sampleEntry } from './store-fixture.ts'

const code = (habit: KeptCode['habit'], probability: number): Omit<KeptCode, 'entryId' | 'corrected'> => ({
  habit,
  probability,
  prior: 0.1,
  verdict: probability > 0.5 ? 'shown' : 'absent',
})
const CODES = [code('evidence', 0.9), code('inquiring', 0.2)]

/** What every store of readings does. */
export function describeStance(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ stores, close } = await open())
  })
  afterAll(() => close())

  const addRead = async () => {
    const sample = await addSample(stores, 1)
    const entry = sampleEntry(sample, sample.members[0]?.id ?? '')
    await stores.entries.record(entry)
    await stores.stance.keep(
      { entryId: entry.id, editedAt: null },
      { model: '1', language: null, codes: CODES },
    )
    const { memberId } = entry
    return { entry, memberId, teamId: sample.team.id, districtId: sample.workspace.districtId }
  }
  const unreadIds = async (model: string) =>
    (await stores.stance.unread(model, 1_000)).map(({ entryId }) => entryId)
  const read = (memberId: string) => stores.stance.readEntries(memberId, NOW, hoursLater(1))

  describe('readings of stance', () => {
    it('finds what a model has not read yet, and keeps what it read in place of the model before', async () => {
      const { entry, memberId } = await addRead()
      expect(await unreadIds('1')).not.toContain(entry.id)
      expect(await unreadIds('2')).toContain(entry.id)
      const reading = { model: '2', language: null, codes: [code('evidence', 0.3)] }
      await stores.stance.keep({ entryId: entry.id, editedAt: null }, reading)
      expect(await unreadIds('2')).not.toContain(entry.id)
      expect((await read(memberId))[0]?.codes).toEqual([
        { ...code('evidence', 0.3), entryId: entry.id, corrected: null },
      ])
    })

    it('keeps nothing that was read in words that have changed since, and forgets with an edit', async () => {
      const { entry, memberId } = await addRead()
      await stores.stance.correct(entry.id, 'evidence', false, NOW)
      await stores.stance.markSeen([entry.id], NOW)
      await stores.entries.edit(entry.id, 'Other words altogether', hoursLater(1))
      expect(await unreadIds('1')).toContain(entry.id)
      await stores.stance.keep(
        { entryId: entry.id, editedAt: null },
        { model: '1', language: null, codes: CODES },
      )
      expect(await unreadIds('1')).toContain(entry.id)
      await stores.stance.keep(
        { entryId: entry.id, editedAt: hoursLater(1) },
        { model: '1', language: null, codes: CODES },
      )
      const [again] = await read(memberId)
      expect(again?.codesSeenAt).toBeNull()
      expect(again?.codes.map(({ corrected }) => corrected)).toEqual([null, null])
    })

    it("lets the writer's last word stand beside what was read, also after another reading", async () => {
      const { entry } = await addRead()
      await stores.stance.correct(entry.id, 'evidence', true, NOW)
      await stores.stance.correct(entry.id, 'evidence', false, NOW)
      await stores.stance.keep(
        { entryId: entry.id, editedAt: null },
        { model: '3', language: null, codes: CODES },
      )
      expect(await stores.stance.codesOf([entry.id])).toEqual([
        { ...code('evidence', 0.9), entryId: entry.id, corrected: false },
        { ...code('inquiring', 0.2), entryId: entry.id, corrected: null },
      ])
    })

    it('leaves out what is in another language, deleted, of somebody else or another time', async () => {
      const { entry, memberId, teamId } = await addRead()
      expect((await read(memberId)).map(({ entryId }) => entryId)).toEqual([entry.id])
      expect(await read((await addSample(stores, 1)).members[0]?.id ?? '')).toEqual([])
      expect(await stores.stance.readEntries(memberId, hoursLater(1), hoursLater(2))).toEqual([])
      await stores.stance.keep(
        { entryId: entry.id, editedAt: null },
        { model: '1', language: 'deu', codes: [] },
      )
      expect(await read(memberId)).toEqual([])
      expect(await stores.stance.texts([teamId], NOW, hoursLater(1), 100)).toMatchObject([
        { text: entry.text },
      ])
      await stores.entries.remove(entry.id, NOW)
      expect(await stores.stance.texts([teamId], NOW, hoursLater(1), 100)).toEqual([])
      expect(await stores.stance.codesOf([entry.id])).toEqual([])
      expect(await unreadIds('9')).not.toContain(entry.id)
    })

    it("gives a district's corrected entries with their words, and no others", async () => {
      const { entry, districtId } = await addRead()
      const texts = async () => (await stores.stance.corrected(districtId)).map(({ text }) => text)
      const before = await texts()
      await stores.stance.correct(entry.id, 'evidence', false, NOW)
      expect(await texts()).toEqual([...before, entry.text])
      expect(await stores.stance.corrected(entry.id)).toEqual([])
    })

    it('marks when the writer first looked at the codes', async () => {
      const { entry, memberId } = await addRead()
      await stores.stance.markSeen([entry.id], hoursLater(1))
      await stores.stance.markSeen([entry.id], hoursLater(2))
      expect((await read(memberId))[0]?.codesSeenAt).toEqual(hoursLater(1))
    })
  })
}
