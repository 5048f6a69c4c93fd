import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Stores } from '../../src/ports.ts'
import { createStores } from '../../src/store/index.ts'
import { addSample, NOW, sampleDelivery, sampleNudge } from '../contracts/store-fixture.ts'
import { describeStores } from '../contracts/stores.ts'
import { createServerTestDatabase, type ServerTestDatabase } from '../support/databases.ts'

describeStores('stores in a PostgreSQL server', async () => {
  const test = await createServerTestDatabase()
  return { stores: createStores(await test.open()), close: test.drop }
})

describe('several services on one server', () => {
  let test: ServerTestDatabase
  let services: Stores[]
  beforeAll(async () => {
    test = await createServerTestDatabase()
    services = (await Promise.all([test.open(), test.open(), test.open()])).map(createStores)
  })
  afterAll(() => test.drop())

  const first = (): Stores => services[0] as Stores

  it('plan the same nudges at once, and each delivery is claimed exactly once', async () => {
    const sample = await addSample(first(), 5)
    const nudges = Array.from({ length: 10 }, () => sampleNudge(sample.team.id))
    for (const nudge of nudges) await first().nudges.create(nudge, nudge.id, NOW)
    const plan = async (stores: Stores) => {
      const claims = nudges.map((nudge) =>
        stores.deliveries.claim(
          sample.members.map((member) => sampleDelivery(sample, nudge, member.id)),
          nudge.id,
          null,
        ),
      )
      return (await Promise.all(claims)).flat()
    }
    const claimed = (await Promise.all(services.map(plan))).flat()
    expect(claimed).toHaveLength(50)
    expect(new Set(claimed.map((row) => `${row.nudgeId} ${row.memberId}`)).size).toBe(50)
    const waiting = await first().deliveries.waitingUntil(NOW, 1000)
    expect(waiting.map((row) => row.id).sort()).toEqual(claimed.map((row) => row.id).sort())

    const takes = services.flatMap((stores) => waiting.map((row) => stores.deliveries.take(row.id, NOW, NOW)))
    const taken = (await Promise.all(takes)).filter((row) => row !== null)
    expect(taken).toHaveLength(50)
  })

  it('claim a nudge to more people than one statement has room for', async () => {
    const sample = await addSample(first(), 1)
    const nudge = sampleNudge(sample.team.id)
    await first().nudges.create(nudge, nudge.id, NOW)
    const [member] = sample.members
    const many = Array.from({ length: 4_000 }, (_, index) =>
      sampleDelivery(sample, nudge, member?.id ?? '', { dueAt: new Date(NOW.getTime() + index) }),
    )
    expect(await first().deliveries.claim(many, nudge.id, null)).toHaveLength(4_000)
  })
})
