import { describe, expect, it } from '@jest/globals'
import type { DigestMaterial } from '../../src/domain/digest/content.ts'
import { chooseSuggestion, type Suggestion } from '../../src/domain/digest/suggestion.ts'
import type { Guarded } from '../../src/domain/privacy.ts'
import type { Figures, Participation, Share, Stance } from '../../src/domain/report/figures.ts'
import type { Report } from '../../src/domain/report/report.ts'
import { FRAMEWORK_KEYS } from '../../src/library/frameworks.ts'
import { SUGGESTIONS } from '../../src/library/suggestions.ts'
import { HABITS } from '../../src/stance/habits.ts'
import { seenInWords } from '../../src/views/digest/digest-words.ts'
import { quietReport, shown } from '../support/digest-reports.ts'

const exact = (value: number) => ({ value, precision: 'exact' as const })
const nextToNone = { value: 1, precision: 'at-most' as const }

const month = (values: Partial<Figures>, report: Partial<Report> = {}): Report => {
  const quiet = quietReport('school', values, report)
  return {
    ...quiet,
    period: { ...quiet.period, kind: 'four-weeks', weeks: ['2026-09-14', '2026-09-21', '2026-09-28'] },
  }
}
const chosen = (material: DigestMaterial, recent: string[] = []): Suggestion | null =>
  chooseSuggestion(SUGGESTIONS, material, recent)
const withFigures = (values: Partial<Figures>, report: Partial<Report> = {}): DigestMaterial => ({
  week: quietReport('school', values, report),
  month: null,
})
const participation = (values: Partial<Participation>): Guarded<Participation> => {
  const { whole } = quietReport('school')
  if (whole.participation.kind === 'hidden') throw new Error('The quiet report shows participation')
  return shown({ ...whole.participation.value, ...values })
}
const share = (low: number, high: number): Share => ({ share: (low + high) / 2, low, high, isSmall: false })
const stanceWith = (habit: string, now: Share, before: Share | null): Guarded<Stance> =>
  shown({
    entries: 40,
    people: 20,
    habits: HABITS.map((each) =>
      each === habit
        ? { habit: each, now, before }
        : { habit: each, now: share(0.4, 0.6), before: share(0.4, 0.6) },
    ),
  })
const served = (key: string, questions: number): Report['coverage'] =>
  [...FRAMEWORK_KEYS].map((each) => ({ key: each, questions: each === key ? questions : 6, cycles: 1 }))

const CASES: [string, DigestMaterial, string][] = [
  [
    'parts-without-time',
    withFigures(
      {},
      {
        withoutTime: ['English', 'History', 'Science'].map((name, index) => ({
          id: String(index),
          name,
          time: { answers: 8, yes: nextToNone },
        })),
      },
    ),
    'Three teams reported no protected time: English, History and Science.',
  ],
  [
    'needs-waiting',
    withFigures(
      {},
      {
        needs: [
          {
            ...{ schoolId: 's', schoolName: 'Oak Hill', department: 'Coaching' },
            needs: shown({ requests: 8, waiting: exact(6), answered: exact(2), medianHours: 24 }),
          },
        ],
      },
    ),
    'Requests for support that have waited longer than two weeks: 6.',
  ],
  [
    'little-time',
    withFigures({
      conditions: {
        time: shown({ answers: 20, yes: exact(8) }),
        support: { kind: 'hidden', reason: 'not-asked' },
      },
    }),
    '8 of 20 answers said that there was protected time.',
  ],
  [
    'little-support',
    withFigures({
      conditions: {
        time: { kind: 'hidden', reason: 'not-asked' },
        support: shown({ answers: 20, yes: nextToNone }),
      },
    }),
    '1 or fewer of 20 answers said that support was there when it was needed.',
  ],
  [
    'leaders-first',
    {
      week: quietReport('school'),
      month: month({
        leaders: shown({ questions: 9, leaderFirst: nextToNone, shared: 8, notKnowing: exact(4) }),
      }),
    },
    'In three weeks leaders answered first in 1 or fewer of 9 team questions.',
  ],
  [
    'leaders-unsure',
    {
      week: quietReport('school'),
      month: month({
        leaders: shown({ questions: 9, leaderFirst: exact(5), shared: 8, notKnowing: exact(0) }),
      }),
    },
    'Of 8 answers that leaders shared in three weeks, 0 said what they do not know.',
  ],
  ['few-voices', withFigures({ voice: shown({ evenness: 0.3 }) }), 'A few people wrote most of the words.'],
  [
    'few-answers',
    withFigures({ participation: participation({ asks: 40, answers: exact(12) }) }),
    '12 of 40 questions to people were answered.',
  ],
  [
    'fewer-answers',
    withFigures(
      { participation: participation({ asks: 40, answers: exact(20) }) },
      {
        trend: [
          { week: '2026-09-21', participation: participation({ asks: 40, answers: exact(30) }) },
          { week: '2026-09-28', participation: participation({ asks: 40, answers: exact(20) }) },
        ].map((week) => ({ ...week, stance: { kind: 'hidden', reason: 'waits' } })),
      },
    ),
    'Fewer questions were answered than in the week before: 50 % after 75 %.',
  ],
  [
    'late-answers',
    withFigures({ timeToAnswer: shown({ medianWithinHours: 168 }) }),
    'Half of the answers took longer than three days.',
  ],
  [
    'many-skipped',
    withFigures({
      participation: participation({ asks: 40, skipped: { value: 15, precision: 'about' } }),
    }),
    'People skipped about 15 of 40 questions.',
  ],
  [
    'not-delivered',
    withFigures({
      delivery: shown({
        ...{ due: 20, sent: 16, blocked: 3, failed: 1, suppressed: 0, waiting: 0 },
        reasons: [{ state: 'blocked', reason: 'not-reachable', count: 3 }],
      }),
    }),
    '4 of 20 messages could not be delivered.',
  ],
  [
    'little-evidence',
    withFigures({ stance: stanceWith('evidence', share(0.05, 0.25), null) }),
    'Few entries look at what students do: 15 %.',
  ],
  ...(
    [
      ['evidence', 'of looking at what students do'],
      ['not_knowing', 'of saying what we do not know'],
      ['inquiring', 'of wondering why'],
      ['practicing', 'of trying something out'],
      ['seeking_feedback', 'of asking for feedback'],
      ['collaborating', 'of working with colleagues'],
      ['growth_intention', 'of planning what to change'],
    ] as const
  ).map(([habit, words]): [string, DigestMaterial, string] => [
    `less-${habit.replaceAll('_', '-')}`,
    withFigures({ stance: stanceWith(habit, share(0.35, 0.45), share(0.55, 0.65)) }),
    `Less is seen ${words} than in the own past: 40 % after 60 %.`,
  ]),
  ...(
    [
      ['evidence', 'PLS-4', 'the evidence of student learning'],
      ['practice', 'PLS-6', 'practice with feedback'],
      ['equity', 'STD-EP', 'equity in the classroom'],
      ['materials', 'PLS-3', 'the materials that students work with'],
    ] as const
  ).map(([name, key, words]): [string, DigestMaterial, string] => [
    `not-asked-${name}`,
    {
      week: quietReport('school'),
      month: month(
        {},
        { coverage: served(key, 0).map((row) => (row.key === key ? { ...row, cycles: 0 } : row)) },
      ),
    },
    `In three weeks no question was about ${words}.`,
  ]),
  [
    'begin-to-ask',
    withFigures({ participation: { kind: 'hidden', reason: 'not-asked' } }),
    'Nobody was asked anything.',
  ],
  [
    'more-of-a-habit',
    withFigures({ stance: stanceWith('inquiring', share(0.6, 0.8), share(0.3, 0.4)) }),
    'More is seen of wondering why than in the own past: 70 % after 35 %.',
  ],
  [
    'shared-topic',
    withFigures({}, { topics: [{ label: 'exit tickets', people: 10 }] }),
    '10 or more people wrote about “exit tickets”.',
  ],
  ['write-first', withFigures({ stance: { kind: 'hidden', reason: 'waits' } }), 'Few have written so far.'],
]

describe('the suggestions of a digest', () => {
  it.each(CASES)('has "%s" where the report says so', (key, material, words) => {
    const suggestion = chosen(material)
    expect(suggestion?.rule.key).toBe(key)
    expect(suggestion && seenInWords(suggestion, 'school').replaceAll('\u00a0', ' ')).toBe(words)
  })

  it('has a case for each rule, and each rule names an element of the frameworks', () => {
    expect(CASES.map(([key]) => key).sort()).toEqual(SUGGESTIONS.map(({ key }) => key).sort())
    for (const { framework } of SUGGESTIONS) expect(FRAMEWORK_KEYS).toContain(framework)
  })

  it('says nothing where nothing stands out', () => {
    expect(chosen({ week: quietReport('school'), month: month({}) })).toBeNull()
  })

  it('says nothing of what may not be told', () => {
    const hidden = { kind: 'hidden', reason: 'waits' } as const
    const keys = SUGGESTIONS.filter(({ find }) =>
      find({
        week: quietReport(
          'school',
          {
            ...{ participation: hidden, timeToAnswer: hidden, voice: hidden, stance: hidden },
            ...{
              leaders: hidden,
              delivery: hidden,
              needs: hidden,
              conditions: { time: hidden, support: hidden },
            },
          },
          { trend: [], coverage: [] },
        ),
        month: null,
      }),
    ).map(({ key }) => key)
    expect(keys).toEqual(['write-first'])
  })

  it('takes the next one where the first was made of late', () => {
    const material = withFigures({
      voice: shown({ evenness: 0.3 }),
      timeToAnswer: shown({ medianWithinHours: null }),
    })
    expect(chosen(material)?.rule.key).toBe('few-voices')
    expect(chosen(material, ['few-voices'])?.rule.key).toBe('late-answers')
    expect(chosen(material, ['few-voices', 'late-answers'])).toBeNull()
  })

  it('says to a team nothing that is for leaders alone', () => {
    const leaders = month({
      leaders: shown({ questions: 9, leaderFirst: nextToNone, shared: 8, notKnowing: exact(4) }),
    })
    expect(chosen({ week: quietReport('team'), month: leaders })).toBeNull()
  })
})
