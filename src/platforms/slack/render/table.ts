import { LIMITS } from '../limits.ts'
import { escapeText } from '../text.ts'
import { trimPlainEscaped } from './fit-text.ts'

/** A line of so many characters still fits a phone held upright or a narrow window without breaking. */
const WIDEST_LINE = 60
const GAP = '  '
const FENCE = '```'

/**
 * A table as mrkdwn texts of one section each: aligned in monospace where its lines are narrow enough, else each row as
 * lines of "column: value". Every text is escaped and within Slack's limit.
 */
export function renderTable(columns: string[], rows: string[][]): string[] {
  const cells = [columns, ...rows].map((row) => columns.map((_, index) => cleanCell(row[index] ?? '')))
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => widthOf(row[index] ?? ''))))
  const lineWidth = widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length)
  if (lineWidth > WIDEST_LINE)
    return packLines(
      rows.map((row) => recordOf(columns, row)),
      '\n\n',
    )
  const lines = cells.map((row) => alignRow(row, widths))
  return packLines(lines, '\n', FENCE)
}

function alignRow(row: string[], widths: number[]): string {
  const padded = row.map(
    (cell, index) => cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - widthOf(cell))),
  )
  return escapeText(padded.join(GAP).trimEnd())
}

function recordOf(columns: string[], row: string[]): string {
  const room = Math.floor(LIMITS.sectionText / columns.length) - GAP.length
  const lines = columns.map((column, index) => {
    const value = cleanCell(row[index] ?? '')
    return index === 0
      ? `*${trimPlainEscaped(value || column, room - 2)}*`
      : trimPlainEscaped(`${column}: ${value}`, room)
  })
  return lines.join('\n')
}

function packLines(lines: string[], separator: string, fence = ''): string[] {
  const room = LIMITS.sectionText - 2 * (fence.length + 1)
  const texts: string[] = []
  let current = ''
  for (const line of lines) {
    const joined = current === '' ? line : `${current}${separator}${line}`
    if (joined.length > room && current !== '') {
      texts.push(current)
      current = line
    } else current = joined
  }
  if (current !== '') texts.push(current)
  return fence ? texts.map((text) => `${fence}\n${text}\n${fence}`) : texts
}

function cleanCell(cell: string): string {
  // A backtick would close the monospace block, a line break would break the row.
  return cell.replaceAll('`', "'").replace(/\s+/g, ' ').trim()
}

/** How many characters a person sees: an emoji or a letter with its accent is one. */
function widthOf(text: string): number {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length
}
