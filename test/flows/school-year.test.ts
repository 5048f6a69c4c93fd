import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { auditYear } from '../../bench/year/audit.ts'
import type { YearSize } from '../../bench/year/district.ts'
import { readAsked, readDeliveries } from '../../bench/year/rows.ts'
import { runYear, type YearRun } from '../../bench/year/run-year.ts'
import { tableOf } from '../../bench/year/table.ts'
import { instantOf, localDateOf } from '../../src/domain/schedule.ts'
import { openEmbeddedTestDatabase } from '../support/databases.ts'

/** From October on, over a change of offset, Veterans Day and Thanksgiving, with two outages of the service. */
const SHORT: YearSize = { schools: 2, teams: 4, teamSize: 6, lessonDays: 36, startsOn: '2026-10-12' }

const HOUR = 3_600_000

describe('some weeks of two schools, from due time to due time', () => {
  let year: YearRun

  beforeAll(async () => {
    year = await runYear(await openEmbeddedTestDatabase(), SHORT, 7)
  }, 120_000)
  afterAll(() => year.database.close())

  it('account for everything that fell due, to the last one', async () => {
    const { due, parts } = await tableOf(year, { seconds: 0, cpuSeconds: 0 }, 'the embedded database')
    expect([...parts.values()].reduce((sum, count) => sum + count, 0)).toBe(due)
    expect(due).toBeGreaterThan(200)
    const names = [...parts.keys()].join('\n')
    for (const part of ['sent at once', 'sent later, held back for', 'lapsed']) expect(names).toContain(part)
    expect(names).not.toContain('waiting')
  })

  it('ask nobody twice, over the budget, on a day off, at night, while away or against a wish', async () => {
    expect(await auditYear(year)).toEqual([])
  })

  it('would be found out in each of these', async () => {
    const asked = await readAsked(year.database)
    const message = year.taken.find(({ key, to }) => 'person' in to && asked.has(key))
    const [reader] = message?.readers ?? []
    if (!message || !reader) throw new Error('Nobody was asked in private')
    const { person } = reader
    const { leaves, snoozes } = year.wishes
    const found = async (part: Partial<YearRun>) => (await auditYear({ ...year, ...part })).join('\n')
    const since = new Date(0)
    const leave = { person, from: '2026-01-01', until: '2027-12-31', since }
    expect(await found({ wishes: { ...year.wishes, leaves: [...leaves, leave] } })).toContain('away')
    const snooze = { person, kind: 'all', until: new Date('2027-12-31'), since } as const
    expect(await found({ wishes: { ...year.wishes, snoozes: [...snoozes, snooze] } })).toContain('snoozed')
    expect(await found({ taken: [...year.taken, message] })).toContain('was taken 2 times')
    expect(await found({ taken: year.taken.filter((each) => each !== message) })).toContain(
      'was taken 0 times',
    )
    const atNight = instantOf(localDateOf(message.at, reader.zone), '03:00', reader.zone)
    const late = year.taken.map((each) => (each === message ? { ...each, at: atNight } : each))
    expect(await found({ taken: late })).toContain('outside the hours')
  })

  it('keep what was due in an outage: it goes out late, or has its reason', async () => {
    const deliveries = await readDeliveries(year.database)
    const late = deliveries.filter(({ state, reason, id, dueAt }) => {
      const at = year.taken.find(({ key }) => key === id)?.at
      return (
        reason === 'window-closed' || (state === 'sent' && at && at.getTime() - dueAt.getTime() > 6 * HOUR)
      )
    })
    expect(late.length).toBeGreaterThan(0)
  })
})
