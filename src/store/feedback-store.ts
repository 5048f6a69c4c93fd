import type { FeedbackStore } from '../ports.ts'
import type { StoreClient } from './client.ts'
import { isId } from './ids.ts'

/** The feedback store over a database. */
export function createFeedbackStore(prisma: StoreClient): FeedbackStore {
  return {
    put: async ({ deliveryId, memberId, teamId, value, at, isLate }) => {
      await prisma.feedback.upsert({
        where: { deliveryId_memberId: { deliveryId, memberId } },
        create: { deliveryId, memberId, teamId, value, at, isLate },
        update: { value, at, isLate },
      })
    },
    find: async (deliveryId, memberId) => {
      if (!isId(deliveryId) || !isId(memberId)) return null
      return prisma.feedback.findUnique({ where: { deliveryId_memberId: { deliveryId, memberId } } })
    },
    listFor: (deliveryIds) =>
      prisma.feedback.findMany({
        where: { deliveryId: { in: deliveryIds } },
        orderBy: [{ at: 'asc' }, { memberId: 'asc' }],
      }),
  }
}
