import type { Guarded, HiddenReason } from '../../domain/privacy.ts'
import type { EquityRow, Report } from '../../domain/report/report.ts'
import { hiddenInWords } from '../report-words.ts'
import { percentOf } from './numbers.ts'
import { type Cell, cell, mutedCell, type ReportTable, reasonCell } from './table.ts'

/** What is compared, in the order of the columns. */
export const EQUITY_MEASURES = [
  { key: 'tookPart', title: 'Take part', asks: 'of those asked, in a usual week' },
  { key: 'answered', title: 'Questions answered', asks: 'of those asked' },
  { key: 'hasTime', title: 'Have protected time', asks: 'of those who said' },
  { key: 'hasSupport', title: 'Have support', asks: 'of those who said' },
  { key: 'needsAnswered', title: 'Needs answered', asks: 'within two weeks' },
] as const satisfies readonly { key: keyof EquityRow; title: string; asks: string }[]

/** Why a measure is not told, in a few words; of requests it must not say whether there was one. */
export function equityReason(key: keyof EquityRow, reason: HiddenReason): string {
  return key === 'needsAnswered' ? 'too few people, or none, asked so far' : hiddenInWords(reason)
}

/** Who gets what, by school, in the order of their names. */
export function equityTable(report: Report): ReportTable {
  return {
    key: 'equity',
    caption: 'Who is asked, answers, and gets time and answers',
    columns: ['School', 'Questions a week', ...EQUITY_MEASURES.map(({ title }) => title)],
    rows: report.equity.map((row) => ({
      head: row.schoolName,
      scope: { kind: 'school', id: row.schoolId },
      cells: [
        numberCell(row.questionsPerWeek, (value) => value.toFixed(1)),
        ...EQUITY_MEASURES.map(({ key }) => {
          const value = row[key]
          return value.kind === 'shown'
            ? cell(percentOf(value.value))
            : mutedCell(equityReason(key, value.reason))
        }),
      ],
    })),
  }
}

function numberCell(value: Guarded<number>, words: (value: number) => string): Cell {
  return value.kind === 'shown' ? cell(words(value.value)) : reasonCell(value.reason)
}
