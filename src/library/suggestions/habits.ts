import type { Seen, SuggestionRule } from '../../domain/digest/suggestion.ts'
import type { Share } from '../../domain/report/figures.ts'
import type { Report } from '../../domain/report/report.ts'

/** Even its upper bound is below a third. */
const FEW = 1 / 3

/** What the entries show of a learning stance: only what differs from the own past by more than chance. */
export const HABIT_RULES: readonly SuggestionRule[] = [
  {
    key: 'little-evidence',
    framework: 'PLS-4',
    scopes: ['team', 'school', 'district'],
    find: ({ week }) => {
      const now = habitIn(week, 'evidence')?.now
      return now && now.high < FEW ? { share: now.share } : null
    },
    seen: 'Few entries look at what students do: {share}.',
    advice: {
      leaders:
        'Ask every team to bring one piece of student work, and look at one with them for five minutes.',
      team: 'Bring one piece of student work to the next meeting, and look at it for five minutes.',
    },
  },
  less('evidence', 'PLS-4', 'of looking at what students do', {
    leaders: 'Ask in your next visit: what did students say or do?',
    team: 'Let each of you bring one thing that a student said or did.',
  }),
  less('not_knowing', 'PLS-1', 'of saying what we do not know', {
    leaders: 'Say in your next message what you are unsure of.',
    team: 'Begin the next meeting with a round of “I do not know yet …”.',
  }),
  less('inquiring', 'STD-CCI', 'of wondering why', {
    leaders: 'Ask a team one “why” to which you do not know the answer.',
    team: 'Collect three questions before you collect an answer.',
  }),
  less('practicing', 'PLS-6', 'of trying something out', {
    leaders: 'Ask who would rehearse one move with you, and go first.',
    team: 'Rehearse one move for five minutes before you plan the next.',
  }),
  less('seeking_feedback', 'PLS-6', 'of asking for feedback', {
    leaders: 'Ask a team for feedback on one thing that you did.',
    team: 'Let each of you ask one other for feedback on one thing.',
  }),
  less('collaborating', 'PLS-2', 'of working with colleagues', {
    leaders: 'Give two colleagues an hour to plan one lesson together.',
    team: 'Plan one lesson in twos this week.',
  }),
  less('growth_intention', 'STD-IM', 'of planning what to change', {
    leaders: 'Tell the teams what you will change next, and by when.',
    team: 'End the next meeting with one sentence each: what I will do, by when.',
  }),
]

function less(
  habit: string,
  framework: string,
  words: string,
  advice: SuggestionRule['advice'],
): SuggestionRule {
  return {
    key: `less-${habit.replaceAll('_', '-')}`,
    ...{ framework, advice },
    scopes: ['team', 'school', 'district'],
    find: ({ week }): Seen | null => {
      const found = habitIn(week, habit)
      return found?.before && found.now.high < found.before.low
        ? { share: found.now.share, past: found.before.share }
        : null
    },
    seen: `Less is seen ${words} than in the own past: {share} after {past}.`,
  }
}

function habitIn({ whole }: Report, habit: string): { now: Share; before: Share | null } | undefined {
  return whole.stance.kind === 'shown'
    ? whole.stance.value.habits.find((each) => each.habit === habit)
    : undefined
}
