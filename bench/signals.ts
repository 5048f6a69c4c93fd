import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeWeek, emptyCarry } from '../src/domain/privacy/snapshot.ts'
import { snapshotsOf } from '../src/domain/report/snapshots-of.ts'
import { addWeeks } from '../src/domain/report/weeks.ts'
import type { Clock, Log, Stores } from '../src/ports.ts'
import { createStores } from '../src/store/index.ts'
import { migrate } from '../src/store/migrate.ts'
import { type Database, openDatabase } from '../src/store/open-database.ts'
import { tallyWeek } from '../src/use-cases/close-weeks.ts'
import { readReport } from '../src/use-cases/read-report.ts'

const TEAMS = 20
const WEEKS = 16
const FIRST = '2026-08-03'
const READINGS = 60
const RAW_READINGS = 20
const NOW = new Date(`${addWeeks(FIRST, WEEKS)}T14:00:00Z`)
const NO_TIMES: Times = { p50: 0, p95: 0 }
const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** What a leader's overview of four weeks takes from the raw entries: the same shares and counts, without any privacy. */
const RAW = `
  SELECT e.team_id, count(*) AS entries, count(DISTINCT e.member_id) AS people,
    count(*) FILTER (WHERE c.verdict = 'shown') AS shown, avg(char_length(e.text)) AS letters
  FROM entries e LEFT JOIN entry_codes c ON c.entry_id = e.id AND c.habit = 'practicing'
  WHERE e.deleted_at IS NULL AND e.written_at >= $1::timestamptz AND e.written_at < $2::timestamptz
  GROUP BY e.team_id`

/** How long a reading takes: the middle one and the slowest but one in twenty, in milliseconds. */
interface Times {
  p50: number
  p95: number
}

/** Returns how long a principal's overview takes over 10,000 and over 1,000,000 entries, beside SQL over the raw entries. */
export async function benchSignals(): Promise<string[]> {
  const schools = [await open(10_000), await open(1_000_000)]
  try {
    // In turns: whatever else the machine does slows both alike.
    const overviews = await timesOf(
      schools.map(({ readOverview }) => readOverview),
      READINGS,
    )
    const raws = await timesOf(
      schools.map(({ readRaw }) => readRaw),
      RAW_READINGS,
    )
    const lines = schools.flatMap((school, index) => linesOf(school, overviews[index], raws[index]))
    const [small, large] = overviews.map(({ p95 }) => p95)
    const ratio = (large ?? 0) / (small ?? 1)
    return [
      ...lines,
      `the overview over a hundred times the entries: ${ratio.toFixed(2)}x its time (p95; 1.5x allowed)`,
    ]
  } finally {
    for (const school of schools) await school.close()
  }
}

function linesOf({ entries, closedMs }: School, overview = NO_TIMES, raw = NO_TIMES): string[] {
  return [
    `${entries.toLocaleString('en')} entries of ${TEAMS} teams in ${WEEKS} weeks (each week counted and closed in ${closedMs.toFixed(0)} ms)`,
    `  baseline: SQL over the raw entries of four weeks, p50 ${raw.p50.toFixed(1)} ms, p95 ${raw.p95.toFixed(1)} ms`,
    `  the overview (four weeks, every team, its past, the chart), p50 ${overview.p50.toFixed(1)} ms, p95 ${overview.p95.toFixed(1)} ms, ${(overview.p95 / raw.p95).toFixed(2)}x the baseline`,
  ]
}

interface School {
  entries: number
  closedMs: number
  readOverview(): Promise<void>
  readRaw(): Promise<unknown>
  close(): Promise<void>
}

async function open(entries: number): Promise<School> {
  const folder = mkdtempSync(join(tmpdir(), 'common-thread-bench-'))
  const database = await openDatabase({ databaseUrl: null, dataDir: folder, log: SILENT })
  await migrate(database)
  const stores = createStores(database)
  const { districtId, memberId } = await load(database, stores, entries)
  const closedMs = await closeAll(stores, districtId)
  const clock: Clock = { now: () => NOW, realMillisecondsUntil: () => 0, afterReal: () => NOW }
  const ask = { memberId, scope: null, period: null, kind: 'report', from: 'bench' } as const
  const values = [`${addWeeks(FIRST, WEEKS - 4)}T00:00:00Z`, `${addWeeks(FIRST, WEEKS)}T00:00:00Z`]
  return {
    ...{ entries, closedMs },
    readOverview: async () => {
      const { kind } = await readReport({ stores, clock }, ask)
      if (kind !== 'report') throw new Error(`The bench reads no report: ${kind}`)
    },
    readRaw: () => database.executeSql(RAW, values),
    close: async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The times of several readings, taken in turns. */
async function timesOf(reads: readonly (() => Promise<unknown>)[], count: number): Promise<Times[]> {
  for (let warm = 0; warm < 3; warm += 1) for (const read of reads) await read()
  const times = reads.map((): number[] => [])
  for (let reading = 0; reading < count; reading += 1)
    for (const [index, read] of reads.entries()) {
      const started = performance.now()
      await read()
      times[index]?.push(performance.now() - started)
    }
  return times.map((own) => {
    own.sort((a, b) => a - b)
    const at = (share: number) => own[Math.min(own.length - 1, Math.floor(share * own.length))] ?? 0
    return { p50: at(0.5), p95: at(0.95) }
  })
}

/** Counts and closes the weeks as the product does, save for the topics; returns milliseconds for each week. */
async function closeAll(stores: Stores, districtId: string): Promise<number> {
  const started = performance.now()
  let families = emptyCarry()
  for (let index = 0; index < WEEKS; index += 1) {
    const week = addWeeks(FIRST, index)
    const teams = await stores.reports.teamsOf(districtId, NOW)
    const tallies = await tallyWeek({ stores, templates: new Map() }, teams, week)
    const told = closeWeek({ districtId, week, minPeople: 5, teams, tallies, carry: families })
    families = told.carry
    await stores.reports.close({
      ...{ districtId, week, closedAt: NOW, tallies, carry: { families, topics: {} } },
      snapshots: snapshotsOf({
        districtId,
        week,
        teams,
        tallies,
        units: told.units,
        topics: {},
        needTopics: {},
      }),
    })
  }
  return (performance.now() - started) / WEEKS
}

/** A school of teams of ten, whose members wrote so many entries in the weeks. */
async function load(
  database: Database,
  stores: Stores,
  entries: number,
): Promise<{ districtId: string; memberId: string }> {
  const start = new Date(`${FIRST}T00:00:00Z`)
  const ref = { platform: 'bench', externalId: 'B1', name: 'Bench' }
  const { id: workspaceId, schoolId, districtId } = await stores.organisation.ensureWorkspace(ref, start)
  const profile = { externalId: 'principal', name: 'P', email: null, zone: null, address: null, isBot: false }
  const { id: memberId } = await stores.members.upsert(workspaceId, profile, start)
  await stores.members.grant(memberId, { role: 'principal', scope: { kind: 'school', id: schoolId } }, start)
  // As a bulk load is done: rows that are known to fit together need not be looked up one by one.
  await database.executeSql(`
    BEGIN; SET LOCAL session_replication_role = replica;
    INSERT INTO teams (id, workspace_id, school_id, name, zone, address, created_at)
      SELECT ${idOf('1', 't')}, '${workspaceId}', '${schoolId}', 'Team ' || t, 'UTC', 'C' || t, '${FIRST}' FROM generate_series(1, ${TEAMS}) t;
    INSERT INTO members (id, workspace_id, external_id, name, created_at)
      SELECT ${idOf('2', 'm')}, '${workspaceId}', 'U' || m, 'Person ' || m, '${FIRST}' FROM generate_series(1, ${TEAMS * 10}) m;
    INSERT INTO memberships (id, team_id, member_id, joined_at)
      SELECT ${idOf('3', 'm')}, ${idOf('1', '(m - 1) / 10 + 1')}, ${idOf('2', 'm')}, '${FIRST}' FROM generate_series(1, ${TEAMS * 10}) m;
    INSERT INTO entries (id, workspace_id, team_id, member_id, kind, visibility, text, source_ref, written_at, is_late, read_by)
      SELECT ${idOf('4', 'e')}, '${workspaceId}', ${idOf('1', `(e % ${TEAMS * 10}) / 10 + 1`)}, ${idOf('2', `e % ${TEAMS * 10} + 1`)},
        'reflection', 'team', 'Half of them compared the fractions with a drawing.', 'S' || e,
        timestamptz '${FIRST}' + (e::float8 / ${entries}) * interval '${WEEKS * 7} days' - interval '1 second', false, 'bench'
      FROM generate_series(1, ${entries}) e;
    INSERT INTO entry_codes (entry_id, habit, verdict, probability, prior)
      SELECT ${idOf('4', 'e')}, 'practicing', CASE WHEN e % 3 = 0 THEN 'shown' ELSE 'absent' END, (e % 100) / 100.0, 0.1
      FROM generate_series(1, ${entries}) e;
    COMMIT`)
  await database.executeSql('ANALYZE')
  return { districtId, memberId }
}

/** A made id: of a kind, by number. */
function idOf(kind: string, number: string): string {
  return `('0000000${kind}-0000-7000-8000-' || lpad((${number})::text, 12, '0'))::uuid`
}
