import { describe, expect, it } from '@jest/globals'
import { hiddenInWords, tellingOf } from '../../src/views/report-words.ts'
import { sampleReport } from '../support/sample-report.ts'

describe('the words of a report', () => {
  it('say how exactly a count is told', () => {
    expect(tellingOf({ value: 12, precision: 'exact' })).toBe('12')
    expect(tellingOf({ value: 10, precision: 'about' })).toBe('about 10')
    expect(tellingOf({ value: 1, precision: 'at-most' })).toBe('1 or fewer')
    expect(tellingOf({ value: 11, precision: 'at-least' })).toBe('11 or more')
  })

  it('say why a number is not there', () => {
    const { parts } = sampleReport('school')
    const small = parts.find(({ name }) => name === 'Newcomers')?.figures.participation
    expect(small?.kind === 'hidden' && hiddenInWords(small.reason)).toBe('shown with the other small teams')
  })

  it('fit a district, a school and a team', () => {
    const kinds = (['district', 'school', 'team'] as const).map((kind) => sampleReport(kind))
    expect(kinds.map(({ parts }) => parts.map((part) => part.kind).at(0) ?? null)).toEqual([
      'school',
      'team',
      null,
    ])
    for (const { whole } of kinds) {
      const delivery = whole.delivery.kind === 'shown' ? whole.delivery.value : null
      const sum = (delivery?.reasons ?? []).reduce((all, { count }) => all + count, delivery?.sent ?? 0)
      expect(sum).toBe(delivery?.due)
    }
  })
})
