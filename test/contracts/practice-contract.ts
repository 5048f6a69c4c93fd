import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Commitment } from '../../src/domain/commitment.ts'
import { newId } from '../../src/domain/ids.ts'
import type { Nudge } from '../../src/domain/nudge.ts'
import { PRACTICE_CHOICES, type Practice } from '../../src/domain/practice/practice.ts'
import type { Stores } from '../../src/ports.ts'
import {
  addMember,
  addSample,
  hoursLater,
  NOW,
  type OpenStores,
  type Sample,
  sampleDelivery,
  sampleEntry,
  sampleNudge,
  unique,
} from './store-fixture.ts'

/** What every practice store does. */
export function describePractices(open: OpenStores): void {
  describe('practices', () => {
    let stores: Stores
    let sample: Sample
    let close: () => Promise<void>
    let memberId: string
    let coachId: string
    const samplePractice = (values: Partial<Practice> = {}): Practice => ({
      ...{ id: newId(NOW), groupId: newId(NOW), teamId: sample.team.id, memberId, coachId },
      ...{ move: 'Wait time', schedule: { kind: 'local', date: '2026-09-10', time: '07:45' } },
      ...{ state: 'draft', nextStep: null, rehearsedAt: null, replaces: null },
      ...{ eventKey: `E${unique()}`, createdAt: NOW },
      ...values,
    })
    const reminderOf = (practice: Practice): Nudge => {
      const nudge = sampleNudge(practice.teamId, { practiceId: practice.id, audience: 'private' })
      const { memberId } = practice
      return { ...nudge, memberId, prompt: { ...nudge.prompt, kind: 'practice', choices: PRACTICE_CHOICES } }
    }
    const begun = async (values: Partial<Practice> = {}) => {
      const practice = samplePractice(values)
      await stores.practices.draft([practice])
      const reminder = reminderOf(practice)
      await stores.practices.begin(practice.groupId, [reminder], NOW)
      return { practice, reminder }
    }
    beforeAll(async () => {
      ;({ stores, close } = await open())
    })
    beforeEach(async () => {
      sample = await addSample(stores)
      memberId = sample.members[0]?.id ?? ''
      coachId = (await addMember(stores, sample.workspace, 'Samuel')).id
    })
    afterAll(() => close())

    it('keeps drafts once an event, and asks nobody before they begin', async () => {
      const { practices } = stores
      const practice = samplePractice()
      expect(await practices.draft([practice])).toBe(true)
      expect(await practices.draft([{ ...practice, id: newId(NOW) }])).toBe(false)
      expect(await practices.ofGroup(practice.groupId)).toEqual([practice])
      expect(await practices.ofMember(practice.memberId)).toEqual([])
      expect(await practices.find('nonsense')).toBeNull()
    })

    it('lets drafts begin once, with their reminders', async () => {
      const { practices, nudges } = stores
      const { practice, reminder } = await begun()
      const running = { ...practice, state: 'running' }
      expect(await practices.begin(practice.groupId, [reminderOf(practice)], NOW)).toBe(false)
      expect(await practices.find(practice.id)).toEqual(running)
      expect(await practices.remindersOf(practice.id)).toEqual([reminder])
      expect(await nudges.dueUntil(NOW, 100)).toContainEqual(reminder)
      expect(await practices.ofMember(practice.memberId)).toEqual([running])
      expect(await practices.ofCoach(coachId)).toEqual([running])
    })

    it('takes drafts away, and leaves what has begun', async () => {
      const { practices } = stores
      const draft = samplePractice()
      await practices.draft([draft])
      await practices.discard(draft.groupId)
      expect(await practices.find(draft.id)).toBeNull()
      const { practice } = await begun()
      await practices.discard(practice.groupId)
      expect(await practices.find(practice.id)).toMatchObject({ state: 'running' })
    })

    it('ends what a new one replaces, with its reminders', async () => {
      const { practices, nudges } = stores
      const before = await begun()
      const after = await begun({ replaces: before.practice.id })
      expect(await practices.ofMember(memberId)).toEqual([{ ...after.practice, state: 'running' }])
      expect(await practices.find(before.practice.id)).toMatchObject({ state: 'ended' })
      expect(await nudges.find(before.reminder.id)).toMatchObject({ state: 'cancelled', nextDueAt: null })
    })

    it('changes the state only from the states named, and its reminders with it', async () => {
      const { practices } = stores
      const { practice, reminder } = await begun()
      const held: Nudge = { ...reminder, state: 'held', nextDueAt: null, planAt: null }
      expect(await practices.change(practice.id, ['paused'], 'running', [])).toBe(false)
      expect(await practices.change(practice.id, ['running'], 'paused', [held])).toBe(true)
      expect(await practices.remindersOf(practice.id)).toEqual([held])
      expect(await practices.find(practice.id)).toMatchObject({ state: 'paused' })
    })

    it('holds and cancels with it what is planned already', async () => {
      const { practices, nudges, deliveries } = stores
      const { practice, reminder } = await begun()
      await deliveries.claim([sampleDelivery(sample, reminder, memberId)], reminder.id, null)
      await practices.change(practice.id, ['running'], 'paused', [])
      expect(await nudges.find(reminder.id)).toMatchObject({ state: 'held' })
      await practices.change(practice.id, ['paused'], 'ended', [])
      expect(await nudges.find(reminder.id)).toMatchObject({ state: 'cancelled' })
    })

    it('keeps the next step, and the first rehearsal', async () => {
      const { practices } = stores
      const { practice } = await begun()
      await practices.setNextStep(practice.id, 'count to five')
      await practices.noteRehearsed(practice.id, NOW)
      await practices.noteRehearsed(practice.id, hoursLater(5))
      expect(await practices.find(practice.id)).toMatchObject({
        nextStep: 'count to five',
        rehearsedAt: NOW,
      })
    })

    it('counts the taps on its reminders, and on nothing else', async () => {
      const { practices, deliveries, feedback } = stores
      const { practice, reminder } = await begun()
      const other = await begun()
      const tap = async (value: string) => {
        const dueAt = hoursLater(Number(unique()))
        const delivery = sampleDelivery(sample, reminder, practice.memberId, { dueAt })
        await deliveries.claim([delivery], reminder.id, { nextDueAt: NOW, planAt: NOW })
        const { id: deliveryId, teamId } = delivery
        await feedback.put({
          ...{ deliveryId, teamId, memberId: practice.memberId, value, at: NOW, isLate: false },
        })
      }
      for (const value of ['did', 'did', 'not-yet', 'skip']) await tap(value)
      expect(await practices.activityOf([practice.id, other.practice.id])).toEqual([
        { practiceId: practice.id, did: 2, notYet: 1, skipped: 1 },
      ])
    })

    it('tells of a shared entry once an event', async () => {
      const { practices, entries } = stores
      const { practice } = await begun()
      const { entry } = await entries.record(
        sampleEntry(sample, practice.memberId, { visibility: 'private' }),
      )
      const note = sampleNudge(practice.teamId, { practiceId: practice.id, memberId: coachId })
      expect(await practices.share(note, entry.id, 'shared 1', NOW)).toBe(true)
      expect(await practices.share(sampleNudge(practice.teamId), entry.id, 'shared 1', NOW)).toBe(false)
      expect(await practices.entryShownBy(note.id)).toBe(entry.id)
      expect(await practices.entryShownBy(newId(NOW))).toBeNull()
      expect(await practices.nudgesShowing(entry.id)).toEqual([note.id])
    })

    it('lets an entry be read by the coach, while it is there', async () => {
      const { entries } = stores
      const { entry } = await entries.record(sampleEntry(sample, memberId, { visibility: 'private' }))
      await entries.setVisibility(entry.id, 'coach')
      expect(await entries.find(entry.id)).toEqual({ ...entry, visibility: 'coach' })
      await entries.remove(entry.id, NOW)
      expect(await entries.find(entry.id)).toBeNull()
      expect(await entries.find('nonsense')).toBeNull()
    })
  })
}

/** What every commitment store does. */
export function describeCommitments(open: OpenStores): void {
  describe('commitments', () => {
    let stores: Stores
    let sample: Sample
    let close: () => Promise<void>
    let memberId: string
    const made = async (values: Partial<Commitment> = {}) => {
      const nudge = sampleNudge(sample.team.id)
      const commitment: Commitment = {
        ...{ id: newId(NOW), teamId: sample.team.id, memberId, entryId: null },
        ...{ text: 'Show two wrong answers', dueOn: '2026-09-18', state: 'open', nudgeId: nudge.id },
        ...{ eventKey: `E${unique()}`, createdAt: NOW, closedAt: null },
        ...values,
      }
      const isNew = await stores.commitments.create(commitment, nudge, NOW)
      return { commitment, nudge, isNew }
    }
    beforeAll(async () => {
      ;({ stores, close } = await open())
    })
    beforeEach(async () => {
      sample = await addSample(stores)
      memberId = sample.members[0]?.id ?? ''
    })
    afterAll(() => close())

    it('keeps one an event, with the nudge that asks', async () => {
      const { commitments, nudges } = stores
      const { commitment, nudge, isNew } = await made()
      expect(isNew).toBe(true)
      expect((await made({ eventKey: commitment.eventKey })).isNew).toBe(false)
      expect(await commitments.find(commitment.id)).toEqual(commitment)
      expect(await commitments.find('nonsense')).toBeNull()
      expect(await commitments.findByNudge(nudge.id)).toEqual(commitment)
      expect(await nudges.find(nudge.id)).toEqual(nudge)
    })

    it('lists open ones by their dates', async () => {
      const { commitments } = stores
      const later = await made({ dueOn: '2026-10-02' })
      const sooner = await made({ dueOn: '2026-09-11' })
      const done = await made()
      expect(await commitments.close(done.commitment.id, 'done', NOW)).toBe(true)
      expect(await commitments.close(done.commitment.id, 'let-go', NOW)).toBe(false)
      expect(await commitments.openOf(memberId)).toEqual([sooner.commitment, later.commitment])
      expect(await commitments.find(done.commitment.id)).toMatchObject({ state: 'done', closedAt: NOW })
      expect(await stores.nudges.find(done.nudge.id)).toMatchObject({ state: 'cancelled' })
    })

    it('moves an open one to another date with another nudge', async () => {
      const { commitments, nudges } = stores
      const { commitment, nudge } = await made()
      const next = sampleNudge(sample.team.id)
      expect(await commitments.move(commitment.id, '2026-09-25', next, NOW)).toBe(true)
      expect(await commitments.findByNudge(next.id)).toEqual({
        ...commitment,
        dueOn: '2026-09-25',
        nudgeId: next.id,
      })
      expect(await nudges.find(nudge.id)).toMatchObject({ state: 'cancelled', nextDueAt: null })
      await commitments.close(commitment.id, 'let-go', NOW)
      expect(await commitments.move(commitment.id, '2026-10-01', sampleNudge(sample.team.id), NOW)).toBe(
        false,
      )
    })
  })
}
