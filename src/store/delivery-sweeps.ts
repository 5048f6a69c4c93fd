import type { StoreClient } from './client.ts'
import { toDelivery } from './delivery-rows.ts'

/** What the tick looks for, each over an index on its time. */
export function deliverySweeps(prisma: StoreClient) {
  const byTime = (key: 'leasedUntil' | 'closesAt' | 'remindAt') => [
    { [key]: 'asc' as const },
    { id: 'asc' as const },
  ]
  return {
    waitingUntil: (now: Date, limit: number) =>
      prisma.delivery.findMany({
        where: { state: 'waiting', nextAttemptAt: { lte: now } },
        orderBy: [{ nextAttemptAt: 'asc' }, { id: 'asc' }],
        take: limit,
        select: { id: true, memberId: true, attempts: true },
      }),
    nextWakeAt: async (after: Date) => {
      const [waiting, unsure, reminded] = await Promise.all([
        prisma.delivery.findFirst({
          where: { state: 'waiting', nextAttemptAt: { gt: after } },
          orderBy: { nextAttemptAt: 'asc' },
          select: { nextAttemptAt: true },
        }),
        prisma.delivery.findFirst({
          where: { state: 'sending', leasedUntil: { gt: after } },
          orderBy: { leasedUntil: 'asc' },
          select: { leasedUntil: true },
        }),
        prisma.delivery.findFirst({
          where: { remindAt: { gt: after } },
          orderBy: { remindAt: 'asc' },
          select: { remindAt: true },
        }),
      ])
      const times = [waiting?.nextAttemptAt, unsure?.leasedUntil, reminded?.remindAt].filter(
        (time) => time instanceof Date,
      )
      return times.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
    },
    abandonedBefore: async (now: Date, take: number) => {
      const where = { state: 'sending', leasedUntil: { lte: now }, mergedInto: null }
      return (await prisma.delivery.findMany({ where, orderBy: byTime('leasedUntil'), take })).map(toDelivery)
    },
    sendingTo: async (recipient: { teamId: string } | { memberId: string }) => {
      const whom = 'teamId' in recipient ? { teamId: recipient.teamId, memberId: null } : recipient
      const where = { state: 'sending', mergedInto: null, ...whom }
      return (await prisma.delivery.findMany({ where, orderBy: { id: 'asc' } })).map(toDelivery)
    },
    closableUntil: async (now: Date, take: number) => {
      const where = { state: 'sent', closedAt: null, closesAt: { lte: now } }
      return (await prisma.delivery.findMany({ where, orderBy: byTime('closesAt'), take })).map(toDelivery)
    },
    remindableUntil: async (now: Date, take: number) => {
      // Only what was sent is ever looked at again; saying so here would lead away from the index.
      const where = { remindAt: { lte: now } }
      return (await prisma.delivery.findMany({ where, orderBy: byTime('remindAt'), take })).map(toDelivery)
    },
  }
}
