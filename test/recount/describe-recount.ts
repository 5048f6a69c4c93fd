import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Snapshot } from '../../src/domain/report/snapshot.ts'
import type { WeekTally } from '../../src/domain/report/week-counts.ts'
import { addWeeks } from '../../src/domain/report/weeks.ts'
import type { Rollup, Stores } from '../../src/ports.ts'
import { createStores } from '../../src/store/index.ts'
import type { Database } from '../../src/store/open-database.ts'
import { closeWeeks } from '../../src/use-cases/close-weeks.ts'
import { rebuildRollups } from '../../src/use-cases/rebuild-rollups.ts'
import { silentLog } from '../support/silent-log.ts'
import { createHandClock } from '../support/stage.ts'
import { fillRandomYear, START } from './random-year.ts'
import { type Recount, recount } from './recount.ts'

const WEEKS = 52
const FIRST = '2026-08-03'

/** What holds of closed weeks over any database: they are an independent recount, to the last number. */
export function describeRecount(
  name: string,
  open: () => Promise<{ database: Database; close(): Promise<void> }>,
): void {
  describe(name, () => {
    let database: Database
    let close: () => Promise<void>
    let stores: Stores
    let districtId: string
    const clock = createHandClock(START.toISOString())
    const deps = () => ({ stores, clock, log: silentLog, templates: new Map() })
    const rollups = async () => {
      const weeks = Array.from({ length: WEEKS }, (_, index) => addWeeks(FIRST, index))
      return (await Promise.all(weeks.map((week) => stores.reports.rollups(districtId, week)))).flat()
    }
    beforeAll(async () => {
      ;({ database, close } = await open())
      stores = createStores(database)
      ;({ districtId } = await fillRandomYear(database, stores, { seed: 20_260_803, weeks: WEEKS - 2 }))
      clock.moveTo(`${addWeeks(FIRST, WEEKS)}T14:00:00Z`)
      await closeWeeks(deps(), districtId)
    }, 240_000)
    afterAll(() => close())

    it('counts every number of every team and week of a random year as plain SQL does', async () => {
      const counted = countsOf(await rollups())
      const plain = await recount(database.executeSql)
      expect(counted.size).toBeGreaterThan(140)
      expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(withoutZeros(plain)))
    })

    it('tells of a week what plain SQL counts, where it is told of the week alone', async () => {
      const plain = await recount(database.executeSql)
      const told = await snapshotsOf('team')
      let compared = 0
      for (const { id, week, whole } of told) compared += compare(whole, plain.get(`${id} ${week}`) ?? {})
      expect(compared).toBeGreaterThan(20)
    })

    it('tells of schools and the district the sums of what their parts tell', async () => {
      const [teams, schools, districts] = [
        await snapshotsOf('team'),
        await snapshotsOf('school'),
        await snapshotsOf('district'),
      ]
      for (const { id, week, whole, together } of schools) {
        const parts = teams
          .filter((team) => team.schoolId === id && team.week === week)
          .map((team) => team.whole)
        expect(asksIn([whole])).toBe(asksIn([...parts, ...(together ? [together] : [])]))
      }
      for (const { week, whole, together } of districts) {
        const parts = schools.filter((school) => school.week === week).map((school) => school.whole)
        expect(asksIn([whole])).toBe(asksIn([...parts, ...(together ? [together] : [])]))
      }
      expect(asksIn(districts.map(({ whole }) => whole))).toBeGreaterThan(200)
    })

    it('tells of requests no more than there were, and of most of them', async () => {
      const plain = await recount(database.executeSql)
      const closed = [...plain].filter(([key]) => (key.split(' ')[1] ?? '') < addWeeks(FIRST, WEEKS))
      const all = closed.reduce((sum, [, numbers]) => sum + (numbers.needs ?? 0), 0)
      const told = (await snapshotsOf('district')).reduce((sum, { whole: { needs } }) => {
        const desks = needs.kind === 'shown' ? Object.values(needs.value.desks) : []
        return sum + desks.reduce((own, { requests }) => own + requests, 0)
      }, 0)
      expect(told).toBeGreaterThan(all / 2)
      expect(told).toBeLessThanOrEqual(all)
    })

    it('forgets whom a week is about once it is told or given up, save for what waits', async () => {
      const { rows } = await database.executeSql('SELECT week FROM closed_weeks WHERE carry IS NOT NULL')
      expect(rows).toHaveLength(1)
      const last = await stores.reports.carryAfter(districtId, addWeeks(FIRST, WEEKS - 1))
      const items = Object.values(last?.families ?? {}).flatMap(({ teams, schools, district }) => [
        ...Object.values(teams).flat(),
        ...Object.values(schools).flat(),
        ...district,
      ])
      // Four weeks with the team, four in the school, four in the district.
      for (const { week } of items) expect(week > addWeeks(FIRST, WEEKS - 13)).toBe(true)
    })

    it('is told just the same when all of it is closed anew', async () => {
      const before = await snapshotsOf('team', 'school', 'district')
      await database.executeSql('DELETE FROM closed_weeks')
      await database.executeSql('DELETE FROM snapshots')
      await database.executeSql('DELETE FROM week_rollups')
      await rebuildRollups(deps(), districtId, FIRST)
      expect(await snapshotsOf('team', 'school', 'district')).toEqual(before)
    })

    it('rebuilds the counts after deletions, and leaves what was told as it was told', async () => {
      const before = await snapshotsOf('team', 'school', 'district')
      await database.executeSql(
        `UPDATE entries SET deleted_at = written_at WHERE id IN (SELECT id FROM entries ORDER BY id LIMIT 200)`,
      )
      const { counted, changed } = await rebuildRollups(deps(), districtId, FIRST)
      expect(counted).toBe(WEEKS)
      expect(changed).toBeGreaterThan(20)
      expect(Object.fromEntries(countsOf(await rollups()))).toEqual(
        Object.fromEntries(withoutZeros(await recount(database.executeSql))),
      )
      expect(await snapshotsOf('team', 'school', 'district')).toEqual(before)
    })

    async function snapshotsOf(...kinds: Snapshot['kind'][]): Promise<Snapshot[]> {
      const { rows } = await database.executeSql(
        'SELECT DISTINCT unit_id AS id, kind FROM snapshots ORDER BY 1',
      )
      const ids = rows
        .filter(({ kind }) => kinds.includes(kind as Snapshot['kind']))
        .map(({ id }) => String(id))
      return stores.reports.snapshots(ids, FIRST, addWeeks(FIRST, WEEKS))
    }
  })
}

/** Holds what is told of a team's week against its plain count; 1 where its participation is told of the week alone. */
function compare(
  { participation, stance, delivery }: Snapshot['whole'],
  own: Record<string, number>,
): number {
  if (delivery.kind === 'shown') {
    const { due, sent, blocked, failed, suppressed, waiting } = delivery.value
    expect(sent + blocked + failed + suppressed + waiting).toBe(due)
  }
  if (stance.kind === 'shown') expect(stance.value.entries).toBeGreaterThanOrEqual(own.stance_entries ?? 0)
  if (participation.kind === 'hidden' || participation.value.weeks > 1) return 0
  const { peopleAsked, due, asks, peopleTookPart, late } = participation.value
  expect([peopleAsked, due, asks]).toEqual([own.people_asked, own.due, own.asks])
  // Never nobody and never everybody.
  expect(peopleTookPart.value).toBe(Math.max(1, Math.min(peopleAsked - 1, own.people_took_part ?? 0)))
  expect(Math.abs(late.value - (own.late ?? 0))).toBeLessThanOrEqual(2.5)
  return 1
}

function asksIn(tellings: readonly Snapshot['whole'][]): number {
  return tellings.reduce(
    (sum, { participation }) => sum + (participation.kind === 'shown' ? participation.value.asks : 0),
    0,
  )
}

type Counts = { [F in keyof WeekTally['items']]?: WeekTally['items'][F][number]['counts'] }

/** What the product has counted, under the recount's names. */
function countsOf(rollups: readonly Rollup[]): Recount {
  const named = rollups.map(({ teamId, week, counts }): [string, Record<string, number>] => {
    const { participation, stance, agreement, delivery, time, support, leaders, needs } = counts as Counts
    const habits = Object.values(stance?.habits ?? {})
    const bins = habits.flatMap((habit) => Object.entries(habit.bins))
    const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0)
    const agreements = Object.values(agreement?.habits ?? {})
    return [
      `${teamId} ${week}`,
      {
        ...{ due: participation?.due, asks: participation?.asks, answers: participation?.answers },
        ...{ late: participation?.late, skipped: participation?.skipped, away: participation?.away },
        ...{ people_asked: participation?.peopleAsked, people_answered: participation?.peopleAnswered },
        ...{ people_took_part: participation?.peopleTookPart, stance_entries: stance?.entries },
        stance_readings: sum(bins.map(([, count]) => count)),
        stance_prior: sum(habits.map(({ prior }) => prior)),
        ...{ looked_at: agreement?.entries, readings: sum(agreements.map(({ readings }) => readings)) },
        agreed: sum(agreements.map((habit) => habit.agreed)),
        ...{ messages: delivery?.due, sent: delivery?.sent, blocked: delivery?.blocked },
        ...{ failed: delivery?.failed, suppressed: delivery?.suppressed, waiting: delivery?.waiting },
        ...{ time_answers: time?.answers, time_yes: time?.yes },
        ...{ support_answers: support?.answers, support_yes: support?.yes },
        ...{ shared: leaders?.shared, not_knowing: leaders?.notKnowing },
        ...needsIn(needs?.desks ?? {}),
      } as Record<string, number>,
    ]
  })
  return withoutZeros(new Map(named))
}

function needsIn(desks: NonNullable<Counts['needs']>['desks']): Record<string, number> {
  const all = Object.values(desks)
  const sum = (numbers: (number | undefined)[]) =>
    numbers.reduce<number>((total, each) => total + (each ?? 0), 0)
  return {
    needs: sum(all.map(({ requests }) => requests)),
    needs_answered: sum(all.map(({ answered }) => answered)),
    needs_of_school: desks.school?.requests ?? 0,
    needs_within_a_day: sum(all.flatMap(({ hours }) => hours.slice(0, 2))),
  }
}

/** Where nothing was, nothing need be said; a week in which nobody was asked has no participation. */
function withoutZeros(counts: Recount): Recount {
  const closed = [...counts].filter(([key]) => (key.split(' ')[1] ?? '') < addWeeks(FIRST, WEEKS))
  const kept = closed.map(([key, numbers]): [string, Record<string, number>] => {
    const { stance_for: _, ...own } = numbers
    const isAsked = (own.asks ?? 0) > 0
    const asking = ['due', 'asks', 'answers', 'late', 'skipped', 'away']
    const entries = Object.entries(own).filter(
      ([name, value]) => value && (isAsked || !asking.includes(name)),
    )
    return [key, Object.fromEntries(entries)]
  })
  return new Map(
    kept.filter(([, numbers]) => Object.keys(numbers).length > 0).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}
