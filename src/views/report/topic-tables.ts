import type { NeedsRow, Report } from '../../domain/report/report.ts'
import { tellingOf } from '../report-words.ts'
import { hoursInWords } from './numbers.ts'
import { cell, guardedCells, type ReportTable } from './table.ts'

/** What people wrote about. */
export function topicsTable(report: Report): ReportTable {
  return {
    key: 'themes',
    caption: 'What people wrote about',
    columns: ['Theme', 'People'],
    rows: report.topics.map(({ label, people }) => ({ head: label, cells: [cell(`${people} or more`)] })),
  }
}

/** What requests for support were about. */
export function needTopicsTable(report: Report): ReportTable {
  return {
    key: 'need-themes',
    caption: 'What requests were about',
    columns: ['Theme', 'People'],
    rows: report.needTopics.map(({ label, people }) => ({
      head: label,
      cells: [cell(`${people} or more`)],
    })),
  }
}

/** Requests for support by school and department. */
export function needsTable(report: Report): ReportTable {
  return {
    key: 'needs',
    caption: 'Requests for support',
    columns: ['School', 'Department', 'Waiting', 'Answered', 'Half answered within'],
    textColumns: 2,
    rows: report.needs.map((row) => ({
      head: row.schoolName,
      cells: [cell(row.department), ...needCells(row)],
    })),
  }
}

function needCells({ needs }: NeedsRow) {
  return guardedCells(needs, 3, ({ waiting, answered, medianHours }) => [
    cell(tellingOf(waiting)),
    cell(tellingOf(answered)),
    cell(medianHours === null ? 'over two weeks' : hoursInWords(medianHours)),
  ])
}
