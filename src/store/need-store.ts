import type { Need, NeedAnswer } from '../domain/needs/need.ts'
import type { NeedNote, NeedStore } from '../ports.ts'
import type { StoreClient, StoreTransaction } from './client.ts'
import type { Need as NeedRow } from './generated/client.ts'
import { isId } from './ids.ts'
import { addNudges } from './nudge-rows.ts'

/** The need store over a database. */
export function createNeedStore(prisma: StoreClient): NeedStore {
  return { ...reading(prisma), ...changing(prisma) }
}

function reading(
  prisma: StoreClient,
): Pick<
  NeedStore,
  | 'find'
  | 'findByEvent'
  | 'waitingAt'
  | 'ofMember'
  | 'answersTo'
  | 'noteOf'
  | 'nudgesOf'
  | 'texts'
  | 'recentAt'
> {
  return {
    find: async (id) => {
      const row = isId(id) ? await prisma.need.findUnique({ where: { id } }) : null
      return row && toNeed(row)
    },
    findByEvent: async (eventKey) => {
      const row = await prisma.need.findUnique({ where: { eventKey } })
      return row && toNeed(row)
    },
    waitingAt: async (desks, take) => {
      const where = { desk: { in: desks }, state: { in: ['waiting', 'taken'] } }
      const rows = await prisma.need.findMany({ where, orderBy: [{ raisedAt: 'asc' }, { id: 'asc' }], take })
      return rows.map(toNeed)
    },
    recentAt: async (desks, take) => {
      const rows = await prisma.need.findMany({
        where: { desk: { in: desks }, state: { in: ['waiting', 'taken', 'answered'] } },
        orderBy: [{ raisedAt: 'desc' }, { id: 'desc' }],
        take,
      })
      return rows.map(toNeed)
    },
    ofMember: async (memberId, take) => {
      const where = { memberId, state: { notIn: ['draft', 'withdrawn'] } }
      const rows = await prisma.need.findMany({
        where,
        orderBy: [{ raisedAt: 'desc' }, { id: 'desc' }],
        take,
      })
      return rows.map(toNeed)
    },
    answersTo: (ids) =>
      prisma.needAnswer.findMany({
        where: { needId: { in: ids } },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      }),
    texts: async (teamIds, since, until, take) => {
      const raisedAt = { gte: since, lt: until }
      const rows = await prisma.need.findMany({
        where: { teamId: { in: teamIds }, raisedAt, state: { notIn: ['draft', 'withdrawn'] } },
        orderBy: [{ raisedAt: 'desc' }, { id: 'desc' }],
        take,
        select: { memberId: true, text: true, raisedAt: true },
      })
      return rows.reverse().map(({ raisedAt: writtenAt, ...row }) => ({ ...row, writtenAt }))
    },
    noteOf: async (nudgeId) => {
      const row = isId(nudgeId) ? await prisma.needNote.findUnique({ where: { nudgeId } }) : null
      return row && { needId: row.needId, answerId: row.answerId }
    },
    nudgesOf: async (needId) => {
      const rows = await prisma.needNote.findMany({ where: { needId }, orderBy: { nudgeId: 'asc' } })
      return rows.map(({ nudgeId }) => nudgeId)
    },
  }
}

function changing(prisma: StoreClient): Pick<NeedStore, 'raise' | 'change' | 'purge'> {
  return {
    raise: async (need, notes, now) => {
      const { eventKey } = need
      if (await prisma.need.findUnique({ where: { eventKey }, select: { id: true } })) return false
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.need.createMany({ data: [need], skipDuplicates: true })
        if (count > 0) await addNotes(tx, need.id, notes, now)
        return count > 0
      })
    },
    change: async (id, from, { values, notes, answer }, now) => {
      if (answer && (await isKnown(prisma, answer))) return false
      return prisma.$transaction(async (tx) => {
        const where = { id, state: { in: from } }
        const { count } = await tx.need.updateMany({ where, data: values })
        if (count === 0) return false
        if (answer) {
          await tx.needAnswer.create({ data: answer })
          await tx.need.updateMany({ where: { id, answeredAt: null }, data: { answeredAt: answer.at } })
        }
        await addNotes(tx, id, notes, now)
        return true
      })
    },
    purge: async (before) => {
      const { count } = await prisma.need.deleteMany({
        where: { state: { in: ['draft', 'withdrawn'] }, raisedAt: { lt: before } },
      })
      return count
    },
  }
}

async function isKnown(prisma: StoreClient, { eventKey }: NeedAnswer): Promise<boolean> {
  return (await prisma.needAnswer.findUnique({ where: { eventKey }, select: { id: true } })) !== null
}

async function addNotes(tx: StoreTransaction, needId: string, notes: NeedNote[], now: Date): Promise<void> {
  if (notes.length === 0) return
  await addNudges(
    tx,
    notes.map(({ nudge }) => nudge),
    null,
    now,
  )
  const rows = notes.map(({ nudge, answerId }) => ({ nudgeId: nudge.id, needId, answerId }))
  await tx.needNote.createMany({ data: rows })
}

function toNeed(row: NeedRow): Need {
  return { ...row, category: row.category as Need['category'], state: row.state as Need['state'] }
}
