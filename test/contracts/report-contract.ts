import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/ids.ts'
import { emptyCarry, type Telling } from '../../src/domain/privacy/snapshot.ts'
import type { WeekFacts } from '../../src/domain/report/facts.ts'
import type { Snapshot } from '../../src/domain/report/snapshot.ts'
import { FAMILIES, type WeekTally } from '../../src/domain/report/week-counts.ts'
import { addWeeks } from '../../src/domain/report/weeks.ts'
import type { ClosedWeek, Stores } from '../../src/ports.ts'
import { HABITS } from '../../src/stance/habits.ts'
import {
  addDelivery,
  addMember,
  addSample,
  addSent,
  hoursLater,
  NOW,
  type OpenStores,
  type Sample,
  sampleChange,
  sampleCycle,
  sampleEntry,
} from './store-fixture.ts'

const MONDAY = '2026-09-07'
const SINCE = new Date(`${MONDAY}T00:00:00Z`)
const UNTIL = new Date(`${addWeeks(MONDAY, 1)}T00:00:00Z`)

/** What every store of closed weeks does. */
export function describeReports(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ stores, close } = await open())
  })
  afterAll(() => close())

  const factsOf = async ({ team }: Sample) => plain(await stores.reports.facts(team.id, SINCE, UNTIL))
  const read = async (sample: Sample, memberId: string, values: Parameters<typeof sampleEntry>[2] = {}) => {
    const entry = sampleEntry(sample, memberId, values)
    await stores.entries.record(entry)
    const codes = HABITS.map((habit) => ({ habit, verdict: 'shown' as const, probability: 0.8, prior: 0.25 }))
    await stores.stance.keep({ entryId: entry.id, editedAt: null }, { model: 'm1', language: null, codes })
    return entry.id
  }

  describe('the facts of a week', () => {
    it('tell who was in reach of the questions that closed in it, and when each first answered', async () => {
      const sample = await addSample(stores, 3)
      const [ana, ben, cleo] = sample.members.map(({ id }) => id) as [string, string, string]
      const asked = await addSent(sample, null, hoursLater(1))
      await addSent(sample, null, hoursLater(1), { closesAt: hoursLater(400) })
      await addSent(sample, ben, hoursLater(2))
      await stores.entries.record(
        sampleEntry(sample, ana, { deliveryId: asked.id, writtenAt: hoursLater(9) }),
      )
      await tap(sample, asked.id, ana, hoursLater(3))
      await tap(sample, asked.id, ben, hoursLater(300))
      await stores.asks.skip(asked, cleo, hoursLater(4))
      const { asks, roster } = await factsOf(sample)
      expect(roster).toHaveLength(3)
      const row = (person: string, values: object) => ({
        person,
        state: 'asked',
        isSkipped: false,
        answeredAt: null,
        ...values,
      })
      expect(asks.map(({ question: _, askedAt: __, ...ask }) => ask).sort(byPerson)).toEqual(
        [
          row(ana, { answeredAt: hoursLater(3) }),
          row(ben, {}),
          row(ben, {}),
          row(cleo, { isSkipped: true }),
        ].sort(byPerson),
      )
    })

    it('take who answered though away for one of those asked, and who did not for away', async () => {
      const sample = await addSample(stores, 2)
      const [ana, ben] = sample.members.map(({ id }) => id) as [string, string]
      const thread = await addDelivery(sample, null)
      const away = (memberId: string) => ({ memberId, state: 'away' as const, counts: null })
      const reach = { asks: [away(ana), away(ben)], least: 0, merged: [] }
      await stores.deliveries.take(thread.id, NOW, hoursLater(1), reach)
      await stores.deliveries.markSent(thread.id, `M-${thread.id}`, NOW)
      await tap(sample, thread.id, ana, hoursLater(3))
      const { asks } = await factsOf(sample)
      const told = asks.map(({ person, state, askedAt, answeredAt }) => ({
        ...{ person, state, askedAt, answeredAt },
      }))
      expect(told.sort(byPerson)).toEqual(
        [
          { person: ana, state: 'asked', askedAt: null, answeredAt: hoursLater(3) },
          { person: ben, state: 'away', askedAt: null, answeredAt: null },
        ].sort(byPerson),
      )
    })

    it('take an answer to a reminder for one to the question, and a person with two accounts for one', async () => {
      const sample = await addSample(stores, 1)
      const [ana] = sample.members.map(({ id }) => id) as [string]
      const asked = await addSent(sample, null, hoursLater(1))
      const [reminder] = await stores.deliveries.add([
        {
          ...asked,
          id: newId(NOW),
          round: 1,
          memberId: ana,
          state: 'waiting',
          messageRef: null,
          sentAt: null,
        },
      ])
      await stores.entries.record(
        sampleEntry(sample, ana, { deliveryId: reminder?.id ?? '', writtenAt: hoursLater(30) }),
      )
      expect((await factsOf(sample)).asks).toMatchObject([{ person: ana, answeredAt: hoursLater(30) }])
      const twins = await Promise.all(['One', 'Two'].map((name) => addMember(stores, sample.workspace, name)))
      for (const [index, twin] of twins.entries()) {
        const profile = { ...twin, email: index === 0 ? 'Twin@x.example' : 'twin@X.example', isBot: false }
        await stores.members.upsert(sample.workspace.id, profile, NOW)
        await stores.teams.join(sample.team.id, twin.id, NOW)
      }
      expect((await factsOf(sample)).roster).toHaveLength(2)
    })

    it('count late answers in the week in which they first came', async () => {
      const sample = await addSample(stores, 2)
      const [ana, ben] = sample.members.map(({ id }) => id) as [string, string]
      const old = await addSent(sample, null, hoursLater(-200), {
        dueAt: hoursLater(-200),
        closesAt: hoursLater(-150),
      })
      const late = { deliveryId: old.id, isLate: true }
      await stores.entries.record(sampleEntry(sample, ana, { ...late, writtenAt: hoursLater(1) }))
      await stores.entries.record(sampleEntry(sample, ana, { ...late, writtenAt: hoursLater(2) }))
      await stores.entries.record(sampleEntry(sample, ben, { ...late, writtenAt: hoursLater(-140) }))
      await stores.entries.record(sampleEntry(sample, ben, { ...late, writtenAt: hoursLater(3) }))
      expect((await factsOf(sample)).late).toBe(1)
    })

    it('tell what was written and read in steps of evidence, with the word of the writer as certainty', async () => {
      const sample = await addSample(stores, 2)
      const [ana, ben] = sample.members.map(({ id }) => id) as [string, string]
      const corrected = await read(sample, ana, { text: 'So 🙂', writtenAt: hoursLater(1) })
      await read(sample, ana, { text: 'Yes', writtenAt: hoursLater(1) })
      await read(sample, ben, { writtenAt: hoursLater(200) })
      await stores.entries.record(sampleEntry(sample, ben, { text: 'unread', writtenAt: hoursLater(2) }))
      await stores.stance.correct(corrected, 'evidence', false, hoursLater(3))
      await stores.stance.markSeen([corrected], hoursLater(4))
      const { writers, evidence, lookers, readings } = await factsOf(sample)
      expect(writers.sort(byPerson)).toEqual(
        [
          { person: ana, entries: 2, read: 2, letters: 7 },
          { person: ben, entries: 1, read: 0, letters: 6 },
        ].sort(byPerson),
      )
      const ofEvidence = evidence.filter(({ habit }) => habit === 'evidence')
      // ln(4) - ln(1/3) in quarters; the correction as far as it goes.
      expect(ofEvidence).toEqual([
        { habit: 'evidence', bin: -32, readings: 1, prior: 250_000 },
        { habit: 'evidence', bin: 10, readings: 1, prior: 250_000 },
      ])
      expect(evidence.filter(({ habit }) => habit === 'inquiring')).toEqual([
        { habit: 'inquiring', bin: 10, readings: 2, prior: 500_000 },
      ])
      expect(lookers).toEqual([{ person: ana, entries: 1 }])
      expect(readings.map(({ habit, agreed }) => [habit, agreed])).toEqual(
        [...HABITS].sort().map((habit) => [habit, habit === 'evidence' ? 0 : 1]),
      )
    })

    it('tell whether leaders answered first in the thread, and what they shared', async () => {
      const sample = await addSample(stores, 3)
      const [rosa, ana] = sample.members.map(({ id }) => id) as [string, string]
      const scope = { kind: 'team', id: sample.team.id } as const
      await stores.members.grant(rosa, { role: 'facilitator', scope }, NOW)
      const [one, two] = [await addSent(sample, null, NOW), await addSent(sample, null, NOW)]
      await read(sample, rosa, { deliveryId: one.id, writtenAt: hoursLater(2) })
      await read(sample, ana, { deliveryId: one.id, writtenAt: hoursLater(1), visibility: 'private' })
      await read(sample, ana, { deliveryId: two.id, writtenAt: hoursLater(1) })
      await read(sample, rosa, { deliveryId: two.id, writtenAt: hoursLater(2) })
      expect((await factsOf(sample)).leading).toEqual({
        ...{ leaders: [rosa], questions: 2, leaderFirst: 1, shared: 2, notKnowing: 2 },
      })
    })

    it('tell what became of messages, what was served, and the taps on conditions in time', async () => {
      const sample = await addSample(stores, 2)
      const [ana, ben] = sample.members.map(({ id }) => id) as [string, string]
      const cycle = sampleCycle(sample.team.id)
      await stores.cycles.create(cycle, [], sampleChange('start'), NOW)
      const sent = await addSent(sample, null, NOW)
      await addDelivery(sample, ana)
      await tap(sample, sent.id, ben, hoursLater(1))
      const facts = await factsOf(sample)
      expect(facts.deliveries.sort((a, b) => a.state.localeCompare(b.state))).toEqual([
        { state: 'sent', reason: null, person: null, count: 1 },
        { state: 'waiting', reason: null, person: ana, count: 1 },
      ])
      expect(facts.questions).toEqual([{ cycleId: null, frameworks: ['PLS-4', 'ISTE-2'], count: 1 }])
      expect(facts.cycles).toMatchObject([
        { id: cycle.id, templateKey: 'default', phases: [{ startsOn: MONDAY }, {}] },
      ])
      // The sample's question asks about no condition.
      expect(facts.taps).toEqual([])
    })
  })

  describe('closed weeks', () => {
    const tally = (sample: Sample, week: string): WeekTally => ({
      ...{ teamId: sample.team.id, week, phaseId: null, roster: 6 },
      items: Object.fromEntries(FAMILIES.map((family) => [family, []])) as unknown as WeekTally['items'],
      coverage: { questions: { 'PLS-1': 1 }, cycles: {} },
    })
    const told = Object.fromEntries(
      FAMILIES.map((family) => [family, { kind: 'hidden', reason: 'waits' }]),
    ) as Telling
    const snapshot = (sample: Sample, week: string): Snapshot => ({
      ...{ kind: 'team', id: sample.team.id, week, districtId: sample.workspace.districtId },
      ...{ schoolId: sample.workspace.schoolId, phaseId: null, whole: told, together: null },
      ...{
        needTopics: [],
        topics: [{ key: 'exit ticket', label: 'exit tickets', people: 5 }],
        coverage: { questions: {}, cycles: {} },
      },
    })
    const closed = (sample: Sample, week: string): ClosedWeek => ({
      ...{ districtId: sample.workspace.districtId, week, closedAt: NOW },
      ...{ tallies: [tally(sample, week)], snapshots: [snapshot(sample, week)] },
      carry: { families: emptyCarry(), topics: { [sample.team.id]: { since: week, known: [] } } },
    })
    // Districts are shared by the samples of one store: each test has weeks of its own.
    it('are kept once, and what waits is kept with the newest alone', async () => {
      const sample = await addSample(stores, 1)
      const { districtId } = sample.workspace
      const [one, two] = ['2027-01-04', '2027-01-11']
      expect(await stores.reports.close(closed(sample, one))).toBe(true)
      expect(await stores.reports.carryAfter(districtId, one)).toEqual(closed(sample, one).carry)
      expect(await stores.reports.close({ ...closed(sample, one), snapshots: [] })).toBe(false)
      expect(await stores.reports.close(closed(sample, two))).toBe(true)
      expect(await stores.reports.carryAfter(districtId, one)).toBeNull()
      const frontiers = await stores.reports.frontiers()
      const own = frontiers.find((frontier) => frontier.districtId === districtId)
      expect(own).toMatchObject({ lastClosed: two, zones: ['America/Chicago'] })
      expect(await stores.reports.snapshots([sample.team.id], one, two)).toEqual([
        snapshot(sample, one),
        snapshot(sample, two),
      ])
      expect(await stores.reports.snapshots([sample.team.id], two, two)).toHaveLength(1)
      expect(await stores.reports.weeksOf(sample.team.id, 1)).toEqual([{ week: two, phaseId: null }])
      expect(await stores.reports.weeksOf(sample.team.id, 9)).toHaveLength(2)
    })

    it('are counted again without a word about what was told', async () => {
      const sample = await addSample(stores, 1)
      const { districtId } = sample.workspace
      const week = '2027-02-01'
      await stores.reports.close(closed(sample, week))
      const again = { ...tally(sample, week), coverage: { questions: { 'PLS-1': 7 }, cycles: {} } }
      await stores.reports.putRollups(districtId, week, [again])
      expect(await stores.reports.rollups(districtId, week)).toEqual([
        { teamId: sample.team.id, week, phaseId: null, counts: { coverage: again.coverage } },
      ])
      expect(await stores.reports.snapshots([sample.team.id], week, week)).toEqual([snapshot(sample, week)])
    })

    it('belong to a district with its schools, its teams and its fewest people', async () => {
      const { workspace, team } = await addSample(stores, 1)
      const { districtId } = workspace
      const teams = await stores.reports.teamsOf(districtId, hoursLater(1))
      expect(teams.find(({ id }) => id === team.id)).toEqual({
        ...{
          id: team.id,
          name: team.name,
          schoolId: team.schoolId,
          zone: team.zone,
          workspaceId: workspace.id,
        },
      })
      expect(await stores.reports.teamsOf(districtId, hoursLater(-1))).toEqual([])
      expect((await stores.reports.schoolsOf(districtId)).map(({ id }) => id)).toContain(workspace.schoolId)
      expect(await stores.reports.minPeople(districtId)).toBe(5)
      await stores.reports.setMinPeople(districtId, 8)
      expect(await stores.reports.minPeople(districtId)).toBe(8)
    })

    it('find the names of phases', async () => {
      const { team } = await addSample(stores, 1)
      const cycle = sampleCycle(team.id)
      await stores.cycles.create(cycle, [], sampleChange('start'), NOW)
      const [phase] = cycle.phases
      expect(await stores.reports.phases([phase?.id ?? ''])).toEqual([{ id: phase?.id, title: phase?.title }])
    })
  })

  const tap = (sample: Sample, deliveryId: string, memberId: string, at: Date) =>
    stores.feedback.put({
      ...{ deliveryId, memberId, teamId: sample.team.id, value: 'yes', at },
      isLate: false,
    })
}

function byPerson(a: { person: string }, b: { person: string }): number {
  return a.person.localeCompare(b.person)
}

/** Rows of a database have no prototype of their own. */
function plain(facts: WeekFacts): WeekFacts {
  return structuredClone(facts)
}
