import { describe, expect, it } from '@jest/globals'
import { signalsView } from '../../src/views/signals-view.ts'
import { sampleReport } from '../support/sample-report.ts'

const PAGE = 'https://learning.example/enter/1'

describe('signals in the chat', () => {
  it('say of teams without time no more than the page says', () => {
    const time = { answers: 5, yes: { value: 1, precision: 'at-most' as const } }
    const withoutTime = [{ id: 'team-1', name: 'grade-4-maths', time }]
    const { summary } = signalsView(sampleReport('school', { withoutTime }), PAGE)
    expect(summary).toContain(
      'Nobody, or one person at most, said that there was time for this work in: grade-4-maths.',
    )
    expect(summary).not.toContain('No protected time')
  })

  it('tell shares as exactly as their counts', () => {
    const report = sampleReport('team')
    const time = {
      kind: 'shown' as const,
      value: { answers: 5, yes: { value: 1, precision: 'at-most' as const } },
    }
    const conditions = { ...report.whole.conditions, time }
    const { summary } = signalsView({ ...report, whole: { ...report.whole, conditions } }, PAGE)
    expect(summary).toContain('1 or fewer of 5 said yes (20\u00a0% or less)')
  })
})
