import type { Family, Item } from '../report/week-counts.ts'
import type { FamilyRule, Weights } from './families.ts'
import type { ToldByFamily } from './told.ts'

/** Items that are told together, or not at all: no part of them is ever told apart. */
export type Group<F extends Family> = readonly Item<F>[]

/** The people of a group, with their weights summed. */
export function peopleIn<F extends Family>(group: Group<F>): Weights {
  const people = new Map<string, number>()
  for (const item of group)
    for (const [person, weight] of item.people) people.set(person, (people.get(person) ?? 0) + weight)
  return people
}

/** Whether a group may be told: of people enough, none of whom wrote more than half of it. */
export function canTell<F extends Family>(rule: FamilyRule<F>, group: Group<F>, minPeople: number): boolean {
  const people = peopleIn(group)
  if (people.size < minPeople) return false
  const weights = [...people.values()]
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return !rule.isOfWords || Math.max(...weights) <= all / 2
}

/** What is told of a group. Throws where it is empty. */
export function tell<F extends Family>(
  rule: FamilyRule<F>,
  group: Group<F>,
  minPeople: number,
): ToldByFamily[F] {
  const [first, ...rest] = group
  if (!first) throw new Error('Nobody can be told of')
  const counts = rest.reduce((sum, item) => rule.merge(sum, item.counts), first.counts)
  const weeks = new Set(group.map(({ week }) => week)).size
  return rule.tell(counts, { people: peopleIn(group), weeks, minPeople })
}
