import { describe, expect, it } from '@jest/globals'
import { digestContentOf } from '../../../src/domain/digest/content.ts'
import { chooseSuggestion } from '../../../src/domain/digest/suggestion.ts'
import type { Report } from '../../../src/domain/report/report.ts'
import { SUGGESTIONS } from '../../../src/library/suggestions.ts'
import { digestView } from '../../../src/views/digest/digest-view.ts'
import { participationWords, stanceWords } from '../../../src/views/digest/digest-words.ts'
import { quietReport } from '../../support/digest-reports.ts'
import { sampleReport } from '../../support/sample-report.ts'

const hidden = (reason: 'waits' | 'together' | 'not-asked') => ({ kind: 'hidden', reason }) as const

function viewOfReport(report: Report) {
  const content = digestContentOf(report)
  const made = chooseSuggestion(SUGGESTIONS, { week: report, month: report }, [])
  return digestView({
    recipient: { kind: 'member', id: 'm' },
    parts: [{ content, picture: null }],
    waiting: null,
    suggestion: made && { of: content, made },
  })
}

/** Every value of an object, however deep. */
function valuesIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value]
  return [value, ...Object.values(value).flatMap(valuesIn)]
}

describe('what a digest tells', () => {
  it.each(['team', 'school', 'district'] as const)('stands in the report of its %s, all of it', (kind) => {
    const report = sampleReport(kind)
    const known = new Set(valuesIn(report).map((value) => JSON.stringify(value)))
    const { coverage, needs, week, ...content } = digestContentOf(report)
    for (const part of [...Object.values(content), ...coverage, ...needs, week])
      expect(known).toContain(JSON.stringify(part))
  })

  it.each(['team', 'school', 'district'] as const)(
    'names no number that the report of its %s has not',
    (kind) => {
      const report = sampleReport(kind)
      const numbers = valuesIn(report).filter((value): value is number => typeof value === 'number')
      const shares = numbers.flatMap((part) => numbers.map((whole) => Math.round((100 * part) / whole)))
      const known = new Set([
        ...numbers,
        ...numbers.map((value) => Math.round(value * 100)),
        ...shares,
        // The sum of what waits in each row; the day of the month.
        report.needs.reduce(
          (sum, { needs }) => sum + (needs.kind === 'shown' ? needs.value.waiting.value : 0),
          0,
        ),
        Number(report.period.weeks.at(-1)?.slice(8)),
      ])
      const told = viewOfReport(report).summary.match(/\d+/g) ?? []
      expect(told.length).toBeGreaterThan(8)
      expect(told.filter((word) => !known.has(Number(word)))).toEqual([])
    },
  )

  it('holds this week against the week before', () => {
    const report = sampleReport('school')
    expect(participationWords(digestContentOf(report))).toContain('In the week before it was')
    expect(participationWords(digestContentOf({ ...report, trend: [] }))).not.toContain('week before')
  })

  it.each([
    ['not-asked', 'Nobody was asked anything in this week.'],
    ['waits', 'Too few people were asked to say who took part: it takes 5.'],
    ['together', 'Fewer than 5 people were asked; they are told together with other small teams.'],
  ] as const)('says why it is silent: %s', (reason, words) => {
    const content = digestContentOf(quietReport('team', { participation: hidden(reason) }))
    expect(participationWords(content)).toContain(words)
  })

  it('says that too few wrote, and that few entries are few', () => {
    expect(stanceWords(digestContentOf(quietReport('team', { stance: hidden('waits') })))).toContain(
      'too few wrote to say',
    )
    const small = sampleReport('team')
    expect(stanceWords(digestContentOf({ ...small, whole: { ...small.whole } }))).toMatch(/bounds|between/)
  })

  it('says that nothing differs where nothing differs by more than chance', () => {
    expect(stanceWords(digestContentOf(quietReport('team')))).toContain(
      'nothing differs from the own past by more than chance',
    )
  })

  it('gives a team the words for a team, and leaders theirs', () => {
    const few = { voice: { kind: 'shown' as const, value: { evenness: 0.2 } } }
    expect(viewOfReport(quietReport('team', few)).summary).toContain('Begin the next meeting with')
    expect(viewOfReport(quietReport('school', few)).summary).toContain('Ask facilitators to begin')
  })
})
