import {
  FAMILIES,
  type Family,
  type FamilyCounts,
  type Item,
  type WeekTally,
} from '../../src/domain/report/week-counts.ts'
import { addWeeks } from '../../src/domain/report/weeks.ts'
import { createRandom } from '../../src/stance/training/random.ts'

/** Families whose numbers are sums; evenness of voices is none. */
export const SUMMED = FAMILIES.filter((family) => family !== 'voice') as Exclude<Family, 'voice'>[]

/** What one person put into one thing that can be told: a week of a team, or one question of it. */
export interface Cell {
  family: Family
  person: string
  teamId: string
  week: string
  /** Questions of one team and week are told apart; others have one item. */
  item: number
}

/** A random district: who was in which team in which week, and took part in what. */
export interface World {
  teams: { id: string; schoolId: string; name: string }[]
  weeks: string[]
  cells: Cell[]
  rosters: Map<string, number>
}

const FIRST_WEEK = '2026-09-07'

/** A random world; the same for the same seed. People join, leave, are in two teams, and keep silent. */
export function worldOf(seed: number): World {
  const random = createRandom(seed)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const schools = 1 + upTo(2)
  const people = 6 + upTo(12)
  const weeks = Array.from({ length: 4 + upTo(2) }, (_, index) => addWeeks(FIRST_WEEK, index))
  const teams = Array.from({ length: schools + upTo(3) }, (_, index) => ({
    ...{ id: `team-${index}`, schoolId: `school-${index % schools}`, name: `Team ${index}` },
  }))
  const world: World = { teams, weeks, cells: [], rosters: new Map() }
  const activity = 0.3 + 0.7 * random()
  for (const { id: teamId } of teams) {
    let members = someOf(people, 1 + upTo(8), random)
    for (const week of weeks) {
      if (random() < 0.25) members = members.slice(upTo(1))
      if (random() < 0.25) members = [...new Set([...members, `person-${upTo(people - 1)}`])]
      world.rosters.set(`${teamId} ${week}`, members.length)
      world.cells.push(...cellsOf({ teamId, week, members }, activity, random))
    }
  }
  return world
}

/** What the members of a team put into its week. */
function cellsOf(
  { members, ...of }: { teamId: string; week: string; members: string[] },
  activity: number,
  random: () => number,
): Cell[] {
  return FAMILIES.flatMap((family) => {
    const isOfSeveral = family === 'time' || family === 'support' || family === 'needs'
    const items = isOfSeveral ? Math.floor(random() * 3) : 1
    const all = Array.from({ length: items }, (_, item) =>
      members.map((person) => ({ family, person, item, ...of })),
    )
    return all.flat().filter(() => random() < activity)
  })
}

/** The counted weeks of a world in which each cell puts so much into the numbers of its family. */
export function talliesOf(world: World, week: string, valueIn: (cell: Cell) => number): WeekTally[] {
  return world.teams.map(({ id: teamId }) => {
    const own = world.cells.filter((cell) => cell.teamId === teamId && cell.week === week)
    const items = Object.fromEntries(
      FAMILIES.map((family) => [
        family,
        itemsOf(
          family,
          own.filter((cell) => cell.family === family),
          valueIn,
        ),
      ]),
    ) as WeekTally['items']
    return {
      ...{ teamId, week, phaseId: `phase-${world.weeks.indexOf(week) >> 1}` },
      ...{ roster: world.rosters.get(`${teamId} ${week}`) ?? 0, items },
      coverage: { questions: {}, cycles: {} },
    }
  })
}

function itemsOf(family: Family, cells: readonly Cell[], valueIn: (cell: Cell) => number): Item[] {
  return [...new Set(cells.map(({ item }) => item))].map((item) => {
    const own = cells.filter((cell) => cell.item === item)
    const [first] = own
    const sum = own.reduce((all, cell) => all + valueIn(cell), 0)
    return {
      ...{ teamId: first?.teamId ?? '', week: first?.week ?? '' },
      people: own.map(({ person }): [string, number] => [person, 1]),
      counts: countsOf(family, sum, own.length, item),
    }
  })
}

const DESKS = ['school', 'central', 'department:technology']

/** The sum stands in the place of one exact number of each family. */
function countsOf(family: Family, sum: number, people: number, item: number): FamilyCounts[Family] {
  switch (family) {
    case 'participation':
      return {
        ...{ peopleAsked: people, peopleTookPart: 2, peopleAnswered: 2, mostAsks: 1 },
        ...{ due: sum, asks: sum, answers: 2, late: 0, skipped: 0, away: 0, hours: [0] },
      }
    case 'stance':
      return { entries: sum, habits: { evidence: { prior: 0, bins: { 1: sum } } } }
    case 'agreement':
      return { entries: sum, habits: {} }
    case 'leaders':
      return { questions: sum, leaderFirst: 2, shared: sum, notKnowing: 2 }
    case 'time':
    case 'support':
      return { answers: sum, yes: 2 }
    case 'delivery':
      return {
        ...{ due: sum, sent: sum, blocked: 0, failed: 0, suppressed: 0, waiting: 0, reasons: {} },
      }
    case 'needs':
      return { desks: { [DESKS[item] ?? '']: { requests: sum, answered: 2, hours: [0] } } }
    case 'voice':
      return null
  }
}

function someOf(people: number, count: number, random: () => number): string[] {
  const some = Array.from({ length: count }, () => `person-${Math.floor(random() * people)}`)
  return [...new Set(some)]
}
