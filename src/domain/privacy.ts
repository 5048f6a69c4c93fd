/** The fewest people of whom anything may be told together. A setting may raise it, nothing lowers it. */
export const SMALLEST_GROUP = 5

/** A value that may be told, or the reason why it may not. */
export type Guarded<T> =
  | { kind: 'shown'; value: T }
  | { kind: 'hidden'; reason: 'too-few' | 'protects-another' }

/**
 * Guards the parts of a whole. Parts of fewer than `minPeople` are hidden; where the whole is told too
 * (`isTotalShown`), further parts are hidden, the smallest first, until what is hidden together holds at least
 * `minPeople` people in at least two parts: else total minus visible parts would give the hidden one away.
 * Parts without anybody (0 people) say nothing of a person and stay as they are. Order is kept.
 * Throws RangeError for a `minPeople` under SMALLEST_GROUP.
 */
export function suppressSmallGroups<T>(
  parts: readonly T[],
  peopleOf: (part: T) => number,
  options: { minPeople?: number; isTotalShown: boolean },
): Guarded<T>[] {
  const minPeople = options.minPeople ?? SMALLEST_GROUP
  if (!(minPeople >= SMALLEST_GROUP)) throw new RangeError(`minPeople is ${SMALLEST_GROUP} or more`)
  const tooFew = new Set(parts.filter((part) => peopleOf(part) > 0 && peopleOf(part) < minPeople))
  const cover = options.isTotalShown ? coverFor(tooFew, parts, peopleOf, minPeople) : new Set<T>()
  return parts.map((part) => {
    if (tooFew.has(part)) return { kind: 'hidden', reason: 'too-few' }
    if (cover.has(part)) return { kind: 'hidden', reason: 'protects-another' }
    return { kind: 'shown', value: part }
  })
}

/** Guards one value of a group of people on its own. */
export function guard<T>(value: T, people: number, minPeople = SMALLEST_GROUP): Guarded<T> {
  const [guarded] = suppressSmallGroups([value], () => people, { minPeople, isTotalShown: false })
  return guarded ?? { kind: 'hidden', reason: 'too-few' }
}

/** The visible parts, smallest first, that must be hidden with the small ones. */
function coverFor<T>(
  tooFew: ReadonlySet<T>,
  parts: readonly T[],
  peopleOf: (part: T) => number,
  minPeople: number,
): Set<T> {
  const cover = new Set<T>()
  if (tooFew.size === 0) return cover
  let hiddenPeople = [...tooFew].reduce((sum, part) => sum + peopleOf(part), 0)
  const visible = parts
    .filter((part) => peopleOf(part) >= minPeople)
    .sort((a, b) => peopleOf(a) - peopleOf(b))
  for (const part of visible) {
    if (hiddenPeople >= minPeople && tooFew.size + cover.size >= 2) break
    cover.add(part)
    hiddenPeople += peopleOf(part)
  }
  return cover
}
