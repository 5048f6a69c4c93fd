import type { Feedback } from './entry.ts'
import type { Choice } from './nudge.ts'
import { type Guarded, guard } from './privacy.ts'

/** How a question was answered: by choice, or, where all or all but one answered alike, by that choice alone. */
export interface Tally {
  people: number
  /** How often each choice was taken, in the order of the choices; null where nearly all answered alike. */
  counts: { label: string; count: number }[] | null
  nearlyAll: string | null
}

/**
 * The answers of one question, in time, under the privacy rule: hidden where fewer than `minPeople` answered. Where all
 * answered alike, each one's answer would be known: this is told just as if one had answered otherwise. `personOf`: who
 * is behind a member, as somebody may have an account on two platforms.
 */
export function tallyOf(
  choices: readonly Choice[],
  answers: readonly Feedback[],
  { minPeople, personOf }: { minPeople: number; personOf: (memberId: string) => string },
): Guarded<Tally> {
  // What came after the closing would tell of itself by the difference.
  const inTime = answers.filter(({ isLate }) => !isLate)
  const people = new Set(inTime.map(({ memberId }) => personOf(memberId))).size
  const counts = choices.map(({ value, label }) => ({
    label,
    count: inTime.filter((answer) => answer.value === value).length,
  }))
  const nearlyAll = people >= minPeople ? counts.find(({ count }) => count >= people - 1) : undefined
  const tally: Tally = nearlyAll
    ? { people, counts: null, nearlyAll: nearlyAll.label }
    : { people, counts, nearlyAll: null }
  return guard(tally, people, minPeople)
}
