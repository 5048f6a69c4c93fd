import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { cleanValues } from './clean-values.ts'
import { PrismaClient } from './generated/client.ts'

/** Milliseconds that a transaction may wait for its turn (the embedded database has one connection), and last. */
const TRANSACTION = { maxWait: 30_000, timeout: 30_000 }

/** Prisma over a database. Every text that goes in is cleaned here, and only here. */
export type StoreClient = ReturnType<typeof createStoreClient>

/** A Prisma client over an adapter; `$disconnect` closes it, and leaves the adapter's connections to their owner. */
export function createStoreClient(adapter: SqlDriverAdapterFactory) {
  return new PrismaClient({ adapter, transactionOptions: TRANSACTION }).$extends({
    query: { $allOperations: ({ args, query }) => query(cleanValues(args)) },
  })
}

/** The same inside an open transaction. */
export type StoreTransaction = Parameters<Parameters<StoreClient['$transaction']>[0]>[0]
