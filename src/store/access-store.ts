import type { AccessStore } from '../ports.ts'
import type { StoreClient } from './client.ts'

/** The store of links and sessions over a database. */
export function createAccessStore(prisma: StoreClient): AccessStore {
  const { pageLink: links, pageSession: sessions } = prisma
  return {
    addLink: async (link) => void (await links.create({ data: link })),
    findLink: (hash) => links.findUnique({ where: { hash } }),
    useLink: async (hash, now) => {
      // One statement: of two that come at once, the second finds the link used.
      const where = { hash, usedAt: null, expiresAt: { gt: now } }
      return (await links.updateMany({ where, data: { usedAt: now } })).count === 1
    },
    addSession: async (session) => void (await sessions.create({ data: session })),
    findSession: (hash, now) =>
      sessions.findFirst({ where: { hash, endedAt: null, expiresAt: { gt: now } } }),
    endSession: async (id, now) => {
      await sessions.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } })
    },
    endAllOf: async (memberId, now) => {
      const [ended] = await prisma.$transaction([
        sessions.updateMany({
          where: { memberId, endedAt: null, expiresAt: { gt: now } },
          data: { endedAt: now },
        }),
        links.updateMany({ where: { memberId, usedAt: null }, data: { usedAt: now } }),
      ])
      return ended.count
    },
    purge: async (before) => {
      const over = { expiresAt: { lt: before } }
      const [gone, left] = await prisma.$transaction([
        links.deleteMany({ where: over }),
        sessions.deleteMany({ where: over }),
      ])
      return gone.count + left.count
    },
  }
}
