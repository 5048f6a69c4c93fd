import type { SettingStore } from '../ports.ts'
import type { StoreClient } from './client.ts'

/** The store of the service's own small facts over a database. */
export function createSettingStore(prisma: StoreClient): SettingStore {
  return {
    get: async (key) => (await prisma.setting.findUnique({ where: { key } }))?.value ?? null,
    set: async (key, value) => {
      await prisma.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
    },
    ensure: async (key, value) => {
      await prisma.setting.createMany({ data: [{ key, value }], skipDuplicates: true })
      return (await prisma.setting.findUniqueOrThrow({ where: { key } })).value
    },
    remove: async (key) => void (await prisma.setting.deleteMany({ where: { key } })),
  }
}
