import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { FRAMEWORK_KEYS } from '../../../src/library/frameworks.ts'
import { csvOf } from '../../../src/views/report/csv.ts'
import { elementTitle, placeOfElement } from '../../../src/views/report/framework-words.ts'
import { stanceLead } from '../../../src/views/report/leads.ts'
import { hoursInWords, shareInWords } from '../../../src/views/report/numbers.ts'
import { weeksTable } from '../../../src/views/report/participation-tables.ts'
import { cell, type ReportTable } from '../../../src/views/report/table.ts'
import { STANCE_ERRORS } from '../../../src/web/pages/stance-errors.ts'
import { sampleReport } from '../../support/sample-report.ts'

const table = (...cells: string[]): ReportTable => ({
  key: 'test',
  caption: 'A test',
  columns: ['Name', ...cells.map((_, index) => `Column ${index}`)],
  rows: [{ head: 'Row', cells: cells.map(cell) }],
})
const lastLine = (csv: string) => csv.trimEnd().split('\r\n').at(-1)

describe('a table as CSV', () => {
  it('says exactly what the page says, line by line', () => {
    const csv = csvOf(weeksTable(sampleReport('school')))
    expect(csv.startsWith('\ufeffWeek of,Took part,Share,Answered,Response rate,Late,Skipped,Away\r\n')).toBe(
      true,
    )
    expect(csv.split('\r\n')[1]).toBe('7 September,21 of 42,50 %,42 of 84,50 %,about 5,about 0,about 5')
    expect(csv.split('\r\n')[3]).toBe('21 September,too few people so far; shown with the coming weeks,,,,,,')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\u00a0=1', '＝1', '|cmd', '%x'])(
    'lets no spreadsheet run %j',
    (text) => {
      expect(csvOf(table(text))).toMatch(/\r\nRow,"?'/)
    },
  )

  it('quotes what has commas, quotes or line ends', () => {
    expect(lastLine(csvOf(table('a,b', 'say "hi"', 'plain')))).toBe('Row,"a,b","say ""hi""",plain')
  })

  it('leaves ordinary numbers as they are', () => {
    expect(lastLine(csvOf(table('64\u00a0%', 'about 5', '0.7', '–')))).toBe('Row,64 %,about 5,0.7,–')
  })
})

describe('numbers in words', () => {
  it('are as exact as the count behind them', () => {
    expect(shareInWords({ value: 27, precision: 'exact' }, 42)).toBe('64\u00a0%')
    expect(shareInWords({ value: 5, precision: 'about' }, 42)).toBe('about 12\u00a0%')
    expect(shareInWords({ value: 41, precision: 'at-least' }, 42)).toBe('98\u00a0% or more')
    expect(shareInWords({ value: 1, precision: 'at-most' }, 42)).toBe('2\u00a0% or less')
    expect(shareInWords({ value: 0, precision: 'at-most' }, 42)).toBe('0\u00a0%')
    expect(shareInWords({ value: 0, precision: 'exact' }, 0)).toBe('–')
  })

  it('name times as people do', () => {
    expect([1, 4, 24, 48, 72, 168].map(hoursInWords)).toEqual([
      '1 hour',
      '4 hours',
      '24 hours',
      '2 days',
      '3 days',
      'a week',
    ])
  })

  it('call a difference one only where the bounds lie apart', () => {
    const share = (low: number, high: number) => ({ share: (low + high) / 2, low, high, isSmall: false })
    const lead = (now: [number, number], before: [number, number] | null) =>
      stanceLead({
        entries: 40,
        people: 9,
        habits: [{ habit: 'evidence', now: share(...now), before: before && share(...before) }],
      })
    expect(lead([0.3, 0.4], [0.35, 0.5])).toContain('Nothing differs from the own past by more than chance.')
    expect(lead([0.5, 0.6], [0.3, 0.4])).toContain(
      'Seen more than in the own past: looking at what students do.',
    )
    expect(lead([0.1, 0.2], [0.3, 0.4])).toContain('Seen less: looking at what students do.')
    expect(lead([0.1, 0.2], null)).toContain('no own past')
  })
})

describe('words of the frameworks and of the reader', () => {
  it('are there for every element that a question can serve', () => {
    for (const key of FRAMEWORK_KEYS) {
      expect(elementTitle(key)).not.toBe(key)
      expect(placeOfElement(key)).toBeLessThan(FRAMEWORK_KEYS.size)
    }
    expect(elementTitle('NEW-1')).toBe('NEW-1')
  })

  it('tell of the errors that the model card tells of', () => {
    const card = readFileSync('docs/stance-model.md', 'utf8')
    for (const { key, precision, recall } of STANCE_ERRORS)
      expect(card).toMatch(new RegExp(`\\| ${key} \\| \\d+ \\| ${precision} \\| ${recall} \\|`))
  })
})
