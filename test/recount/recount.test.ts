import { openEmbeddedTestDatabase } from '../support/databases.ts'
import { describeRecount } from './describe-recount.ts'

describeRecount('closed weeks in the embedded database', async () => {
  const database = await openEmbeddedTestDatabase()
  return { database, close: database.close }
})
