import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Stores } from '../../src/ports.ts'
import { addSample, addSent, hoursLater, NOW, type OpenStores, sampleEntry, unique } from './store-fixture.ts'

/** What every entry, feedback, setting and playground store does. */
export function describeEntries(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ stores, close } = await open())
  })
  afterAll(() => close())

  const addWriters = async () => {
    const sample = await addSample(stores, 3)
    const ids = sample.members.map((member) => member.id) as [string, string, string]
    return { sample, ids, delivery: await addSent(sample, null, NOW) }
  }

  describe('entries', () => {
    it('keeps the first answer where the platform sends the event twice', async () => {
      const { sample, ids, delivery } = await addWriters()
      const entry = sampleEntry(sample, ids[0], { deliveryId: delivery.id, kind: 'answer', isLate: true })
      const repeats = Array.from({ length: 5 }, () => ({
        ...sampleEntry(sample, ids[0]),
        sourceRef: entry.sourceRef,
      }))
      expect(await stores.entries.record(entry)).toEqual({ entry, isNew: true })
      for (const repeat of await Promise.all(repeats.map((again) => stores.entries.record(again))))
        expect(repeat).toEqual({ entry, isNew: false })
      expect(await stores.entries.findBySource(sample.workspace.id, entry.sourceRef)).toEqual(entry)
    })

    it('keeps nothing of a message that was deleted before it came, for as long as the deletion is noted', async () => {
      const { sample, ids } = await addWriters()
      const { id } = sample.workspace
      const entry = sampleEntry(sample, ids[0])
      await stores.entries.noteDeleted(id, entry.sourceRef, NOW, NOW)
      expect(await stores.entries.record(entry)).toMatchObject({ entry: { text: '' }, isNew: false })
      expect(await stores.entries.record(entry)).toMatchObject({ entry: { text: '' }, isNew: false })
      expect(await stores.entries.findBySource(id, entry.sourceRef)).toBeNull()
      const other = sampleEntry(sample, ids[0])
      await stores.entries.noteDeleted(id, other.sourceRef, NOW, NOW)
      await stores.entries.noteDeleted(id, 'another message', hoursLater(2), hoursLater(1))
      expect((await stores.entries.record(other)).isNew).toBe(true)
    })

    it('keeps nothing where message and deletion come at once', async () => {
      const { sample, ids } = await addWriters()
      const { id } = sample.workspace
      const entries = Array.from({ length: 8 }, () => sampleEntry(sample, ids[0]))
      const follow = async (sourceRef: string) => {
        await stores.entries.noteDeleted(id, sourceRef, NOW, NOW)
        const found = await stores.entries.findBySource(id, sourceRef)
        if (found) await stores.entries.remove(found.id, NOW)
      }
      await Promise.all(entries.flatMap((entry) => [stores.entries.record(entry), follow(entry.sourceRef)]))
      for (const { sourceRef } of entries) expect(await stores.entries.findBySource(id, sourceRef)).toBeNull()
    })

    it('stores one of many repeats at once', async () => {
      const { sample, ids } = await addWriters()
      const sourceRef = `S${unique()}`
      const repeats = Array.from({ length: 8 }, () => sampleEntry(sample, ids[0], { sourceRef }))
      const results = await Promise.all(repeats.map((entry) => stores.entries.record(entry)))
      expect(results.filter(({ isNew }) => isNew)).toHaveLength(1)
      expect(new Set(results.map(({ entry }) => entry.id)).size).toBe(1)
      expect(await stores.entries.listOf(ids[0], 99)).toHaveLength(1)
    })

    it('keeps the source of a message apart in each workspace', async () => {
      const [here, there] = [await addWriters(), await addWriters()]
      const entry = sampleEntry(here.sample, here.ids[0])
      await stores.entries.record(entry)
      expect(await stores.entries.findBySource(there.sample.workspace.id, entry.sourceRef)).toBeNull()
      const same = sampleEntry(there.sample, there.ids[0], { sourceRef: entry.sourceRef })
      expect(await stores.entries.record(same)).toMatchObject({ isNew: true })
    })

    it('follows edits, and takes the same text again for none', async () => {
      const { sample, ids } = await addWriters()
      const entry = sampleEntry(sample, ids[0])
      await stores.entries.record(entry)
      await stores.entries.edit(entry.id, entry.text, hoursLater(1))
      expect(await stores.entries.findBySource(sample.workspace.id, entry.sourceRef)).toEqual(entry)
      await Promise.all(['B', 'C', 'D'].map((text) => stores.entries.edit(entry.id, text, hoursLater(2))))
      const edited = await stores.entries.findBySource(sample.workspace.id, entry.sourceRef)
      expect(edited).toEqual({ ...entry, text: edited?.text, editedAt: hoursLater(2) })
      expect('BCD').toContain(edited?.text)
      await stores.entries.edit('no-entry', 'X', NOW)
    })

    it('forgets a deleted text, and a repeat of its event brings nothing back', async () => {
      const { sample, ids, delivery } = await addWriters()
      const entry = sampleEntry(sample, ids[0], { deliveryId: delivery.id })
      await stores.entries.record(entry)
      await stores.entries.edit(entry.id, 'Second', hoursLater(1))
      await stores.entries.remove(entry.id, hoursLater(2))
      await stores.entries.remove(entry.id, hoursLater(3))
      await stores.entries.edit(entry.id, 'Third', hoursLater(3))
      expect(await stores.entries.findBySource(sample.workspace.id, entry.sourceRef)).toBeNull()
      expect(await stores.entries.listOf(ids[0], 9)).toEqual([])
      const repeat = await stores.entries.record(sampleEntry(sample, ids[0], { sourceRef: entry.sourceRef }))
      expect(repeat).toEqual({ entry: { ...entry, text: '', editedAt: hoursLater(1) }, isNew: false })
      expect(await stores.entries.listOf(ids[0], 9)).toEqual([])
    })

    it('lists what a person wrote, the newest first', async () => {
      const { sample, ids } = await addWriters()
      for (const hours of [2, 0, 1]) {
        const text = String(hours)
        await stores.entries.record(sampleEntry(sample, ids[0], { text, writtenAt: hoursLater(hours) }))
      }
      await stores.entries.record(sampleEntry(sample, ids[1]))
      expect((await stores.entries.listOf(ids[0], 2)).map((entry) => entry.text)).toEqual(['2', '1'])
    })

    it('stores text that a database refuses: NUL and halves of an emoji', async () => {
      const { sample, ids } = await addWriters()
      const entry = sampleEntry(sample, ids[0], {
        text: 'a\u0000b \ud83d c\udc00 👍🏽 שלום',
        sourceRef: 'S\u0000-nul',
      })
      const { entry: stored } = await stores.entries.record(entry)
      expect(stored.text).toBe('ab \ufffd c\ufffd 👍🏽 שלום')
      expect(await stores.entries.findBySource(sample.workspace.id, 'S-nul')).toEqual(stored)
      await stores.entries.edit(entry.id, '\u0000edited\ud800', NOW)
      expect(await stores.entries.findBySource(sample.workspace.id, 'S\u0000-nul')).toMatchObject({
        text: 'edited\ufffd',
      })
      const long = 'é'.repeat(40_000)
      expect((await stores.entries.record(sampleEntry(sample, ids[1], { text: long }))).entry.text).toBe(long)
    })

    it('refuses an entry of a team that does not exist', async () => {
      const { sample, ids } = await addWriters()
      const entry = sampleEntry(sample, ids[0], { teamId: ids[0] })
      await expect(stores.entries.record(entry)).rejects.toThrow()
    })
  })

  describe('feedback', () => {
    it('counts the last tap of a person', async () => {
      const { ids, delivery, sample } = await addWriters()
      const tap = (memberId: string, value: string, hours: number) => ({
        ...{
          deliveryId: delivery.id,
          memberId,
          teamId: sample.team.id,
          value,
          at: hoursLater(hours),
          isLate: false,
        },
      })
      await stores.feedback.put(tap(ids[0], '1', 0))
      await stores.feedback.put(tap(ids[1], '2', 1))
      await stores.feedback.put({ ...tap(ids[0], '5', 2), isLate: true })
      expect(await stores.feedback.find(delivery.id, ids[0])).toEqual({
        ...tap(ids[0], '5', 2),
        isLate: true,
      })
      expect(await stores.feedback.find(delivery.id, ids[2])).toBeNull()
      expect((await stores.feedback.listFor([delivery.id])).map(({ value }) => value)).toEqual(['2', '5'])
      expect(await stores.feedback.listFor([])).toEqual([])
      await Promise.all(['1', '2', '3'].map((value) => stores.feedback.put(tap(ids[2], value, 3))))
      expect(await stores.feedback.listFor([delivery.id])).toHaveLength(3)
    })
  })

  describe('settings and playground', () => {
    it('keeps the last value of a setting', async () => {
      expect(await stores.settings.get('clock')).toBeNull()
      await stores.settings.set('clock', 'one')
      await stores.settings.set('clock', 'two')
      expect(await stores.settings.get('clock')).toBe('two')
      await stores.settings.remove('clock')
      await stores.settings.remove('clock')
      expect(await stores.settings.get('clock')).toBeNull()
    })

    it('appends a message once and gives all back in their order', async () => {
      const message = (id: string, hours: number) => ({ id, at: hoursLater(hours), body: '{"text":"hi"}' })
      expect(await stores.playground.append(message('b', 1))).toBe(true)
      expect(await stores.playground.append(message('a', 1))).toBe(true)
      expect(await stores.playground.append(message('c', 0))).toBe(true)
      expect(await stores.playground.append({ ...message('b', 5), body: '{}' })).toBe(false)
      await stores.playground.replace('a', '{"text":"bye"}')
      const changed = { ...message('a', 1), body: '{"text":"bye"}' }
      expect(await stores.playground.all()).toEqual([message('c', 0), changed, message('b', 1)])
      expect(await stores.playground.find('a')).toEqual(changed)
      expect(await stores.playground.find('z')).toBeNull()
    })
  })
}
