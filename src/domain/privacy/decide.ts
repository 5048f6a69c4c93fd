import type { Guarded, HiddenReason } from '../privacy.ts'
import type { Family, Item } from '../report/week-counts.ts'
import { weeksBetween } from '../report/weeks.ts'
import type { FamilyRule } from './families.ts'
import { canTell, type Group, tell } from './group.ts'
import type { ToldByFamily } from './told.ts'

/** So many weeks a team waits for people enough, and after that the small teams of a school, and of a district. */
const WEEKS_TO_WAIT = 4

/** An item among those of other small teams, since the week in which it came there. */
export type Pooled<F extends Family> = Item<F> & { since: string }

/** What has been told to nobody yet. Whom it is about is forgotten once it is told, or given up. */
export interface FamilyCarry<F extends Family = Family> {
  teams: Record<string, Item<F>[]>
  schools: Record<string, Pooled<F>[]>
  district: Pooled<F>[]
}

/** A team of the district; `roster`: how many people were in it in the week. */
export interface TeamInWeek {
  id: string
  schoolId: string
  roster: number
}

/** What is decided of a family in a week, once and for every reader. */
export interface Decision<F extends Family> {
  teams: Map<string, Guarded<ToldByFamily[F]>>
  /** The small teams of a school together. */
  together: Map<string, Guarded<ToldByFamily[F]>>
  /** Those of all schools that were too few in their school. */
  apart: Guarded<ToldByFamily[F]>
  carry: FamilyCarry<F>
}

/** A family's week in a district. */
export interface FamilyWeek<F extends Family> {
  week: string
  minPeople: number
  teams: readonly TeamInWeek[]
  items: readonly Item<F>[]
  carry: FamilyCarry<F>
}

/**
 * Decides what is told of a family in a closed week. Every item belongs to one group for good: that of its team, of the
 * small teams of its school, or of those of the district. A group is told as a whole, of people enough, or not at all;
 * all that readers see are such groups and their sums. So no difference of two numbers is about fewer people than a group.
 */
export function decideFamily<F extends Family>(rule: FamilyRule<F>, input: FamilyWeek<F>): Decision<F> {
  const decision: Decision<F> = {
    ...{ teams: new Map(), together: new Map(), apart: hidden('too-few') },
    carry: { teams: {}, schools: {}, district: [] },
  }
  const arrivals = new Map<string, Pooled<F>[]>()
  for (const team of input.teams) {
    const { told, waiting, pooled } = decideTeam(rule, team, input)
    decision.teams.set(team.id, told)
    if (waiting.length > 0) decision.carry.teams[team.id] = [...waiting]
    const all = arrivals.get(team.schoolId) ?? []
    arrivals.set(team.schoolId, [...all, ...pooled.map((item) => ({ ...item, since: input.week }))])
  }
  const moved: Pooled<F>[] = []
  for (const [schoolId, pooled] of arrivals) {
    const pool = [...(input.carry.schools[schoolId] ?? []), ...pooled]
    const { told, waiting, leaving } = decidePool(rule, pool, input)
    decision.together.set(schoolId, told)
    if (waiting.length > 0) decision.carry.schools[schoolId] = waiting
    moved.push(...leaving.map((item) => ({ ...item, since: input.week })))
  }
  // What is too little even here is given up: it is in no sum, and nobody learns of it.
  const apart = decidePool(rule, [...input.carry.district, ...moved], input)
  return { ...decision, apart: apart.told, carry: { ...decision.carry, district: apart.waiting } }
}

function decideTeam<F extends Family>(
  rule: FamilyRule<F>,
  team: TeamInWeek,
  { week, minPeople, items, carry }: FamilyWeek<F>,
): { told: Guarded<ToldByFamily[F]>; waiting: Group<F>; pooled: Group<F> } {
  const fresh = items.filter(({ teamId }) => teamId === team.id)
  const alone = rule.standsAlone ? fresh.filter((item) => canTell(rule, [item], minPeople)) : []
  const rest = [...(carry.teams[team.id] ?? []), ...fresh.filter((item) => !alone.includes(item))]
  const groups = alone.map((item): Group<F> => [item])
  if (canTell(rule, rest, minPeople)) groups.push(rest)
  const untold = groups.includes(rest) ? [] : rest
  const isSmall = team.roster < minPeople
  const reason = reasonFor(rule, rest.length === 0, isSmall)
  const told = sumOf(rule, groups, minPeople) ?? hidden(reason)
  if (!isSmall && !isOld(untold, week)) return { told, waiting: untold, pooled: [] }
  return { told, waiting: [], pooled: rule.isOfOneTeam ? [] : untold }
}

function decidePool<F extends Family>(
  rule: FamilyRule<F>,
  pool: readonly Pooled<F>[],
  { week, minPeople }: FamilyWeek<F>,
): { told: Guarded<ToldByFamily[F]>; waiting: Pooled<F>[]; leaving: readonly Pooled<F>[] } {
  if (canTell(rule, pool, minPeople))
    return { told: { kind: 'shown', value: tell(rule, pool, minPeople) }, waiting: [], leaving: [] }
  const told = hidden(pool.length > 0 ? 'waits' : 'too-few')
  const isOver = pool.some(({ since }) => weeksBetween(since, week) >= WEEKS_TO_WAIT - 1)
  return isOver ? { told, waiting: [], leaving: pool } : { told, waiting: [...pool], leaving: [] }
}

function sumOf<F extends Family>(
  rule: FamilyRule<F>,
  groups: readonly Group<F>[],
  minPeople: number,
): Guarded<ToldByFamily[F]> | null {
  const [first, ...rest] = groups.map((group) => tell(rule, group, minPeople))
  if (first === undefined) return null
  return { kind: 'shown', value: rest.reduce((sum, told) => rule.add(sum, told, 'side-by-side'), first) }
}

/** Whether any of it was to wait no longer: all of it goes on together. */
function isOld(items: readonly Item[], week: string): boolean {
  return items.some((item) => weeksBetween(item.week, week) >= WEEKS_TO_WAIT - 1)
}

/** Of what people wrote or tapped, the reason must not tell nobody from few. */
function reasonFor<F extends Family>(rule: FamilyRule<F>, isEmpty: boolean, isSmall: boolean): HiddenReason {
  if (isEmpty && rule.isOfMessages) return 'not-asked'
  if (!isSmall) return 'waits'
  return rule.isOfOneTeam ? 'too-few' : 'together'
}

function hidden(reason: HiddenReason): { kind: 'hidden'; reason: HiddenReason } {
  return { kind: 'hidden', reason }
}
