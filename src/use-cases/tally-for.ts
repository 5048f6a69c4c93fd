import type { Delivery, Nudge } from '../domain/nudge.ts'
import type { Guarded } from '../domain/privacy.ts'
import { type Tally, tallyOf } from '../domain/tally.ts'
import type { Deps } from './deps.ts'
import { personsOf } from './persons-of.ts'

/** How a closed question was answered, by all who were asked it (`siblings`), as the team may know it. */
export async function tallyFor(
  deps: Pick<Deps, 'stores'>,
  siblings: readonly Delivery[],
  nudge: Nudge,
  districtId: string,
): Promise<Guarded<Tally>> {
  const { feedback, reports } = deps.stores
  const answers = await feedback.listFor(siblings.map(({ id }) => id))
  const minPeople = await reports.minPeople(districtId)
  const personOf = await personsOf(
    deps,
    answers.map(({ memberId }) => memberId),
  )
  return tallyOf(nudge.prompt.choices, answers, { minPeople, personOf })
}
