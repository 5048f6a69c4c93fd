import type { Guarded, HiddenReason } from '../privacy.ts'
import { FAMILIES, type Family, type Item, type WeekTally } from '../report/week-counts.ts'
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

/** What is told by parts of a school is told of no team. */
const OF_NO_TEAM: Guarded<never> = { kind: 'hidden', reason: 'together' }

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
    const whole = mapFamilies((family) => decisions[family].teams.get(id) ?? OF_NO_TEAM)
    return { kind: 'team', id, whole: whole as Telling, together: null }
  })
  const schoolIds = [...new Set(week.teams.map(({ schoolId }) => schoolId))]
  const schools = schoolIds.map((id): UnitWeek => {
    const together = mapFamilies((family) => decisions[family].together.get(id)) as Telling
    const whole = mapFamilies((family) =>
      sumFamily(family, [...ownOf(family, id, decisions, week), together[family]], 'side-by-side'),
    )
    return { kind: 'school', id, whole: whole as Telling, together }
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

/** What is told of the teams of a school, or of its parts. */
function ownOf<F extends Family>(
  family: F,
  schoolId: string,
  decisions: { [K in Family]: Decision<K> },
  { teams }: DistrictWeek,
): Guarded<ToldByFamily[F]>[] {
  const told = decisions[family].teams
  const ids = RULES[family].partOf
    ? [...told.keys()].filter((id) => schoolOfPart(id) === schoolId)
    : teams.filter((team) => team.schoolId === schoolId).map(({ id }) => id)
  return ids.flatMap((id) => told.get(id) ?? [])
}

function decide<F extends Family>(family: F, week: DistrictWeek): Decision<F> {
  const rule = RULES[family]
  const rosters = new Map(week.tallies.map(({ teamId, roster }) => [teamId, roster]))
  const teams: TeamInWeek[] = week.teams.map((team) => ({ ...team, roster: rosters.get(team.id) ?? 0 }))
  const items = week.tallies.flatMap((tally): readonly Item<F>[] => tally.items[family])
  const told = { week: week.week, minPeople: week.minPeople, carry: week.carry[family] }
  return decideFamily(rule, { ...told, ...(rule.partOf ? inParts(family, week, items) : { teams, items }) })
}

/** Parts of schools in the place of teams: "<school> <part>", and one without items, so that no school is left out. */
function inParts<F extends Family>(
  family: F,
  { teams, carry, minPeople }: DistrictWeek,
  items: readonly Item<F>[],
): { teams: TeamInWeek[]; items: Item<F>[] } {
  const { partOf } = RULES[family]
  const schools = new Map(teams.map(({ id, schoolId }) => [id, schoolId]))
  const moved = items.map((item) => ({
    ...item,
    teamId: `${schools.get(item.teamId) ?? ''} ${partOf?.(item.counts) ?? ''}`,
  }))
  const waiting = Object.keys(carry[family].teams)
  const empty = [...schools.values()].map((schoolId) => `${schoolId} `)
  const ids = new Set([...empty, ...waiting, ...moved.map(({ teamId }) => teamId)])
  return {
    items: moved,
    teams: [...ids].map((id) => ({ id, schoolId: schoolOfPart(id), roster: minPeople })),
  }
}

function schoolOfPart(id: string): string {
  return id.split(' ')[0] ?? ''
}

function mapFamilies(make: (family: Family) => unknown): Record<Family, unknown> {
  return Object.fromEntries(FAMILIES.map((family) => [family, make(family)])) as Record<Family, unknown>
}
