import type { SuggestionRule } from '../domain/digest/suggestion.ts'
import { CONDITION_RULES } from './suggestions/conditions.ts'
import { COVERAGE_RULES } from './suggestions/coverage.ts'
import { HABIT_RULES } from './suggestions/habits.ts'
import { LEADER_RULES } from './suggestions/leaders.ts'
import { OCCASION_RULES } from './suggestions/occasions.ts'
import { PARTICIPATION_RULES } from './suggestions/participation.ts'

/**
 * What a weekly digest may suggest, the most important first: what people lack, what leaders can show, how a team talks
 * and answers, what it looks at, what it has not looked at, and at last what it may build on.
 */
export const SUGGESTIONS: readonly SuggestionRule[] = [
  ...CONDITION_RULES,
  ...LEADER_RULES,
  ...PARTICIPATION_RULES,
  ...HABIT_RULES,
  ...COVERAGE_RULES,
  ...OCCASION_RULES,
]
