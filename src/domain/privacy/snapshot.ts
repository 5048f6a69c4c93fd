import type { Guarded, HiddenReason } from '../privacy.ts'
import { FAMILIES, type Family, type WeekTally } from '../report/week-counts.ts'
import { type Decision, decideFamily, type FamilyCarry, type TeamInWeek } from './decide.ts'
import { RULES } from './families.ts'
import type { ToldByFamily } from './told.ts'

/** What is told of one unit, family by family. */
export type Telling = { [F in Family]: Guarded<ToldByFamily[F]> }

/** All that has been told to nobody yet, by family. */
export type Carry = { [F in Family]: FamilyCarry<F> }

/** What is told of a unit's closed week for good: no answer, edit or departure after that changes it. */
export interface UnitWeek {
  kind: 'team' | 'school' | 'district'
  id: string
  whole: Telling
  /** The small teams that are told together; null for a team. */
  together: Telling | null
}

/** A district's week that is over, counted. */
export interface DistrictWeek {
  districtId: string
  week: string
  minPeople: number
  /** All teams of the district, those that are no more too. */
  teams: readonly { id: string; schoolId: string }[]
  tallies: readonly WeekTally[]
  carry: Carry
}

/** Nothing waits. */
export function emptyCarry(): Carry {
  return Object.fromEntries(
    FAMILIES.map((family) => [family, { teams: {}, schools: {}, district: [] }]),
  ) as unknown as Carry
}

/**
 * The one gate under every reader: decides what is told of a district's closed week, of each team, each school and the
 * district, and what waits for the next. Schools and districts tell the sum of what their groups tell, no more.
 */
export function closeWeek(week: DistrictWeek): { units: UnitWeek[]; carry: Carry } {
  const decisions = Object.fromEntries(
    FAMILIES.map((family) => [family, decide(family, week)]),
  ) as unknown as { [F in Family]: Decision<F> }
  const carry = mapFamilies((family) => decisions[family].carry) as Carry
  const teams = week.teams.map(({ id }): UnitWeek => {
    const whole = mapFamilies((family) => decisions[family].teams.get(id))
    return { kind: 'team', id, whole: whole as Telling, together: null }
  })
  const schoolIds = [...new Set(week.teams.map(({ schoolId }) => schoolId))]
  const schools = schoolIds.map((id): UnitWeek => {
    const own = teams.filter((_, index) => week.teams[index]?.schoolId === id)
    const together = mapFamilies((family) => decisions[family].together.get(id)) as Telling
    return { kind: 'school', id, whole: sumOf([...own.map(({ whole }) => whole), together]), together }
  })
  const apart = mapFamilies((family) => decisions[family].apart) as Telling
  const whole = sumOf([...schools.map((school) => school.whole), apart])
  return {
    units: [...teams, ...schools, { kind: 'district', id: week.districtId, whole, together: apart }],
    carry,
  }
}

/** The sum of what several groups tell, side by side or in a row of weeks. */
export function sumOf(
  tellings: readonly Telling[],
  where: 'side-by-side' | 'in-a-row' = 'side-by-side',
): Telling {
  return mapFamilies((family) =>
    sumFamily(
      family,
      tellings.map((telling) => telling[family]),
      where,
    ),
  ) as Telling
}

function sumFamily<F extends Family>(
  family: F,
  told: readonly Guarded<ToldByFamily[F]>[],
  where: 'side-by-side' | 'in-a-row',
): Guarded<ToldByFamily[F]> {
  const shown = told.flatMap((each) => (each.kind === 'shown' ? [each.value] : []))
  const [first, ...rest] = shown
  if (first === undefined) return { kind: 'hidden', reason: reasonOf(told, where) }
  return { kind: 'shown', value: rest.reduce((sum, each) => RULES[family].add(sum, each, where), first) }
}

/** The newest reason of weeks in a row; of groups side by side that which has most to hope for. */
function reasonOf(told: readonly Guarded<unknown>[], where: 'side-by-side' | 'in-a-row'): HiddenReason {
  const reasons = told.flatMap((each) => (each.kind === 'hidden' ? [each.reason] : []))
  if (where === 'in-a-row') return reasons.at(-1) ?? 'too-few'
  if (reasons.includes('waits')) return 'waits'
  return reasons.find((reason) => reason !== 'together') ?? 'too-few'
}

function decide<F extends Family>(family: F, week: DistrictWeek): Decision<F> {
  const rosters = new Map(week.tallies.map(({ teamId, roster }) => [teamId, roster]))
  const teams: TeamInWeek[] = week.teams.map((team) => ({ ...team, roster: rosters.get(team.id) ?? 0 }))
  return decideFamily(RULES[family], {
    week: week.week,
    minPeople: week.minPeople,
    teams,
    items: week.tallies.flatMap(({ items }) => items[family]),
    carry: week.carry[family],
  })
}

function mapFamilies(make: (family: Family) => unknown): Record<Family, unknown> {
  return Object.fromEntries(FAMILIES.map((family) => [family, make(family)])) as Record<Family, unknown>
}
