import type { DigestMaterial } from '../../domain/digest/content.ts'
import type { SuggestionRule } from '../../domain/digest/suggestion.ts'
import type { Count } from '../../domain/report/count.ts'
import type { LeaderModelling } from '../../domain/report/figures.ts'

/** Fewer weeks, questions or shared answers are no habit. */
const FEWEST_WEEKS = 3
const FEWEST_QUESTIONS = 3
const FEWEST_SHARED = 5

/** Whether leaders go first as learners, over the newest four weeks. */
export const LEADER_RULES: readonly SuggestionRule[] = [
  {
    key: 'leaders-first',
    framework: 'LEAD-2',
    scopes: ['school', 'district'],
    find: (material) => {
      const leaders = leadersIn(material)
      if (!leaders || leaders.questions < FEWEST_QUESTIONS || !isNextToNone(leaders.leaderFirst)) return null
      return { count: leaders.leaderFirst, of: leaders.questions, weeks: weeksIn(material) }
    },
    seen: 'In {weeks} leaders answered first in {count} of {of} team questions.',
    advice: {
      leaders: 'Answer the next team question first, in the thread, with something that you are unsure of.',
      team: 'Ask your facilitator to go first next time.',
    },
  },
  {
    key: 'leaders-unsure',
    framework: 'LEAD-2',
    scopes: ['school', 'district'],
    find: (material) => {
      const leaders = leadersIn(material)
      if (!leaders || leaders.shared < FEWEST_SHARED || !isNextToNone(leaders.notKnowing)) return null
      return { count: leaders.notKnowing, of: leaders.shared, weeks: weeksIn(material) }
    },
    seen: 'Of {of} answers that leaders shared in {weeks}, {count} said what they do not know.',
    advice: {
      leaders: 'Begin your next shared answer with “I am not sure yet whether …”.',
      team: 'Begin your next answer with “I am not sure yet whether …”.',
    },
  },
]

function leadersIn(material: DigestMaterial): LeaderModelling | null {
  const leaders = material.month?.whole.leaders
  return leaders?.kind === 'shown' && weeksIn(material) >= FEWEST_WEEKS ? leaders.value : null
}

function weeksIn({ month }: DigestMaterial): number {
  return month?.period.weeks.length ?? 0
}

/** None, or (as none and one are told alike) one. */
function isNextToNone({ value, precision }: Count): boolean {
  return value === 0 || (precision === 'at-most' && value === 1)
}
