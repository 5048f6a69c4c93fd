import type { SuggestionRule } from '../../domain/digest/suggestion.ts'

/** Where nothing is amiss: how to begin, or what to build on. */
export const OCCASION_RULES: readonly SuggestionRule[] = [
  {
    key: 'begin-to-ask',
    framework: 'STD-CCI',
    scopes: ['team', 'school', 'district'],
    find: ({ week: { whole } }) => {
      const { participation } = whole
      const isQuiet =
        participation.kind === 'hidden'
          ? participation.reason === 'not-asked'
          : participation.value.asks === 0
      return isQuiet ? {} : null
    },
    seen: 'Nobody was asked anything.',
    advice: {
      leaders: 'Begin small: one question with /checkin, and answer it first.',
      team: 'Begin small: one question with /checkin, or an inquiry with /inquiry.',
    },
  },
  {
    key: 'more-of-a-habit',
    framework: 'PLS-1',
    scopes: ['team', 'school', 'district'],
    find: ({ week: { whole } }) => {
      if (whole.stance.kind === 'hidden') return null
      const more = whole.stance.value.habits.find(({ now, before }) => before && now.low > before.high)
      return more?.before ? { habit: more.habit, share: more.now.share, past: more.before.share } : null
    },
    seen: 'More is seen of {habit} than in the own past: {share} after {past}.',
    advice: {
      leaders: 'Ask what helped, and say what you will do so that it stays.',
      team: 'Tell each other what helped, so that it stays.',
    },
  },
  {
    key: 'shared-topic',
    framework: 'PLS-8',
    scopes: ['team', 'school', 'district'],
    find: ({ week: { topics } }) => {
      const [first] = topics
      return first ? { names: [first.label], count: { value: first.people, precision: 'at-least' } } : null
    },
    seen: '{count} people wrote about “{names}”.',
    advice: {
      leaders: 'Ask who has tried something about it, and give them ten minutes to show it.',
      team: 'Ask who has tried something about it, and let them show it.',
    },
  },
  {
    key: 'write-first',
    framework: 'PLS-1',
    scopes: ['team', 'school', 'district'],
    find: ({ week: { whole } }) => {
      const { stance } = whole
      return stance.kind === 'hidden' || stance.value.habits.every(({ now }) => now.isSmall) ? {} : null
    },
    seen: 'Few have written so far.',
    advice: {
      leaders: 'Answer the next question yourself in two honest lines: it invites the others.',
      team: 'Write one honest line under the next question: it invites the others.',
    },
  },
]
