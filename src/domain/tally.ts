import type { Feedback } from './entry.ts'
import type { Choice } from './nudge.ts'
import { type Guarded, guard } from './privacy.ts'

/** How often each choice was taken, in the order of the choices. */
export interface Tally {
  people: number
  counts: { label: string; count: number }[]
}

/** The answers of one question under the privacy rule: hidden where fewer than five people answered. */
export function tallyOf(choices: readonly Choice[], answers: readonly Feedback[]): Guarded<Tally> {
  const people = new Set(answers.map((answer) => answer.memberId)).size
  const counts = choices.map(({ value, label }) => ({
    label,
    count: answers.filter((answer) => answer.value === value).length,
  }))
  return guard({ people, counts }, people)
}
