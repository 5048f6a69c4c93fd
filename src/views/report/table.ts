import type { Guarded, HiddenReason } from '../../domain/privacy.ts'
import type { ReportPart, ReportScope } from '../../domain/report/report.ts'
import { hiddenInWords } from '../report-words.ts'

/** A cell as it is read: a number in words, or (`isMuted`) why there is none. */
export interface Cell {
  text: string
  isMuted?: boolean
}

/** What a row is about; `scope`: what can be opened for more of it. */
export interface TableRow {
  head: string
  scope?: Pick<ReportScope, 'kind' | 'id'>
  cells: Cell[]
  /** The sum of the rows above it. */
  isWhole?: boolean
}

/** A table of a report: the same for the page, its print and its CSV. */
export interface ReportTable {
  /** Names it in links. */
  key: string
  caption: string
  /** The first one names what the rows are about. */
  columns: string[]
  /** How many of them, from the first on, hold words; all others hold numbers. 1 where nothing is said. */
  textColumns?: number
  rows: TableRow[]
}

/** A cell of text. */
export function cell(text: string): Cell {
  return { text }
}

/** A cell that says why there is no number. */
export function mutedCell(text: string): Cell {
  return { text, isMuted: true }
}

/**
 * The cells of a value, `width` of them; where it may not be told, the reason stands in the first and the others
 * stay empty.
 */
export function guardedCells<T>(value: Guarded<T>, width: number, cellsOf: (value: T) => Cell[]): Cell[] {
  if (value.kind === 'shown') return cellsOf(value.value)
  return [reasonCell(value.reason), ...Array.from({ length: width - 1 }, () => mutedCell(''))]
}

/** A cell that says why a value may not be told. */
export function reasonCell(reason: HiddenReason): Cell {
  return mutedCell(hiddenInWords(reason))
}

/** What a part's row leads to; nothing where several teams are told together. */
export function scopeOfPart(part: ReportPart): Pick<TableRow, 'scope'> {
  return part.kind === 'together' || part.id === null ? {} : { scope: { kind: part.kind, id: part.id } }
}
