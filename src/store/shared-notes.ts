import type { PracticeStore } from '../ports.ts'
import type { StoreClient } from './client.ts'
import { addNudges } from './nudge-rows.ts'

/** The messages that tell coaches of shared entries. */
export function createSharedNotes(
  prisma: StoreClient,
): Pick<PracticeStore, 'share' | 'entryShownBy' | 'nudgesShowing'> {
  return {
    share: async (nudge, entryId, eventId, now) => {
      const eventKey = `${nudge.teamId}:${eventId}`
      if (await prisma.nudge.findUnique({ where: { eventKey }, select: { id: true } })) return false
      return prisma.$transaction(async (tx) => {
        if ((await addNudges(tx, [nudge], eventKey, now)) === 0) return false
        await tx.sharedNote.create({ data: { nudgeId: nudge.id, entryId } })
        return true
      })
    },
    entryShownBy: async (nudgeId) => {
      const row = await prisma.sharedNote.findUnique({ where: { nudgeId } })
      return row?.entryId ?? null
    },
    nudgesShowing: async (entryId) => {
      const rows = await prisma.sharedNote.findMany({ where: { entryId }, orderBy: { nudgeId: 'asc' } })
      return rows.map(({ nudgeId }) => nudgeId)
    },
  }
}
