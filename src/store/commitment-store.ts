import type { Commitment } from '../domain/commitment.ts'
import type { CommitmentStore } from '../ports.ts'
import type { StoreClient, StoreTransaction } from './client.ts'
import type { Commitment as CommitmentRow } from './generated/client.ts'
import { isId } from './ids.ts'
import { addNudges, cancelNudges } from './nudge-rows.ts'

/** The commitment store over a database. */
export function createCommitmentStore(prisma: StoreClient): CommitmentStore {
  return {
    create: async (commitment, nudge, now) => {
      const { eventKey } = commitment
      if (await prisma.commitment.findUnique({ where: { eventKey }, select: { id: true } })) return false
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.commitment.createMany({ data: [commitment], skipDuplicates: true })
        if (count > 0) await addNudges(tx, [nudge], null, now)
        return count > 0
      })
    },
    find: async (id) => {
      const row = isId(id) ? await prisma.commitment.findUnique({ where: { id } }) : null
      return row && toCommitment(row)
    },
    findByNudge: async (nudgeId) => {
      const row = await prisma.commitment.findFirst({ where: { nudgeId } })
      return row && toCommitment(row)
    },
    openOf: async (memberId) => {
      const where = { memberId, state: 'open' }
      const rows = await prisma.commitment.findMany({ where, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] })
      return rows.map(toCommitment)
    },
    move: (id, dueOn, nudge, now) =>
      prisma.$transaction(async (tx) => {
        const before = await endNudgeOf(tx, id)
        if (!before) return false
        await addNudges(tx, [nudge], null, now)
        await tx.commitment.update({ where: { id }, data: { dueOn, nudgeId: nudge.id } })
        return true
      }),
    close: (id, state, now) =>
      prisma.$transaction(async (tx) => {
        const before = await endNudgeOf(tx, id)
        if (before) await tx.commitment.update({ where: { id }, data: { state, closedAt: now } })
        return before !== null
      }),
  }
}

/** The open commitment, whose nudge asks nothing any more; null where it is closed. */
async function endNudgeOf(tx: StoreTransaction, id: string): Promise<CommitmentRow | null> {
  const row = await tx.commitment.findFirst({ where: { id, state: 'open' } })
  if (row?.nudgeId) await cancelNudges(tx, { id: row.nudgeId })
  return row
}

/** A commitment from its row. */
export function toCommitment(row: CommitmentRow): Commitment {
  return { ...row, state: row.state as Commitment['state'] }
}
