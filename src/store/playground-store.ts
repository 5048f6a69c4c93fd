import type { PlaygroundStore } from '../ports.ts'
import type { StoreClient } from './client.ts'

/** The store of the playground's messages over a database. */
export function createPlaygroundStore(prisma: StoreClient): PlaygroundStore {
  const messages = prisma.playgroundMessage
  return {
    append: async ({ id, at, body }) =>
      (await messages.createMany({ data: [{ id, at, body }], skipDuplicates: true })).count === 1,
    replace: async (id, body) => {
      await messages.updateMany({ where: { id }, data: { body } })
    },
    find: (id) => messages.findUnique({ where: { id } }),
    all: () => messages.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
  }
}
