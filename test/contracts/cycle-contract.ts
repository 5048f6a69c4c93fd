import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/ids.ts'
import type { Nudge } from '../../src/domain/nudge.ts'
import type { Stores } from '../../src/ports.ts'
import {
  addSample,
  hoursLater,
  NOW,
  type OpenStores,
  sampleChange,
  sampleCycle,
  sampleDelivery,
  sampleNudge,
} from './store-fixture.ts'

/** What every cycle and nudge store does. */
export function describeCycles(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ stores, close } = await open())
  })
  afterAll(() => close())

  const addCycle = async () => {
    const sample = await addSample(stores)
    const cycle = sampleCycle(sample.team.id)
    const nudges = cycle.phases.map((phase) =>
      sampleNudge(sample.team.id, { cycleId: cycle.id, phaseId: phase.id, nextDueAt: hoursLater(24) }),
    )
    const change = sampleChange('start', sample.members[0]?.id ?? null)
    expect(await stores.cycles.create(cycle, nudges, change, NOW)).toBe('created')
    return { sample, cycle, nudges: nudges as [Nudge, Nudge], change }
  }

  describe('cycles', () => {
    it('stores a cycle whole, with its phases and nudges', async () => {
      const { sample, cycle, nudges } = await addCycle()
      expect(await stores.cycles.find(cycle.id)).toEqual(cycle)
      expect(await stores.cycles.openOf(sample.team.id)).toEqual(cycle)
      expect(await stores.cycles.lastOf(sample.team.id)).toEqual(cycle)
      expect(await stores.nudges.ofCycle(cycle.id)).toEqual(nudges)
    })

    it('refuses a second open cycle of a team, and takes one after the first is finished', async () => {
      const { sample, cycle } = await addCycle()
      const next = sampleCycle(sample.team.id)
      expect(await stores.cycles.create(next, [], sampleChange('start'), NOW)).toBe('taken')
      expect(await stores.cycles.find(next.id)).toBeNull()
      const finished = { ...cycle, state: 'finished' as const, finishedAt: hoursLater(1) }
      expect(await stores.cycles.update(finished, [], sampleChange('finish'), hoursLater(1))).toBe('updated')
      expect(await stores.cycles.openOf(sample.team.id)).toBeNull()
      expect(await stores.cycles.lastOf(sample.team.id)).toEqual({ ...finished, version: 2 })
      expect(await stores.cycles.create(next, [], sampleChange('start'), hoursLater(2))).toBe('created')
      expect(await stores.cycles.lastOf(sample.team.id)).toEqual(next)
    })

    it('keeps one of many starts at once', async () => {
      const { team } = await addSample(stores)
      const starts = Array.from({ length: 6 }, () => sampleCycle(team.id))
      const outcomes = await Promise.all(
        starts.map((cycle) =>
          stores.cycles.create(
            cycle,
            [sampleNudge(team.id, { cycleId: cycle.id })],
            sampleChange('start'),
            NOW,
          ),
        ),
      )
      expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(5)
    })

    it('knows the event of a start or change again and changes nothing', async () => {
      const { sample, cycle, change } = await addCycle()
      expect(await stores.cycles.create(sampleCycle(sample.team.id), [], change, NOW)).toBe('repeated')
      const pause = sampleChange('pause')
      const paused = { ...cycle, state: 'paused' as const, pausedOn: '2026-09-08' }
      const outcomes = await Promise.all([1, 2, 3].map(() => stores.cycles.update(paused, [], pause, NOW)))
      expect(outcomes.sort()).toEqual(['repeated', 'repeated', 'updated'])
      expect(await stores.cycles.find(cycle.id)).toEqual({ ...paused, version: 2 })
      expect(await stores.cycles.openOf(sample.team.id)).toEqual({ ...paused, version: 2 })
    })

    it('keeps one of two changes at once', async () => {
      const { cycle } = await addCycle()
      const changes = ['2026-09-08', '2026-09-09'].map((pausedOn) => ({
        ...cycle,
        state: 'paused' as const,
        pausedOn,
      }))
      const outcomes = await Promise.all(
        changes.map((changed) => stores.cycles.update(changed, [], sampleChange('pause'), NOW)),
      )
      expect([...outcomes].sort()).toEqual(['conflict', 'updated'])
      const winner = changes[outcomes.indexOf('updated')]
      expect(await stores.cycles.find(cycle.id)).toMatchObject({ pausedOn: winner?.pausedOn, version: 2 })
    })

    it('moves phases and nudges that are not planned, and leaves planned ones', async () => {
      const { sample, cycle, nudges } = await addCycle()
      const [planned, open] = nudges
      await stores.deliveries.claim([sampleDelivery(sample, planned, null)], planned.id, null)
      const phases = cycle.phases.map((phase) => ({
        ...phase,
        lengthDays: 6,
        startsOn: '2026-10-05',
        endsOn: '2026-10-13',
      }))
      const time = {
        nextDueAt: hoursLater(100),
        planAt: hoursLater(100),
        schedule: { kind: 'local' as const, date: '2026-10-05', time: '15:15' },
      }
      const added = sampleNudge(sample.team.id, { cycleId: cycle.id, phaseId: cycle.phases[1]?.id ?? null })
      const moved = [{ ...planned, ...time }, { ...open, ...time }, added]
      expect(await stores.cycles.update({ ...cycle, phases }, moved, sampleChange('next'), NOW)).toBe(
        'updated',
      )
      expect(await stores.cycles.find(cycle.id)).toEqual({ ...cycle, phases, version: 2 })
      expect(await stores.nudges.find(planned.id)).toEqual({
        ...planned,
        state: 'planned',
        nextDueAt: null,
        planAt: null,
      })
      expect(await stores.nudges.find(open.id)).toEqual({ ...open, ...time })
      expect(await stores.nudges.find(added.id)).toEqual(added)
    })

    it('finds running cycles whose last phase is over, the earliest first', async () => {
      const fresh = await open()
      const end = new Date('2026-09-21T05:00:00Z')
      const add = async (endsOn: string, state: 'running' | 'paused') => {
        const { team } = await addSample(fresh.stores, 0)
        const cycle = sampleCycle(team.id, { state, pausedOn: state === 'paused' ? '2026-09-10' : null })
        const phases = cycle.phases.map((phase, index) => (index === 1 ? { ...phase, endsOn } : phase))
        await fresh.stores.cycles.create({ ...cycle, phases }, [], sampleChange('start'), NOW)
        return cycle.id
      }
      const second = await add('2026-09-21', 'running')
      await add('2026-09-21', 'paused')
      const first = await add('2026-09-18', 'running')
      await add('2026-09-22', 'running')
      const ids = async (now: Date, limit: number) =>
        (await fresh.stores.cycles.endedBefore(now, limit)).map((cycle) => cycle.id)
      expect(await ids(end, 9)).toEqual([first, second])
      expect(await ids(new Date(end.getTime() - 1), 9)).toEqual([first])
      expect(await ids(end, 1)).toEqual([first])
      await fresh.close()
    })
  })

  describe('nudges', () => {
    it('stores a nudge that a person asked, once for an event and team', async () => {
      const { team } = await addSample(stores)
      const other = await addSample(stores)
      const nudge = sampleNudge(team.id, { askedBy: newId(NOW) })
      const repeats = [nudge, ...Array.from({ length: 3 }, () => sampleNudge(team.id))]
      expect(await stores.nudges.create(nudge, 'event', NOW)).toBe(true)
      for (const repeat of repeats) expect(await stores.nudges.create(repeat, 'event', NOW)).toBe(false)
      expect(await stores.nudges.find(nudge.id)).toEqual(nudge)
      expect(await stores.nudges.list([nudge.id, 'no-id'])).toEqual([nudge])
      const shared = sampleNudge(other.team.id, { prompt: nudge.prompt })
      expect(await stores.nudges.create(shared, 'event', NOW)).toBe(true)
      const sameTime = await Promise.all(
        [1, 2, 3].map(() => stores.nudges.create(sampleNudge(team.id), 'other', NOW)),
      )
      expect(sameTime.filter(Boolean)).toHaveLength(1)
    })

    it('finds what comes to a member: what asks the own teams, and what asks this member alone', async () => {
      const { team, members } = await addSample(stores)
      const [ana, ben] = members.map((member) => member.id) as [string, string]
      const other = (await addSample(stores, 1)).team
      const add = async (values: Partial<Nudge>, teamId = team.id) => {
        const nudge = sampleNudge(teamId, values)
        await stores.nudges.create(nudge, `E${nudge.id}`, NOW)
        return nudge.id
      }
      const later = await add({ nextDueAt: hoursLater(2) })
      const own = await add({ nextDueAt: hoursLater(1), audience: 'private', memberId: ana })
      await add({ nextDueAt: hoursLater(1), audience: 'private', memberId: ben })
      await add({ nextDueAt: hoursLater(1), state: 'held' })
      await add({ nextDueAt: null, state: 'planned' })
      await add({ nextDueAt: hoursLater(1) }, other.id)
      const ids = async (limit: number) =>
        (await stores.nudges.comingTo([team.id], ana, limit)).map((nudge) => nudge.id)
      expect(await ids(9)).toEqual([own, later])
      expect(await ids(1)).toEqual([own])
      expect(await stores.nudges.comingTo([], ana, 9)).toEqual([])
    })

    it('finds what is due, the earliest first, and when the next is due', async () => {
      const fresh = await open()
      const { team } = await addSample(fresh.stores)
      expect(await fresh.stores.nudges.nextDueAt()).toBeNull()
      const add = async (nextDueAt: Date | null, state: Nudge['state']) => {
        const nudge = sampleNudge(team.id, { nextDueAt, state })
        await fresh.stores.nudges.create(nudge, nudge.id, NOW)
        return nudge.id
      }
      const later = await add(hoursLater(2), 'scheduled')
      await add(hoursLater(0), 'held')
      await add(null, 'held')
      await add(hoursLater(0), 'cancelled')
      const soon = await add(hoursLater(1), 'scheduled')
      const due = async (hours: number, limit: number) =>
        (await fresh.stores.nudges.dueUntil(hoursLater(hours), limit)).map((nudge) => nudge.id)
      expect(await due(0, 9)).toEqual([])
      expect(await due(1, 9)).toEqual([soon])
      expect(await due(2, 9)).toEqual([soon, later])
      expect(await due(2, 1)).toEqual([soon])
      expect(await fresh.stores.nudges.nextDueAt()).toEqual(hoursLater(1))
      await fresh.close()
    })
  })
}
