import { createStores } from '../../src/store/index.ts'
import { describeStores } from '../contracts/stores.ts'
import { openEmbeddedTestDatabase } from '../support/databases.ts'

describeStores('stores in the embedded database', async () => {
  const database = await openEmbeddedTestDatabase()
  return { stores: createStores(database), close: database.close }
})
