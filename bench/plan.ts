import { loadCycleTemplates } from '../src/library/cycle-templates.ts'
import { createStores } from '../src/store/index.ts'
import type { Database } from '../src/store/open-database.ts'
import type { Deps } from '../src/use-cases/deps.ts'
import { tick } from '../src/use-cases/tick.ts'
import { addTeams, makeDistrict, makeDue, TEAM_SIZE } from './big-district.ts'
import { openScratchDatabase, SILENT } from './scratch-database.ts'

const FEW_PEOPLE = 10_000
const MANY_PEOPLE = 100_000
/** 1 % of the many, and parts of it. */
const DUE = [250, 500, 1_000]
const MOST_DUE = 1_000
const ROUNDS = 7
/** Fourteen hours before a quarter past three on the first Monday of September: the planner takes that up now. */
const NOW = new Date('2026-09-07T01:15:30Z')
const DUE_AT = '2026-09-07T15:15'

/**
 * Returns what a minute's tick costs where 1,000 questions fall due among 100,000 people in 10,000 teams, beside the same
 * among 10,000 people (what is not due must cost nothing), and beside fewer that are due.
 */
export async function benchPlan(): Promise<string[]> {
  const { database, name, remove } = await openScratchDatabase()
  try {
    const at = '2026-08-31T12:00:00Z'
    await makeDistrict(database.executeSql, at)
    await addTeams(database.executeSql, 0, FEW_PEOPLE / TEAM_SIZE, at)
    const few = await measure(database, 'few', [MOST_DUE])
    await addTeams(database.executeSql, FEW_PEOPLE / TEAM_SIZE, MANY_PEOPLE / TEAM_SIZE, at)
    const many = await measure(database, 'many', [0, ...DUE])
    return linesOf(name, few.get(MOST_DUE) ?? Number.NaN, many)
  } finally {
    await remove()
  }
}

function linesOf(name: string, few: number, many: ReadonlyMap<number, number>): string[] {
  const most = many.get(MOST_DUE) ?? Number.NaN
  const ratio = most / few
  const costs = DUE.map((due) => {
    const ms = many.get(due) ?? Number.NaN
    return `${due}: ${ms.toFixed(0)} ms (${(ms / due).toFixed(2)} ms each)`
  })
  const verdict = ratio <= 1.3 ? 'within' : 'ABOVE'
  return [
    `baseline: a tick with ${MOST_DUE} questions due among ${FEW_PEOPLE} people on ${name}, ${few.toFixed(0)} ms (medians of ${ROUNDS})`,
    `the same with ${MOST_DUE} due among ${MANY_PEOPLE} people: ${most.toFixed(0)} ms, ${ratio.toFixed(2)}x the baseline, ${verdict} the bound of 1.30x`,
    `among ${MANY_PEOPLE} people by the number due: ${costs.join(', ')}; none: ${(many.get(0) ?? 0).toFixed(0)} ms`,
  ]
}

/** The medians of ticks, in milliseconds, by the number of questions due. */
async function measure(
  database: Database,
  name: string,
  dues: readonly number[],
): Promise<Map<number, number>> {
  // A server keeps its statistics itself, after a while; the embedded database has none.
  if (database.kind === 'server') await database.executeSql('ANALYZE')
  const deps = createDeps(database)
  const times = new Map<number, number[]>(dues.map((due) => [due, []]))
  // The first round warms up. Rounds go over all numbers in turn, so that a slow while of the machine meets all alike.
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const due of dues) {
      const teams = { from: 0, count: due / TEAM_SIZE }
      if (due > 0) await makeDue(database.executeSql, `${name} ${round} ${due}`, teams, DUE_AT)
      const before = await countDeliveries(database)
      const started = performance.now()
      await tick(deps)
      const milliseconds = performance.now() - started
      const planned = (await countDeliveries(database)) - before
      if (planned !== due) throw new Error(`${planned} deliveries were planned, not ${due}`)
      if (round > 0) times.get(due)?.push(milliseconds)
    }
  return new Map([...times].map(([due, each]) => [due, median(each)]))
}

async function countDeliveries(database: Database): Promise<number> {
  const { rows } = await database.executeSql('SELECT count(*)::int AS count FROM deliveries')
  return Number(rows[0]?.count)
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
}

function createDeps(database: Database): Deps {
  return {
    stores: createStores(database),
    clock: { now: () => NOW, realMillisecondsUntil: () => 0, afterReal: () => NOW },
    log: SILENT,
    queue: { send: async () => {}, work: async () => {}, start: async () => {}, stop: async () => {} },
    pictures: { draw: async () => null },
    platform: () => {
      throw new Error('Planning sends nothing')
    },
    templates: loadCycleTemplates(),
    adminEmails: new Set(),
    publicUrl: () => 'http://127.0.0.1',
  }
}
