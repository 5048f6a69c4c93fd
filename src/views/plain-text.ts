import { assertNever } from '../domain/assert-never.ts'
import type { Element, View } from './view.ts'

/** The elements in plain words, one line each: what notifications and screen readers get. */
export function renderPlainText(elements: readonly Element[]): string {
  return elements
    .map(plainTextOf)
    .filter((text) => text !== '')
    .join('\n')
}

/** A view of these elements; its summary is their plain text. */
export function viewOf(elements: Element[]): View {
  return { summary: renderPlainText(elements), elements }
}

/** A view of one or more lines of text. */
export function textView(...lines: string[]): View {
  return viewOf(lines.map((text) => ({ kind: 'text', text })))
}

function plainTextOf(element: Element): string {
  switch (element.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return element.text
    case 'facts':
      return element.facts.map(({ label, value }) => `${label}: ${value}`).join('\n')
    case 'table':
      return [element.caption, ...element.rows.map((row) => rowInWords(element.columns, row))].join('\n')
    case 'choices':
      return `${element.label}: ${element.options.map(({ label }) => label).join(', ')}`
    case 'buttons':
      return ''
    case 'answer-box':
      return element.label
    case 'input':
      return element.label
    case 'picture':
      return ''
    case 'divider':
      return ''
    default:
      return assertNever(element)
  }
}

function rowInWords(columns: readonly string[], row: readonly string[]): string {
  const cells = row.map((cell, index) =>
    index === 0 || cell === '' ? cell : `${columns[index] ?? ''} ${cell}`.trim(),
  )
  return cells.filter((cell) => cell !== '').join(', ')
}
