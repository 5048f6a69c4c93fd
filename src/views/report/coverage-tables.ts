import type { CoverageRow, Report } from '../../domain/report/report.ts'
import { elementTitle, FRAMEWORK_GROUPS, placeOfElement } from './framework-words.ts'
import { cell, type ReportTable } from './table.ts'

/** The elements of one framework, in their own order. */
export interface CoverageGroup {
  title: string
  rows: CoverageRow[]
}

/** The coverage by framework; a framework without a row is left out. */
export function coverageGroups(report: Report): CoverageGroup[] {
  return FRAMEWORK_GROUPS.map(({ prefix, title }) => ({
    title,
    rows: report.coverage
      .filter(({ key }) => key.startsWith(prefix))
      .sort((a, b) => placeOfElement(a.key) - placeOfElement(b.key)),
  })).filter(({ rows }) => rows.length > 0)
}

/** Which elements of the frameworks the questions and cycles have served. */
export function coverageTable(report: Report): ReportTable {
  return {
    key: 'coverage',
    caption: 'Elements of the frameworks that questions and cycles served',
    columns: ['Key', 'Element', 'Framework', 'Questions', 'Cycles'],
    textColumns: 3,
    rows: coverageGroups(report).flatMap(({ title, rows }) =>
      rows.map(({ key, questions, cycles }) => ({
        head: key,
        cells: [cell(elementTitle(key)), cell(title), cell(String(questions)), cell(String(cycles))],
      })),
    ),
  }
}
