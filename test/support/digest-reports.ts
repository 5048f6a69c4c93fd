import type { Guarded } from '../../src/domain/privacy.ts'
import type { Figures, Share } from '../../src/domain/report/figures.ts'
import type { Report, ReportScope } from '../../src/domain/report/report.ts'
import { FRAMEWORK_KEYS } from '../../src/library/frameworks.ts'
import { HABITS } from '../../src/stance/habits.ts'

export const shown = <T>(value: T): Guarded<T> => ({ kind: 'shown', value })
const exact = (value: number) => ({ value, precision: 'exact' as const })
const MIDDLE: Share = { share: 0.5, low: 0.4, high: 0.6, isSmall: false }
const WEEK = '2026-09-28'

/** The report of a closed week in which nothing stands out; `values` and `report` take the place of its parts. */
export function quietReport(
  kind: ReportScope['kind'],
  values: Partial<Figures> = {},
  report: Partial<Report> = {},
): Report {
  return {
    scope: { kind, id: 'unit', name: 'Oak Hill' },
    period: { kind: 'week', key: `week:${WEEK}`, title: 'Week', weeks: [WEEK] },
    periods: [],
    minPeople: 5,
    whole: {
      participation: shown({
        ...{ weeks: 1, peopleAsked: 20, peopleTookPart: exact(15), due: 44, asks: 40 },
        ...{ answers: exact(30), late: exact(0), skipped: exact(0), away: exact(0) },
      }),
      timeToAnswer: shown({ medianWithinHours: 12 }),
      voice: shown({ evenness: 0.8 }),
      stance: shown({
        ...{ entries: 40, people: 20 },
        habits: HABITS.map((habit) => ({ habit, now: MIDDLE, before: MIDDLE })),
      }),
      agreement: { kind: 'hidden', reason: 'waits' },
      leaders: { kind: 'hidden', reason: 'too-few' },
      needs: { kind: 'hidden', reason: 'not-asked' },
      conditions: {
        time: shown({ answers: 20, yes: exact(15) }),
        support: shown({ answers: 20, yes: exact(15) }),
      },
      delivery: shown({
        ...{ due: 44, sent: 44, blocked: 0, failed: 0, suppressed: 0, waiting: 0 },
        reasons: [],
      }),
      ...values,
    },
    parts: [],
    trend: [],
    topics: [],
    needs: [],
    needTopics: [],
    answeredBack: [],
    coverage: [...FRAMEWORK_KEYS].map((key) => ({ key, questions: 6, cycles: 1 })),
    equity: [],
    withoutTime: [],
    ...report,
  }
}
