import type { Guarded, HiddenReason } from '../../domain/privacy.ts'
import { explanationOf } from '../../views/report/hidden-words.ts'

/** In place of a chart: why there is none, and what to do. */
export function HiddenNote({ reason, minPeople }: { reason: HiddenReason; minPeople: number }) {
  const { why, advice } = explanationOf(reason, minPeople)
  return (
    <div class="note">
      <p>
        <strong>Not shown.</strong> {why}
      </p>
      {advice ? <p class="aside">{advice}</p> : null}
    </div>
  )
}

/** In place of what has nothing to show yet. */
export function EmptyNote({ what, advice }: { what: string; advice: string }) {
  return (
    <div class="note">
      <p>
        <strong>{what}</strong>
      </p>
      <p class="aside">{advice}</p>
    </div>
  )
}

/** The reasons why parts of a chart are missing, each once, for a note below it. */
export function HiddenReasons({ values, minPeople }: { values: Guarded<unknown>[]; minPeople: number }) {
  const reasons = new Set(values.flatMap((value) => (value.kind === 'hidden' ? [value.reason] : [])))
  if (reasons.size === 0) return null
  return (
    <ul class="reasons">
      {[...reasons].map((reason) => {
        const { why, advice } = explanationOf(reason, minPeople)
        return (
          <li key={reason}>
            {why} {advice}
          </li>
        )
      })}
    </ul>
  )
}
