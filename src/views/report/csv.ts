import type { ReportTable } from './table.ts'

/**
 * A table as CSV (RFC 4180, UTF-8 with a byte order mark, as spreadsheets expect). Cells that a spreadsheet would take
 * for a formula begin with an apostrophe.
 */
export function csvOf(table: ReportTable): string {
  const lines = [
    table.columns,
    ...table.rows.map(({ head, cells }) => [head, ...cells.map(({ text }) => text)]),
  ]
  return `\ufeff${lines.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`
}

/** What begins a formula in one spreadsheet or another, also in its full-width form or behind white space. */
const FORMULA = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/u

function field(text: string): string {
  const plain = text.replaceAll('\u00a0', ' ')
  const safe = FORMULA.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
