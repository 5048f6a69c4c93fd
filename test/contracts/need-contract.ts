import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/ids.ts'
import type { Need, NeedAnswer } from '../../src/domain/needs/need.ts'
import type { NeedNote, Stores } from '../../src/ports.ts'
import {
  addSample,
  hoursLater,
  NOW,
  type OpenStores,
  type Sample,
  sampleDelivery,
  sampleNudge,
  unique,
} from './store-fixture.ts'

/** What every store of needs and departments does. */
export function describeNeeds(open: OpenStores): void {
  describe('needs', () => {
    let stores: Stores
    let sample: Sample
    let close: () => Promise<void>
    let desk: string
    const [writer, leader] = [() => sample.members[0]?.id ?? '', () => sample.members[1]?.id ?? '']
    const sampleNeed = (values: Partial<Need> = {}): Need => ({
      ...{ id: newId(NOW), teamId: sample.team.id, memberId: writer(), desk, category: 'time' },
      ...{ text: 'An hour', isNamed: false, state: 'waiting', raisedAt: NOW, takenBy: null },
      ...{ answeredAt: null, eventKey: `E${unique()}`, ...values },
    })
    const noteOf = (answerId: string | null = null): NeedNote => ({
      nudge: { ...sampleNudge(sample.team.id), audience: 'private', memberId: leader() },
      answerId,
    })
    const answerTo = (needId: string, at = NOW): NeedAnswer => ({
      ...{ id: newId(NOW), needId, memberId: leader(), text: 'Yes', at, eventKey: `E${unique()}` },
    })
    beforeAll(async () => {
      ;({ stores, close } = await open())
    })
    beforeEach(async () => {
      sample = await addSample(stores)
      desk = `school:${sample.workspace.schoolId}-${unique()}`
    })
    afterAll(() => close())

    it('are raised once an event, with the messages that tell of them', async () => {
      const need = sampleNeed()
      const note = noteOf()
      expect(await stores.needs.raise(need, [note], NOW)).toBe(true)
      expect(await stores.needs.raise({ ...need, id: newId(NOW) }, [noteOf()], NOW)).toBe(false)
      expect(await stores.needs.find(need.id)).toEqual(need)
      expect(await stores.needs.findByEvent(need.eventKey)).toEqual(need)
      expect(await stores.needs.nudgesOf(need.id)).toEqual([note.nudge.id])
      expect(await stores.needs.noteOf(note.nudge.id)).toEqual({ needId: need.id, answerId: null })
      expect(await stores.needs.noteOf(newId(NOW))).toBeNull()
      expect(await stores.needs.find('no id')).toBeNull()
    })

    it('change only from the states that are named, and keep an answer once an event', async () => {
      const need = sampleNeed()
      await stores.needs.raise(need, [], NOW)
      const first = answerTo(need.id, hoursLater(2))
      const answered = { values: { state: 'answered' as const }, notes: [noteOf(first.id)], answer: first }
      expect(await stores.needs.change(need.id, ['taken'], answered, NOW)).toBe(false)
      expect(await stores.needs.change(need.id, ['waiting'], answered, NOW)).toBe(true)
      expect(await stores.needs.change(need.id, ['answered'], { ...answered, notes: [] }, NOW)).toBe(false)
      const second = answerTo(need.id, hoursLater(5))
      const more = { ...answered, notes: [], answer: second }
      expect(await stores.needs.change(need.id, ['answered'], more, NOW)).toBe(true)
      expect(await stores.needs.answersTo([need.id])).toEqual([first, second])
      // The first answer is what counts.
      expect(await stores.needs.find(need.id)).toMatchObject({ state: 'answered', answeredAt: hoursLater(2) })
    })

    it('wait at their desk, the oldest first', async () => {
      const [old, fresh] = [sampleNeed(), sampleNeed({ raisedAt: hoursLater(3) })]
      const apart = [
        sampleNeed({ state: 'draft' }),
        sampleNeed({ state: 'answered' }),
        sampleNeed({ desk: 'x:y' }),
      ]
      for (const need of [fresh, old, ...apart]) await stores.needs.raise(need, [], NOW)
      await stores.needs.change(
        old.id,
        ['waiting'],
        { values: { state: 'taken', takenBy: leader() }, notes: [] },
        NOW,
      )
      expect((await stores.needs.waitingAt([desk], 10)).map(({ id }) => id)).toEqual([old.id, fresh.id])
      expect(await stores.needs.waitingAt([desk], 1)).toHaveLength(1)
      expect(await stores.needs.waitingAt([], 10)).toEqual([])
    })

    it('are listed for their writer, drafts and those taken back apart', async () => {
      const [old, fresh] = [sampleNeed(), sampleNeed({ raisedAt: hoursLater(3), state: 'answered' })]
      const apart = [sampleNeed({ state: 'draft' }), sampleNeed({ state: 'withdrawn' })]
      for (const need of [old, fresh, ...apart]) await stores.needs.raise(need, [], NOW)
      expect((await stores.needs.ofMember(writer(), 10)).map(({ id }) => id)).toEqual([fresh.id, old.id])
    })

    it('give their words to the reader of themes, drafts and those taken back apart', async () => {
      const [old, fresh] = [
        sampleNeed({ text: 'Old' }),
        sampleNeed({ raisedAt: hoursLater(3), text: 'Fresh' }),
      ]
      const apart = [sampleNeed({ state: 'draft' }), sampleNeed({ raisedAt: hoursLater(9) })]
      for (const need of [fresh, old, ...apart]) await stores.needs.raise(need, [], NOW)
      const read = (limit: number) => stores.needs.texts([sample.team.id], NOW, hoursLater(9), limit)
      expect(await read(10)).toEqual([
        { memberId: writer(), text: 'Old', writtenAt: NOW },
        { memberId: writer(), text: 'Fresh', writtenAt: hoursLater(3) },
      ])
      expect((await read(1)).map(({ text }) => text)).toEqual(['Fresh'])
    })

    it('are settled once: in the week of their answer, or of two weeks of waiting', async () => {
      const needs = [
        sampleNeed(),
        sampleNeed({ desk: `department:${sample.team.id}` }),
        sampleNeed({ desk: 'central:x', raisedAt: hoursLater(-400) }),
        sampleNeed({ state: 'draft' }),
      ]
      for (const need of needs) await stores.needs.raise(need, [], NOW)
      const [first, second] = needs
      const answered = (id: string, hours: number) =>
        stores.needs.change(
          id,
          ['waiting'],
          { values: { state: 'answered' }, notes: [], answer: answerTo(id, hoursLater(hours)) },
          NOW,
        )
      await answered(first?.id ?? '', 30)
      await answered(second?.id ?? '', 340)
      const settled = async (from: number, to: number) =>
        (await stores.reports.facts(sample.team.id, hoursLater(from), hoursLater(to))).needs
      const person = writer()
      expect(await settled(-200, 0)).toEqual([{ person, desk: 'central', hours: null }])
      expect(await settled(0, 168)).toEqual([{ person, desk: 'school', hours: 30 }])
      expect(await settled(168, 400)).toEqual([{ person, desk: `department:${sample.team.id}`, hours: null }])
      expect(await settled(400, 800)).toEqual([])
    })

    it('are in no count of deliveries: a message about one would tell that there was one', async () => {
      const note = noteOf()
      const nudge = { ...note.nudge, prompt: { ...note.nudge.prompt, templateKey: 'need.raised' } }
      await stores.needs.raise(sampleNeed(), [{ ...note, nudge }], NOW)
      await stores.deliveries.claim([sampleDelivery(sample, nudge, leader())], nudge.id, null)
      const { deliveries } = await stores.reports.facts(sample.team.id, hoursLater(-50), hoursLater(50))
      expect(deliveries).toEqual([])
    })

    it('are forgotten where they were never sent, or taken back', async () => {
      const needs = [sampleNeed({ state: 'draft' }), sampleNeed({ state: 'withdrawn' }), sampleNeed()]
      for (const need of needs) await stores.needs.raise(need, [], NOW)
      expect(await stores.needs.purge(NOW)).toBe(0)
      expect(await stores.needs.purge(hoursLater(1))).toBeGreaterThanOrEqual(2)
      expect(await Promise.all(needs.map(({ id }) => stores.needs.find(id)))).toEqual([null, null, needs[2]])
    })

    it('have departments that answer them, made on first use and kept without people', async () => {
      const { districtId } = sample.workspace
      const name = `Technology ${unique()}`
      const made = await stores.departments.add(districtId, name, writer(), NOW)
      const both = await stores.departments.add(districtId, name, leader(), hoursLater(1))
      expect(both).toEqual({ ...made, people: [writer(), leader()] })
      expect(await stores.departments.find(made.id)).toEqual(both)
      expect(await stores.departments.ofMember(leader())).toEqual([both])
      await stores.departments.remove(made.id, writer())
      await stores.departments.remove(made.id, leader())
      expect(await stores.departments.ofMember(leader())).toEqual([])
      expect(await stores.departments.ofDistrict(districtId)).toContainEqual({ ...made, people: [] })
    })
  })
}
