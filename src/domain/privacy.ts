/** The fewest people of whom anything may be told together. A setting may raise it, nothing lowers it. */
export const SMALLEST_GROUP = 5

/**
 * Why something is not told. 'waits': told together with later weeks, once there are people enough; 'together': told with
 * the other small teams of the school; 'alike': everybody, or nobody, would be known; 'not-asked': there was no question.
 */
export type HiddenReason = 'too-few' | 'protects-another' | 'waits' | 'together' | 'alike' | 'not-asked'

/** A value that may be told, or the reason why it may not. */
export type Guarded<T> = { kind: 'shown'; value: T } | { kind: 'hidden'; reason: HiddenReason }

/** The people of a part, by any key that is the same for a person in every part: people can be in several. */
export type PeopleOf<T> = (part: T) => ReadonlySet<string>

/**
 * Guards the parts of a whole. Parts of fewer than `minPeople` are hidden; where the whole is told too
 * (`isTotalShown`), further parts are hidden, the smallest first, until what is hidden together holds at least
 * `minPeople` different people in at least two parts: else total minus visible parts would give the hidden one away.
 * Parts without anybody (0 people) say nothing of a person and stay as they are. Order is kept.
 * Throws RangeError for a `minPeople` under SMALLEST_GROUP.
 */
export function suppressSmallGroups<T>(
  parts: readonly T[],
  peopleOf: PeopleOf<T>,
  options: { minPeople?: number; isTotalShown: boolean },
): Guarded<T>[] {
  const minPeople = checked(options.minPeople)
  const tooFew = new Set(parts.filter((part) => peopleOf(part).size > 0 && peopleOf(part).size < minPeople))
  const cover = options.isTotalShown ? coverFor(tooFew, parts, peopleOf, minPeople) : new Set<T>()
  return parts.map((part) => {
    if (tooFew.has(part)) return { kind: 'hidden', reason: 'too-few' }
    if (cover.has(part)) return { kind: 'hidden', reason: 'protects-another' }
    return { kind: 'shown', value: part }
  })
}

/**
 * Whether the whole may be told beside its guarded parts: it holds `minPeople` people, and what is hidden in it is
 * nothing, or `minPeople` different people in two parts or more.
 */
export function canTellTotal<T>(
  parts: readonly T[],
  guarded: readonly Guarded<unknown>[],
  peopleOf: PeopleOf<T>,
  minPeople: number = SMALLEST_GROUP,
): boolean {
  if (together(parts, peopleOf).size < checked(minPeople)) return false
  const hidden = parts.filter((_, index) => guarded[index]?.kind === 'hidden')
  return hidden.length === 0 || isCovered(hidden, peopleOf, minPeople)
}

/** Guards one value of a group of people on its own. Throws RangeError for a `minPeople` under SMALLEST_GROUP. */
export function guard<T>(value: T, people: number, minPeople: number = SMALLEST_GROUP): Guarded<T> {
  const isTooFew = people > 0 && people < checked(minPeople)
  return isTooFew ? { kind: 'hidden', reason: 'too-few' } : { kind: 'shown', value }
}

function checked(minPeople: number = SMALLEST_GROUP): number {
  if (!(minPeople >= SMALLEST_GROUP)) throw new RangeError(`minPeople is ${SMALLEST_GROUP} or more`)
  return minPeople
}

/** The visible parts, smallest first, that must be hidden with the small ones. */
function coverFor<T>(
  tooFew: ReadonlySet<T>,
  parts: readonly T[],
  peopleOf: PeopleOf<T>,
  minPeople: number,
): Set<T> {
  const cover = new Set<T>()
  if (tooFew.size === 0) return cover
  const visible = parts
    .filter((part) => peopleOf(part).size >= minPeople)
    .sort((a, b) => peopleOf(a).size - peopleOf(b).size)
  for (const part of visible) {
    if (isCovered([...tooFew, ...cover], peopleOf, minPeople)) break
    cover.add(part)
  }
  return cover
}

function isCovered<T>(hidden: readonly T[], peopleOf: PeopleOf<T>, minPeople: number): boolean {
  return hidden.length >= 2 && together(hidden, peopleOf).size >= minPeople
}

function together<T>(parts: readonly T[], peopleOf: PeopleOf<T>): Set<string> {
  return new Set(parts.flatMap((part) => [...peopleOf(part)]))
}
