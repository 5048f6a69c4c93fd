import { describe, expect, it } from '@jest/globals'
import { conditionOf, countWeek } from '../../../src/domain/report/count-week.ts'
import type { AskFact, WeekFacts } from '../../../src/domain/report/facts.ts'

const AT = new Date('2026-09-08T14:00:00Z')
const later = (hours: number) => new Date(AT.getTime() + hours * 3_600_000)
const ask = (person: string, question: string, values: Partial<AskFact> = {}): AskFact => ({
  ...{ person, question, state: 'asked', isSkipped: false, askedAt: AT, answeredAt: null, ...values },
})
const facts = (values: Partial<WeekFacts>): WeekFacts => ({
  ...{ roster: [], asks: [], late: 0, writers: [], evidence: [], lookers: [], readings: [], taps: [] },
  ...{ deliveries: [], questions: [], cycles: [] },
  needs: [],
  leading: { leaders: [], questions: 0, leaderFirst: 0, shared: 0, notKnowing: 0 },
  ...values,
})
const count = (values: Partial<WeekFacts>) =>
  countWeek({ teamId: 'maths', week: '2026-09-07' }, facts(values), (key) =>
    key === 'default' ? ['PLS-1'] : [],
  )

describe('a counted week', () => {
  it('takes people who are away out of the denominator, and counts who reflects as taking part', () => {
    const { items } = count({
      asks: [
        ask('ana', 'q1', { answeredAt: later(2) }),
        ask('ana', 'q2', { answeredAt: later(200) }),
        ask('ben', 'q1', { isSkipped: true }),
        ask('cleo', 'q1', { state: 'away' }),
        ask('dora', 'q1'),
      ],
      writers: [{ person: 'dora', entries: 1, read: 1, letters: 40 }],
      late: 1,
    })
    expect(items.participation[0]?.counts).toEqual({
      ...{ peopleAsked: 3, peopleTookPart: 2, peopleAnswered: 1, mostAsks: 2 },
      ...{ due: 5, asks: 4, answers: 2, late: 1, skipped: 1, away: 1 },
      hours: [0, 1, 0, 0, 0, 0, 0, 1],
    })
    expect(items.participation[0]?.people).toEqual([
      ['ana', 2],
      ['ben', 0],
      ['dora', 0],
    ])
  })

  it('lets delivery truth add up, with the reasons that lie with a person as one', () => {
    const { items } = count({
      roster: ['ana', 'ben'],
      deliveries: [
        { state: 'sent', reason: null, person: null, count: 2 },
        { state: 'suppressed', reason: 'away', person: 'ana', count: 1 },
        { state: 'suppressed', reason: 'snoozed', person: 'cleo', count: 1 },
        { state: 'failed', reason: 'gave-up', person: 'ana', count: 1 },
        { state: 'sending', reason: null, person: 'ana', count: 1 },
      ],
    })
    expect(items.delivery[0]?.counts).toEqual({
      ...{ due: 6, sent: 2, blocked: 0, failed: 1, suppressed: 2, waiting: 1 },
      reasons: { 'suppressed personal': 2, 'failed gave-up': 1, 'waiting scheduled': 1 },
    })
    expect(items.delivery[0]?.people.map(([person]) => person)).toEqual(['ana', 'ben', 'cleo'])
  })

  it('says of a question what it asks about by its key', () => {
    expect(
      ['plan.protected-time', 'launch.time', 'act.support', 'improve.worth-it', null].map(conditionOf),
    ).toEqual([...['time', 'time', 'support', null, null]])
  })

  it('counts each question on time or support by itself', () => {
    const tap = (question: string, person: string, value: string) => ({
      ...{ question, person, value, templateKey: 'plan.protected-time' },
    })
    const { items } = count({
      taps: [tap('q1', 'ana', 'yes'), tap('q1', 'ben', 'some'), tap('q2', 'ana', 'no')],
    })
    expect(items.time.map(({ counts, people }) => [counts, people.length])).toEqual([
      [{ answers: 2, yes: 1 }, 2],
      [{ answers: 1, yes: 0 }, 1],
    ])
    expect(items.support).toEqual([])
  })

  it('belongs to the phase in which its Thursday lies, and serves what its questions and cycles serve', () => {
    const phases = [
      { id: 'plan', startsOn: '2026-09-02', endsOn: '2026-09-10' },
      { id: 'do', startsOn: '2026-09-10', endsOn: '2026-09-20' },
    ]
    const { phaseId, coverage } = count({
      cycles: [{ id: 'c1', templateKey: 'default', phases }],
      questions: [
        { cycleId: 'c1', frameworks: ['PLS-4'], count: 2 },
        { cycleId: null, frameworks: ['PLS-4', 'STD-EV'], count: 1 },
      ],
    })
    expect(phaseId).toBe('do')
    expect(coverage).toEqual({
      questions: { 'PLS-4': 3, 'STD-EV': 1 },
      cycles: { 'PLS-4': ['c1'], 'PLS-1': ['c1'] },
    })
  })

  it('has nothing of a family about which it says nothing', () => {
    expect(Object.values(count({ roster: ['ana'] }).items).flat()).toEqual([])
  })
})
