import type { SuggestionRule } from '../../domain/digest/suggestion.ts'

/** Fewer questions in four weeks cannot serve everything. */
const FEWEST_QUESTIONS = 4

/** What the newest four weeks have not asked about. */
export const COVERAGE_RULES: readonly SuggestionRule[] = [
  gap('evidence', 'PLS-4', 'the evidence of student learning', {
    leaders: 'Ask with /checkin: what did students say or do that you did not expect?',
    team: 'Ask each other: what did students say or do that you did not expect?',
  }),
  gap('practice', 'PLS-6', 'practice with feedback', {
    leaders: 'Ask a coach to set up one practice with /practice, and be the first to try.',
    team: 'Choose one move, and rehearse it with a coach.',
  }),
  gap('equity', 'STD-EP', 'equity in the classroom', {
    leaders: 'Ask with /checkin: which students did we hear least from this week?',
    team: 'Ask each other: which students did we hear least from this week?',
  }),
  gap('materials', 'PLS-3', 'the materials that students work with', {
    leaders: 'Ask a team which task of the coming unit they would like to solve together first.',
    team: 'Solve one task of the coming unit together, as a student would.',
  }),
]

function gap(
  name: string,
  framework: string,
  words: string,
  advice: SuggestionRule['advice'],
): SuggestionRule {
  return {
    key: `not-asked-${name}`,
    ...{ framework, advice },
    scopes: ['team', 'school', 'district'],
    find: ({ month }) => {
      if (!month) return null
      const most = Math.max(0, ...month.coverage.map(({ questions }) => questions))
      const own = month.coverage.find(({ key }) => key === framework)
      const isGap = most >= FEWEST_QUESTIONS && own?.questions === 0 && own.cycles === 0
      return isGap ? { weeks: month.period.weeks.length } : null
    },
    seen: `In {weeks} no question was about ${words}.`,
  }
}
