import { describeStores } from '../contracts/stores.ts'
import { createMemoryStores } from '../support/memory-stores.ts'

describeStores('stores in memory', async () => ({ stores: createMemoryStores(), close: async () => {} }))
