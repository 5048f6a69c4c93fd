import type { Guarded, HiddenReason } from '../../src/domain/privacy.ts'
import type { Count } from '../../src/domain/report/count.ts'
import type { Condition, Figures, Participation, Share, Stance } from '../../src/domain/report/figures.ts'
import type { Period } from '../../src/domain/report/period.ts'
import type { Report, ReportPart, ReportScope } from '../../src/domain/report/report.ts'
import { FRAMEWORK_KEYS } from '../../src/library/frameworks.ts'
import { HABITS } from '../../src/stance/habits.ts'

const ID = '0190f3a0-0000-7000-8000-00000000000'
const HIGHEST: Record<ReportScope['kind'], string> = { team: 'Maths', school: 'Oak Hill', district: 'Valley' }
const TEAMS = ['English', 'History', 'Maths', 'Newcomers', 'Science']
const SCHOOLS = ['Birch Lane', 'Lakeside', 'Oak Hill']

const exact = (value: number): Count => ({ value, precision: 'exact' })
const shown = <T>(value: T): Guarded<T> => ({ kind: 'shown', value })
const hidden = (reason: HiddenReason) => ({ kind: 'hidden', reason }) as const
const share = (middle: number, entries: number): Share => {
  const width = Math.min(0.3, 0.9 / Math.sqrt(entries))
  const low = Math.max(0, middle - width)
  return { share: middle, low, high: Math.min(1, middle + width), isSmall: entries < 20 }
}

/** Closed weeks from 7 September 2026 on. */
export const SAMPLE_WEEKS = [
  '2026-09-07',
  '2026-09-14',
  '2026-09-21',
  '2026-09-28',
  '2026-10-05',
  '2026-10-12',
]

const week = (monday: string): Period => ({
  kind: 'week',
  key: `week:${monday}`,
  title: `Week of ${monday}`,
  weeks: [monday],
})

const participation = (people: number, weeks: number, answered: number): Participation => ({
  weeks,
  peopleAsked: people * weeks,
  peopleTookPart:
    answered > 0.9
      ? { value: (people - 1) * weeks, precision: 'at-least' }
      : exact(Math.round(people * answered) * weeks),
  due: people * weeks * 2 + 3,
  asks: people * weeks * 2,
  answers: exact(Math.round(people * weeks * 2 * answered)),
  late: { value: 5, precision: 'about' },
  skipped: { value: 0, precision: 'about' },
  away: { value: 5, precision: 'about' },
})

const stance = (entries: number, people: number, shift = 0): Stance => ({
  entries,
  people,
  habits: HABITS.map((habit, index) => ({
    habit,
    now: share(0.2 + index * 0.08 + shift, entries),
    before: index % 3 === 2 ? null : share(0.18 + index * 0.07, entries * 2),
  })),
})

const condition = (answers: number, yes: number): Condition => ({
  answers,
  yes: yes <= 1 ? { value: 1, precision: 'at-most' } : exact(yes),
})

/** Figures of so many people who answered so large a share; of fewer than five, all is hidden. */
export function sampleFigures(people: number, answered = 0.7, weeks = 1): Figures {
  if (people < 5) {
    const reason = hidden('together')
    return {
      ...{ participation: reason, timeToAnswer: reason, voice: reason, stance: reason, agreement: reason },
      ...{ leaders: reason, delivery: reason, needs: reason, conditions: { time: reason, support: reason } },
    }
  }
  const entries = Math.round(people * weeks * 1.5)
  return {
    participation: shown(participation(people, weeks, answered)),
    timeToAnswer: shown({ medianWithinHours: answered > 0.5 ? 12 : null }),
    voice: shown({ evenness: 0.7 }),
    stance: answered > 0.4 ? shown(stance(entries, people)) : hidden('waits'),
    agreement:
      people > 10
        ? shown({ entries: people, habits: HABITS.map((habit) => ({ habit, agreed: 0.85 })) })
        : hidden('waits'),
    leaders:
      people > 20
        ? shown({ questions: 9, leaderFirst: exact(4), shared: 7, notKnowing: exact(3) })
        : hidden('too-few'),
    conditions: {
      time: shown(condition(people * weeks, answered < 0.5 ? 1 : Math.round(people * weeks * 0.4))),
      support: hidden('not-asked'),
    },
    needs:
      people > 10
        ? shown({ requests: 12, answered: exact(8), waiting: exact(4), medianHours: 72 })
        : hidden('together'),
    delivery: shown({
      ...{ due: people * 2 + 4, sent: people * 2, blocked: 1, failed: 1, suppressed: 1, waiting: 1 },
      reasons: [
        { state: 'blocked', reason: 'not-reachable', count: 1 },
        { state: 'failed', reason: 'gave-up', count: 1 },
        { state: 'suppressed', reason: 'personal', count: 1 },
        { state: 'waiting', reason: 'rate-limited', count: 1 },
      ],
    }),
  }
}

function partsOf(kind: ReportScope['kind'], weeks: number): ReportPart[] {
  const part = (partKind: 'team' | 'school', name: string, index: number): ReportPart => ({
    ...{ kind: partKind, id: `${ID}${index}`, name },
    figures: sampleFigures(
      name === 'Newcomers' ? 3 : 6 + 5 * index,
      [0.7, 0.3, 0.95, 0.5, 0.6][index],
      weeks,
    ),
  })
  if (kind === 'team') return []
  if (kind === 'district') return SCHOOLS.map((name, index) => part('school', name, index))
  const together = { kind: 'together', id: null, name: 'Small teams together' } as const
  return [
    ...TEAMS.map((name, index) => part('team', name, index)),
    { ...together, figures: sampleFigures(7, 0.6, weeks) },
  ]
}

/** A realistic report of a team, a school or a district; `values` take the place of its parts. */
export function sampleReport(kind: ReportScope['kind'] = 'school', values: Partial<Report> = {}): Report {
  const weeks = SAMPLE_WEEKS.slice(-4)
  const period: Period = {
    kind: 'four-weeks',
    key: `four-weeks:${SAMPLE_WEEKS.at(-1)}`,
    title: 'Four weeks from 21 September to 18 October',
    weeks,
  }
  const people = { team: 6, school: 42, district: 130 }[kind]
  return {
    scope: { kind, id: `${ID}9`, name: HIGHEST[kind] },
    period,
    periods: [period, ...SAMPLE_WEEKS.map(week).reverse()],
    minPeople: 5,
    whole: sampleFigures(people, 0.65, weeks.length),
    parts: partsOf(kind, weeks.length),
    trend: SAMPLE_WEEKS.map((monday, index) => ({
      week: monday,
      participation: index === 2 ? hidden('waits') : shown(participation(people, 1, 0.5 + index * 0.04)),
      stance: index < 2 ? hidden('waits') : shown(stance(people, people - 1, index * 0.02)),
    })),
    topics: ['exit tickets', 'number lines', 'wait time'].map((label, index) => ({
      label,
      people: 15 - 5 * index,
    })),
    needs: kind === 'team' ? [] : needs(kind),
    answeredBack: [
      {
        ...{
          on: '2026-10-14',
          teams: kind === 'team' ? 1 : 5,
          heard: 'Many of you have too little time to plan.',
        },
        did: 'From November on nobody has duty on Thursdays. A second room is not possible this year.',
      },
    ],
    needTopics: kind === 'team' ? [] : [{ label: 'planning time', people: 5 }],
    coverage: [...FRAMEWORK_KEYS].map((key, index) => ({
      key,
      questions: index % 4,
      cycles: index % 3 === 0 ? 1 : 0,
    })),
    equity: kind === 'district' ? equity() : [],
    withoutTime: kind === 'school' ? [{ id: `${ID}1`, name: 'History', time: condition(11, 1) }] : [],
    ...values,
  }
}

function needs(kind: 'school' | 'district'): Report['needs'] {
  const row = (schoolName: string, department: string, index: number) => ({
    ...{ schoolId: `${ID}${index}`, schoolName, department },
  })
  const answered = { requests: 9, answered: exact(6), waiting: exact(3), medianHours: 72 }
  const all = { value: 6, precision: 'at-least' } as const
  const rest = { value: 1, precision: 'at-most' } as const
  const rows: Report['needs'] = [
    { ...row('Oak Hill', 'The school’s leaders', 2), needs: shown(answered) },
    {
      ...row('Oak Hill', 'Technology', 2),
      needs: shown({ requests: 7, answered: all, waiting: rest, medianHours: 24 }),
    },
  ]
  return kind === 'school'
    ? rows
    : [{ ...row('Lakeside', 'All together', 1), needs: hidden('waits') }, ...rows]
}

function equity(): Report['equity'] {
  return SCHOOLS.map((schoolName, index) => ({
    ...{ schoolId: `${ID}${index}`, schoolName, questionsPerWeek: shown(1.5 + index * 0.5) },
    ...{ tookPart: shown(0.6 + index * 0.1), answered: shown(0.5 + index * 0.1) },
    ...{
      hasTime: index === 1 ? hidden('too-few') : shown(0.4),
      hasSupport: hidden('not-asked'),
      needsAnswered: index === 1 ? hidden('waits') : shown(0.65),
    },
  }))
}
