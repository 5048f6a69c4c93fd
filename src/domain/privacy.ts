/** The fewest people of whom anything may be told together. A setting may raise it, nothing lowers it. */
export const SMALLEST_GROUP = 5

/**
 * Why something is not told. 'waits': told together with later weeks, once there are people enough; 'together': told with
 * the other small teams of the school; 'not-asked': there was no question.
 */
export type HiddenReason = 'too-few' | 'waits' | 'together' | 'not-asked'

/** A value that may be told, or the reason why it may not. */
export type Guarded<T> = { kind: 'shown'; value: T } | { kind: 'hidden'; reason: HiddenReason }

/** Guards one value of a group of people on its own. Throws RangeError for a `minPeople` under SMALLEST_GROUP. */
export function guard<T>(value: T, people: number, minPeople: number = SMALLEST_GROUP): Guarded<T> {
  const isTooFew = people > 0 && people < checked(minPeople)
  return isTooFew ? { kind: 'hidden', reason: 'too-few' } : { kind: 'shown', value }
}

function checked(minPeople: number = SMALLEST_GROUP): number {
  if (!(minPeople >= SMALLEST_GROUP)) throw new RangeError(`minPeople is ${SMALLEST_GROUP} or more`)
  return minPeople
}
