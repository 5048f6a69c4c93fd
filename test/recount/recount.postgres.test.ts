import { createServerTestDatabase } from '../support/databases.ts'
import { describeRecount } from './describe-recount.ts'

describeRecount('closed weeks in a PostgreSQL server', async () => {
  const test = await createServerTestDatabase()
  return { database: await test.open(), close: test.drop }
})
