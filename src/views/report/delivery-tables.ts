import { type DeliveryReason, reasonInWords } from '../../domain/nudge.ts'
import type { Figures } from '../../domain/report/figures.ts'
import type { Report } from '../../domain/report/report.ts'
import { type Cell, cell, guardedCells, type ReportTable, reasonCell, scopeOfPart } from './table.ts'
import { partsColumn } from './words.ts'

/** The states of a delivery with their plain meaning, in the order in which they are told. */
export const DELIVERY_STATES = [
  { key: 'sent', title: 'Sent', meaning: 'reached the chat' },
  { key: 'waiting', title: 'Waiting', meaning: 'goes out at the next allowed time' },
  { key: 'suppressed', title: 'Held back', meaning: "people's time comes first, or its own was over" },
  { key: 'blocked', title: 'Blocked', meaning: 'the person or place cannot be reached' },
  { key: 'failed', title: 'Failed', meaning: 'tried, and not taken by the platform' },
] as const

/** What became of every message that was due. */
export function deliveryTable(report: Report): ReportTable {
  const name = partsColumn(report.scope.kind)
  const rows = report.parts.map((part) => ({
    head: part.name,
    ...scopeOfPart(part),
    cells: deliveryCells(part.figures),
  }))
  const whole = rows.length > 0 ? 'All that is shown' : report.scope.name
  return {
    key: 'delivery',
    caption: 'What became of every message that was due',
    columns: [name, 'Due', ...DELIVERY_STATES.map(({ title }) => title)],
    rows: [...rows, { head: whole, cells: deliveryCells(report.whole), isWhole: rows.length > 0 }],
  }
}

function deliveryCells({ delivery }: Figures): Cell[] {
  return guardedCells(delivery, DELIVERY_STATES.length + 1, (value) => [
    cell(String(value.due)),
    ...DELIVERY_STATES.map(({ key }) => cell(String(value[key]))),
  ])
}

/** Why messages were not sent, or not yet. */
export function reasonsTable(report: Report): ReportTable {
  const { delivery } = report.whole
  const titleOf = (state: string): string => DELIVERY_STATES.find(({ key }) => key === state)?.title ?? state
  const rows =
    delivery.kind === 'shown'
      ? delivery.value.reasons.map(({ state, reason, count }) => ({
          head: reasonTold(reason),
          cells: [cell(titleOf(state)), cell(String(count))],
        }))
      : [{ head: 'All', cells: [reasonCell(delivery.reason), cell('')] }]
  return {
    key: 'reasons',
    caption: 'Why messages were not sent, or not yet',
    columns: ['Reason', 'State', 'Messages'],
    textColumns: 2,
    rows,
  }
}

function reasonTold(reason: string): string {
  if (reason === 'personal') return "The people's own rhythm: away, quiet, or no more for now."
  const words: string | undefined = reasonInWords(reason as DeliveryReason)
  return words ?? reason
}
