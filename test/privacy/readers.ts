import { closeWeek, emptyCarry } from '../../src/domain/privacy/snapshot.ts'
import type { Guarded } from '../../src/domain/privacy.ts'
import { assembleReport } from '../../src/domain/report/assemble.ts'
import type { Figures } from '../../src/domain/report/figures.ts'
import type { Period } from '../../src/domain/report/period.ts'
import { periodsOf } from '../../src/domain/report/periods.ts'
import type { Report, ReportScope } from '../../src/domain/report/report.ts'
import type { Snapshot } from '../../src/domain/report/snapshot.ts'
import { snapshotsOf } from '../../src/domain/report/snapshots-of.ts'
import type { Row } from './attacker.ts'
import { type Cell, SUMMED, talliesOf, type World } from './world.ts'

const DISTRICT = 'district'
/** Each digit of a shown number tells how often one cell is in it; up to so many times. */
const BASE = 8
const CELLS_AT_ONCE = 15

/** Publishes a world week by week: the snapshots after each closed week. */
export type Publish = (world: World, valueIn: (cell: Cell) => number) => Snapshot[]

/** As the product does it, at a threshold. */
export function publishAt(minPeople: number): Publish {
  return (world, valueIn) => {
    let carry = emptyCarry()
    return world.weeks.flatMap((week) => {
      const tallies = talliesOf(world, week, valueIn)
      const decided = { districtId: DISTRICT, week, teams: world.teams, tallies }
      const closed = closeWeek({ ...decided, minPeople, carry })
      carry = closed.carry
      return snapshotsOf({ ...decided, units: closed.units, topics: {}, needTopics: {} })
    })
  }
}

/** All that all readers together ever see of a family, as sums of its cells. */
export interface Seen {
  family: SummedFamily
  rows: Row[]
  personOf: string[]
}

type SummedFamily = (typeof SUMMED)[number]

/**
 * All that all readers together ever see, family by family: of every team, school and the district, every period that can
 * be chosen, after every closed week.
 */
export function seenOf(world: World, publish: Publish): Seen[] {
  const cells = SUMMED.map((family) => world.cells.filter((cell) => cell.family === family))
  const columns: number[][][] = SUMMED.map(() => [])
  const most = Math.max(...cells.map((own) => own.length))
  for (let from = 0; from < most; from += CELLS_AT_ONCE) {
    const now = cells.map((own) => own.slice(from, from + CELLS_AT_ONCE))
    const places = new Map(now.flatMap((own) => own.map((cell, place) => [cell, BASE ** place] as const)))
    const reports = reportsOf(
      world,
      publish(world, (cell) => places.get(cell) ?? 0),
    )
    SUMMED.forEach((family, index) => {
      const numbers = numbersIn(reports, family)
      now[index]?.forEach((_, place) => {
        columns[index]?.push(numbers.map((number) => Math.floor(number / BASE ** place) % BASE))
      })
    })
  }
  return SUMMED.map((family, index) => {
    const own = columns[index] ?? []
    const [first = []] = own
    return {
      family,
      rows: first.map((_, row) => own.map((column) => column[row] ?? 0)),
      personOf: (cells[index] ?? []).map(({ person }) => person),
    }
  })
}

/** Every report that anybody can ever read; what was told once is the same at every later reading. */
export function reportsOf(world: World, snapshots: readonly Snapshot[]): Report[] {
  const schools = [...new Set(world.teams.map(({ schoolId }) => schoolId))]
  const scopes: ReportScope[] = [
    ...world.teams.map(({ id, name }) => ({ kind: 'team' as const, id, name })),
    ...schools.map((id) => ({ kind: 'school' as const, id, name: id })),
    { kind: 'district', id: DISTRICT, name: DISTRICT },
  ]
  const read = new Set<string>()
  return world.weeks.flatMap((now) => {
    const closed = snapshots.filter(({ week }) => week <= now)
    return scopes.flatMap((scope) => reportsAt(world, closed, scope, schools, read))
  })
}

function reportsAt(
  world: World,
  closed: readonly Snapshot[],
  scope: ReportScope,
  schools: readonly string[],
  read: Set<string>,
): Report[] {
  const own = closed.filter(({ id }) => id === scope.id)
  const part = (kind: 'team' | 'school', id: string) => ({
    ...{ kind, id, name: id, snapshots: closed.filter((snapshot) => snapshot.id === id) },
  })
  const teams = world.teams.filter(({ schoolId }) => schoolId === scope.id)
  const parts =
    scope.kind === 'school'
      ? teams.map(({ id }) => part('team', id))
      : scope.kind === 'district'
        ? schools.map((id) => part('school', id))
        : []
  const phases = own.flatMap(({ phaseId }) => (phaseId ? [{ id: phaseId, title: phaseId }] : []))
  const [start = '', middle = '', end = ''] = [world.weeks[0], world.weeks[2], world.weeks.at(-1)]
  const terms = [
    { name: 'Autumn', startsOn: start, endsOn: middle },
    // A term that was moved: it overlaps the other.
    { name: 'Moved', startsOn: start, endsOn: end },
  ]
  const periods = periodsOf({ weeks: own, phases, terms })
  const reader = { habits: [], estimate: () => ({ rate: 0, low: 0, high: 1, isSmall: true }) }
  const isNew = ({ key, weeks }: Period) => {
    const seen = `${scope.id} ${key} ${weeks.join()}`
    return !read.has(seen) && read.add(seen)
  }
  return periods.filter(isNew).map((period) =>
    assembleReport({
      scope,
      period,
      periods,
      minPeople: 5,
      own,
      parts,
      departments: [],
      answeredBack: [],
      frameworks: [],
      reader,
    }),
  )
}

/** The exact numbers of a family in reports, in a fixed order; 0 stands for what is hidden. */
function numbersIn(reports: readonly Report[], family: SummedFamily): number[] {
  return reports.flatMap(({ whole, parts, trend, withoutTime, needs }) => [
    ...[whole, ...parts.map(({ figures }) => figures)].map((figures) => numberOf(figures, family)),
    ...(family === 'participation' ? trend.map(({ participation }) => shown(participation)?.asks ?? 0) : []),
    ...(family === 'stance' ? trend.map(({ stance }) => shown(stance)?.entries ?? 0) : []),
    ...(family === 'needs' ? needs.map((row) => shown(row.needs)?.requests ?? 0) : []),
    ...(family === 'time' ? withoutTime.map(({ time }) => time.answers) : []),
  ])
}

function shown<T>(guarded: Guarded<T>): T | null {
  return guarded.kind === 'shown' ? guarded.value : null
}

function numberOf({ conditions, ...figures }: Figures, family: SummedFamily): number {
  switch (family) {
    case 'participation':
      return shown(figures.participation)?.asks ?? 0
    case 'stance':
      return shown(figures.stance)?.entries ?? 0
    case 'agreement':
      return shown(figures.agreement)?.entries ?? 0
    case 'leaders':
      return shown(figures.leaders)?.questions ?? 0
    case 'time':
      return shown(conditions.time)?.answers ?? 0
    case 'support':
      return shown(conditions.support)?.answers ?? 0
    case 'delivery':
      return shown(figures.delivery)?.due ?? 0
    case 'needs':
      return shown(figures.needs)?.requests ?? 0
  }
}
