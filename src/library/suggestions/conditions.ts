import { isWaiting } from '../../domain/digest/content.ts'
import type { Seen, SuggestionRule } from '../../domain/digest/suggestion.ts'
import type { Guarded } from '../../domain/privacy.ts'
import type { Count } from '../../domain/report/count.ts'
import type { Condition } from '../../domain/report/figures.ts'

/** Fewer answers say too little. */
const FEWEST_ANSWERS = 5

/** What people need to learn together: time, help, answers. */
export const CONDITION_RULES: readonly SuggestionRule[] = [
  {
    key: 'parts-without-time',
    framework: 'LEAD-3',
    scopes: ['school', 'district'],
    find: ({ week: { withoutTime } }) =>
      withoutTime.length > 0 ? { names: withoutTime.map(({ name }) => name) } : null,
    seen: '{parts} reported no protected time: {names}.',
    advice: {
      leaders: 'Take one thing off their plates this week, and tell them which hour is theirs.',
      team: 'Name the hour that you need, and ask your principal for it.',
    },
  },
  {
    key: 'needs-waiting',
    framework: 'PLS-9',
    scopes: ['school', 'district'],
    find: ({ week: { needs } }) => {
      const waiting = needs
        .filter(isWaiting)
        .flatMap((row) => (row.needs.kind === 'shown' ? [row.needs.value.waiting] : []))
      return waiting.length > 0 ? { count: sumOf(waiting) } : null
    },
    seen: 'Requests for support that have waited longer than two weeks: {count}.',
    advice: {
      leaders: 'Answer the oldest one today, even if the answer is only when there will be one.',
      team: 'Ask what became of them.',
    },
  },
  {
    key: 'little-time',
    framework: 'LEAD-3',
    scopes: ['team', 'school', 'district'],
    find: ({ week }) => fewerThanHalf(week.whole.conditions.time),
    seen: '{count} of {of} answers said that there was protected time.',
    advice: {
      leaders: "Look at next week's calendar together, and free one hour for this work.",
      team: 'Name the one meeting that could give way, and ask your principal for that hour.',
    },
  },
  {
    key: 'little-support',
    framework: 'PLS-8',
    scopes: ['team', 'school', 'district'],
    find: ({ week }) => fewerThanHalf(week.whole.conditions.support),
    seen: '{count} of {of} answers said that support was there when it was needed.',
    advice: {
      leaders: 'Ask one team what help would look like next week, and arrange exactly that.',
      team: 'Say in one sentence what help would look like, and ask a coach for it.',
    },
  },
]

function fewerThanHalf(condition: Guarded<Condition>): Seen | null {
  if (condition.kind === 'hidden') return null
  const { yes, answers } = condition.value
  const isScarce = answers >= FEWEST_ANSWERS && yes.value < answers / 2
  return isScarce ? { count: yes, of: answers } : null
}

/** As exact as its parts: nothing in it is told more exactly than it was. */
function sumOf(counts: readonly Count[]): Count {
  const value = counts.reduce((sum, count) => sum + count.value, 0)
  const precision = (['about', 'at-least'] as const).find((each) =>
    counts.some((count) => count.precision === each),
  )
  return { value, precision: precision ?? 'exact' }
}
