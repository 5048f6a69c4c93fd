import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Agenda, AgendaItem, AgendaMark } from '../../src/domain/agenda/agenda.ts'
import type { Cycle } from '../../src/domain/cycle.ts'
import type { Entry } from '../../src/domain/entry.ts'
import { newId } from '../../src/domain/ids.ts'
import type { Stores } from '../../src/ports.ts'
import {
  addSample,
  addSent,
  hoursLater,
  NOW,
  type OpenStores,
  type Sample,
  sampleChange,
  sampleCycle,
  sampleEntry,
  sampleNudge,
  unique,
} from './store-fixture.ts'

/** What every agenda store does. */
export function describeAgendas(open: OpenStores): void {
  describe('agendas', () => {
    let stores: Stores
    let sample: Sample
    let cycle: Cycle
    let close: () => Promise<void>
    const sampleAgenda = (values: Partial<Agenda> = {}): Agenda => ({
      ...{ id: newId(NOW), teamId: sample.team.id, cycleId: cycle.id, meetsOn: '2026-09-10' },
      ...{ meetsAt: hoursLater(80), minutes: 45, state: 'coming', posted: null, approvedBy: null },
      ...{ postAt: null, lookAt: hoursLater(48), madeAt: NOW, gatheredAt: null },
      ...values,
    })
    const made = (values: Partial<Agenda> = {}) => stores.agendas.make(sampleAgenda(values))
    const itemOf = (agendaId: string, values: Partial<AgendaItem> = {}): Omit<AgendaItem, 'ordinal'> => ({
      ...{ id: newId(NOW), agendaId, kind: 'topic', source: `own:${unique()}`, entryId: null },
      ...{
        commitmentId: null,
        text: 'A topic',
        minutes: null,
        isOut: false,
        isCleared: false,
        addedBy: null,
      },
      ...values,
    })
    const written = async (values: Partial<Entry> = {}) => {
      const entry = sampleEntry(sample, sample.members[0]?.id ?? '', values)
      return (await stores.entries.record(entry)).entry
    }
    const markOf = (entry: Entry, values: Partial<AgendaMark> = {}): AgendaMark => ({
      ...{ source: `entry:${entry.id}`, teamId: entry.teamId, entryId: entry.id, commitmentId: null },
      ...{ wish: null, kind: null, at: hoursLater(1), ...values },
    })
    beforeAll(async () => {
      ;({ stores, close } = await open())
    })
    beforeEach(async () => {
      sample = await addSample(stores)
      cycle = sampleCycle(sample.team.id)
      await stores.cycles.create(cycle, [], sampleChange('start'), NOW)
    })
    afterAll(() => close())

    it('makes one a team and day, and wakes one that had lapsed', async () => {
      const { agendas } = stores
      const first = await made()
      expect(await made({ minutes: 60 })).toEqual(first)
      await agendas.change(first.id, ['coming'], { state: 'lapsed', lookAt: null, gatheredAt: NOW }, [], NOW)
      expect(await agendas.openOf(sample.team.id)).toBeNull()
      const again = await made({ minutes: 60 })
      expect(again).toMatchObject({ state: 'coming', minutes: 60, gatheredAt: NOW })
      expect(await agendas.openOf(sample.team.id)).toEqual(again)
      expect(await agendas.find('nonsense')).toBeNull()
    })

    it('leaves one that was out before it lapsed as it was', async () => {
      const { agendas } = stores
      const { id } = await made()
      await agendas.change(id, ['coming'], { state: 'lapsed', posted: 'whole' }, [], NOW)
      expect(await made()).toMatchObject({ id, state: 'lapsed', posted: 'whole' })
    })

    it('finds running cycles that have a meeting and no open agenda', async () => {
      const { agendas } = stores
      const other = await addSample(stores)
      await stores.cycles.create(
        sampleCycle(other.team.id, { meeting: null }),
        [],
        sampleChange('start'),
        NOW,
      )
      const idsOf = async () => (await agendas.cyclesWithout(1_000)).map(({ teamId }) => teamId)
      expect(await idsOf()).toContain(sample.team.id)
      expect(await idsOf()).not.toContain(other.team.id)
      await made()
      expect(await idsOf()).not.toContain(sample.team.id)
    })

    it('takes a step once, with its messages', async () => {
      const { agendas, nudges } = stores
      const { id } = await made()
      const nudge = sampleNudge(sample.team.id)
      const notes = [{ nudge, part: 'draft' as const }]
      expect(await agendas.change(id, ['coming'], { state: 'draft', lookAt: null }, notes, NOW)).toBe(true)
      const late = [{ nudge: sampleNudge(sample.team.id), part: 'draft' as const }]
      expect(await agendas.change(id, ['coming'], { state: 'draft' }, late, NOW)).toBe(false)
      expect(await agendas.notesOf(id)).toEqual([{ nudgeId: nudge.id, part: 'draft' }])
      expect(await agendas.ofNudge(nudge.id)).toMatchObject({ agenda: { id, state: 'draft' }, part: 'draft' })
      expect(await nudges.find(late[0]?.nudge.id ?? '')).toBeNull()
      expect(await agendas.ofNudge(newId(NOW))).toBeNull()
      await agendas.change(id, ['draft'], { state: 'lapsed' }, [], NOW)
      expect(await nudges.find(nudge.id)).toMatchObject({ state: 'cancelled', nextDueAt: null })
    })

    it('lists what is due, and is looked at again when its cycle changes', async () => {
      const { agendas } = stores
      const { id } = await made()
      const isDue = async (hours: number) =>
        (await agendas.dueUntil(hoursLater(hours), 1_000)).some((agenda) => agenda.id === id)
      expect([await isDue(47), await isDue(48)]).toEqual([false, true])
      await agendas.wake(cycle.id, hoursLater(2))
      expect(await isDue(2)).toBe(true)
      await agendas.change(id, ['coming'], { lookAt: hoursLater(48) }, [], NOW)
      await stores.cycles.update({ ...cycle, state: 'paused' }, [], sampleChange('pause'), hoursLater(1))
      expect(await isDue(1)).toBe(true)
      expect((await agendas.nextLookAt())?.getTime()).toBeLessThanOrEqual(hoursLater(1).getTime())
    })

    it('keeps points once each, in an order that can be changed', async () => {
      const { agendas } = stores
      const { id } = await made()
      const [first, second] = [itemOf(id), itemOf(id, { source: 'own:two' })]
      await agendas.addItems([first, second])
      await agendas.addItems([itemOf(id, { source: 'own:two', text: 'Again' })])
      await agendas.order(id, [second.id, first.id])
      await agendas.changeItem(first.id, { text: 'Reworded', minutes: 10, isOut: true, isCleared: true })
      expect(await agendas.itemsOf(id)).toEqual([
        { ...second, ordinal: 0 },
        { ...first, text: 'Reworded', minutes: 10, isOut: true, isCleared: true, ordinal: 1 },
      ])
      expect(await agendas.findItem(first.id)).toMatchObject({ id: first.id })
      expect(await agendas.findItem('nonsense')).toBeNull()
      expect(await agendas.showing('own:two')).toContain(id)
    })

    it.each(['edited', 'removed'] as const)('forgets a wording when the words are %s', async (how) => {
      const { agendas, entries } = stores
      const { id } = await made()
      const entry = await written()
      const item = itemOf(id, { source: `entry:${entry.id}`, entryId: entry.id, isCleared: true })
      await agendas.addItems([item])
      if (how === 'edited') await entries.edit(entry.id, 'Other words', hoursLater(1))
      else await entries.remove(entry.id, hoursLater(1))
      expect(await agendas.findItem(item.id)).toMatchObject({ text: null, isCleared: false })
    })

    it('remembers the newest agenda whose time came, before a day', async () => {
      const { agendas } = stores
      const posted = await made({ meetsOn: '2026-09-03', state: 'posted' })
      await made({ meetsOn: '2026-08-27', state: 'asked' })
      await made({ meetsOn: '2026-09-04', state: 'lapsed' })
      expect((await agendas.lastOf(sample.team.id, '2026-09-10'))?.id).toBe(posted.id)
      expect(await agendas.lastOf(sample.team.id, '2026-08-27')).toBeNull()
    })

    it('keeps a writer’s wish over what the team says later', async () => {
      const { agendas } = stores
      const entry = await written()
      await agendas.mark(markOf(entry, { wish: 'with-name' }))
      await agendas.mark(markOf(entry, { kind: 'difference', at: hoursLater(2) }))
      expect(await agendas.marksOf([`entry:${entry.id}`, 'entry:none'])).toEqual([
        markOf(entry, { wish: 'with-name', kind: 'difference', at: hoursLater(2) }),
      ])
    })

    it('gives what the team has read of a time, and what was marked then', async () => {
      const { agendas } = stores
      const read = await written({ writtenAt: hoursLater(1) })
      await written({ writtenAt: hoursLater(9) })
      await written({ visibility: 'private', writtenAt: hoursLater(1) })
      await written({ kind: 'decision', writtenAt: hoursLater(1) })
      const marked = await written({ visibility: 'private', writtenAt: NOW })
      await agendas.mark(markOf(marked, { wish: 'without-name' }))
      const gone = await written({ writtenAt: hoursLater(1) })
      await stores.entries.remove(gone.id, hoursLater(2))
      const found = await agendas.material(sample.team.id, hoursLater(1), hoursLater(4))
      expect(found).toEqual([
        { entry: marked, phaseKey: null, mark: markOf(marked, { wish: 'without-name' }) },
        { entry: read, phaseKey: null, mark: null },
      ])
    })

    it('gives the closed questions of the team’s threads', async () => {
      const { agendas, deliveries } = stores
      const asked = await addSent(sample, null, NOW)
      const own = await addSent(sample, sample.members[0]?.id ?? '', NOW)
      await deliveries.markClosed([asked.id, own.id], hoursLater(3))
      const found = await agendas.closedQuestions(sample.team.id, hoursLater(2), hoursLater(4))
      expect(found.map(({ delivery, nudge }) => [delivery.id, nudge.id])).toEqual([[asked.id, asked.nudgeId]])
      expect(await agendas.closedQuestions(sample.team.id, hoursLater(4), hoursLater(5))).toEqual([])
    })

    it('gives the next steps that their owners put there', async () => {
      const { agendas, commitments } = stores
      const step = async (dueOn: string, wish: AgendaMark['wish']) => {
        const nudge = sampleNudge(sample.team.id)
        const commitment = {
          ...{ id: newId(NOW), teamId: sample.team.id, memberId: sample.members[0]?.id ?? '', entryId: null },
          ...{ text: 'Show two wrong answers', dueOn, state: 'open' as const, nudgeId: nudge.id },
          ...{ eventKey: `E${unique()}`, createdAt: NOW, closedAt: null },
        }
        await commitments.create(commitment, nudge, NOW)
        const source = `commitment:${commitment.id}`
        const mark = { source, teamId: sample.team.id, entryId: null, commitmentId: commitment.id }
        if (wish) await agendas.mark({ ...mark, wish, kind: null, at: NOW })
        return commitment.id
      }
      const shared = await step('2026-09-11', 'with-name')
      await step('2026-09-11', null)
      await step('2026-09-11', 'leave-out')
      await step('2026-09-30', 'with-name')
      const found = await agendas.sharedCommitments(sample.team.id, '2026-09-18')
      expect(found.map(({ commitment, mark }) => [commitment.id, mark.wish])).toEqual([[shared, 'with-name']])
    })
  })
}
