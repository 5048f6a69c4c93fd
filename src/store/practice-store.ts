import type { PracticeStore } from '../ports.ts'
import type { StoreClient, StoreTransaction } from './client.ts'
import { isId } from './ids.ts'
import { addNudges, cancelNudges, changeNudges, toNudge } from './nudge-rows.ts'
import { toPractice, toPracticeRow } from './practice-rows.ts'
import { createSharedNotes } from './shared-notes.ts'

const OPEN = ['running', 'paused']

/** The practice store over a database. */
export function createPracticeStore(prisma: StoreClient): PracticeStore {
  return { ...reading(prisma), ...drawingUp(prisma), ...changing(prisma), ...createSharedNotes(prisma) }
}

function reading(prisma: StoreClient) {
  const openOnes = async (whose: { memberId: string } | { coachId: string }) => {
    const where = { ...whose, state: { in: OPEN } }
    const rows = await prisma.practice.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
    return rows.map(toPractice)
  }
  return {
    find: async (id: string) => {
      const row = isId(id) ? await prisma.practice.findUnique({ where: { id } }) : null
      return row && toPractice(row)
    },
    ofGroup: async (groupId: string) => {
      if (!isId(groupId)) return []
      return (await prisma.practice.findMany({ where: { groupId }, orderBy: { id: 'asc' } })).map(toPractice)
    },
    ofMember: (memberId: string) => openOnes({ memberId }),
    ofCoach: (coachId: string) => openOnes({ coachId }),
    remindersOf: async (practiceId: string) => {
      const where = { practiceId, prompt: { kind: 'practice' }, state: { in: ['scheduled', 'held'] } }
      const rows = await prisma.nudge.findMany({ where, include: { prompt: true }, orderBy: { id: 'asc' } })
      return rows.map(toNudge)
    },
  }
}

function drawingUp(prisma: StoreClient): Pick<PracticeStore, 'draft' | 'begin' | 'discard'> {
  return {
    draft: async (practices) => {
      const known = { eventKey: { in: practices.map(({ eventKey }) => eventKey) } }
      if ((await prisma.practice.count({ where: known })) > 0) return false
      const { count } = await prisma.practice.createMany({
        data: practices.map(toPracticeRow),
        skipDuplicates: true,
      })
      return count > 0
    },
    begin: (groupId, nudges, now) =>
      prisma.$transaction(async (tx) => {
        const drafts = { groupId, state: 'draft' }
        const replaced = await tx.practice.findMany({ where: drafts, select: { replaces: true } })
        const { count } = await tx.practice.updateMany({ where: drafts, data: { state: 'running' } })
        if (count === 0) return false
        for (const { replaces } of replaced) if (replaces) await end(tx, replaces)
        await addNudges(tx, nudges, null, now)
        return true
      }),
    discard: async (groupId) => {
      if (isId(groupId)) await prisma.practice.deleteMany({ where: { groupId, state: 'draft' } })
    },
  }
}

function changing(
  prisma: StoreClient,
): Pick<PracticeStore, 'change' | 'setNextStep' | 'noteRehearsed' | 'activityOf'> {
  return {
    change: (id, from, to, nudges) =>
      prisma.$transaction(async (tx) => {
        const where = { id, state: { in: from } }
        const { count } = await tx.practice.updateMany({ where, data: { state: to } })
        if (count === 0) return false
        await changeNudges(tx, nudges)
        const reminders = { practiceId: id, prompt: { kind: 'practice' } }
        // What is planned and waits, too, does not go out any more.
        if (to === 'ended') await cancelNudges(tx, reminders)
        if (to === 'paused')
          await tx.nudge.updateMany({ where: { ...reminders, state: 'planned' }, data: { state: 'held' } })
        return true
      }),
    setNextStep: async (id, nextStep) =>
      void (await prisma.practice.updateMany({ where: { id }, data: { nextStep } })),
    noteRehearsed: async (id, now) => {
      const where = { id, rehearsedAt: null }
      await prisma.practice.updateMany({ where, data: { rehearsedAt: now } })
    },
    activityOf: async (ids) => {
      const taps = await prisma.feedback.findMany({
        where: { delivery: { nudge: { practiceId: { in: ids }, prompt: { kind: 'practice' } } } },
        select: { value: true, delivery: { select: { nudge: { select: { practiceId: true } } } } },
      })
      return ids.flatMap((practiceId) => {
        const own = taps.filter(({ delivery }) => delivery.nudge.practiceId === practiceId)
        const countOf = (value: string) => own.filter((tap) => tap.value === value).length
        if (own.length === 0) return []
        return [{ practiceId, did: countOf('did'), notYet: countOf('not-yet'), skipped: countOf('skip') }]
      })
    },
  }
}

async function end(tx: StoreTransaction, id: string): Promise<void> {
  await tx.practice.updateMany({ where: { id, state: { in: OPEN } }, data: { state: 'ended' } })
  const reminders = { practiceId: id, prompt: { kind: 'practice' } }
  await cancelNudges(tx, reminders)
}
