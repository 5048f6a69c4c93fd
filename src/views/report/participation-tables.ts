import type { Guarded } from '../../domain/privacy.ts'
import type { Figures, Participation } from '../../domain/report/figures.ts'
import type { Report } from '../../domain/report/report.ts'
import { tellingOf } from '../report-words.ts'
import { shareInWords, withinInWords } from './numbers.ts'
import { type Cell, cell, guardedCells, type ReportTable, scopeOfPart, type TableRow } from './table.ts'
import { dayInWords, partsColumn } from './words.ts'

/** Who took part and how many questions were answered, week by week. */
export function weeksTable(report: Report): ReportTable {
  return {
    key: 'weeks',
    caption: 'Participation by week',
    columns: ['Week of', 'Took part', 'Share', 'Answered', 'Response rate', 'Late', 'Skipped', 'Away'],
    rows: report.trend.map(({ week, participation }) => ({
      head: dayInWords(week),
      cells: guardedCells(participation, 7, weekCells),
    })),
  }
}

function weekCells(value: Participation): Cell[] {
  return [
    cell(`${tellingOf(value.peopleTookPart)} of ${value.peopleAsked}`),
    cell(shareInWords(value.peopleTookPart, value.peopleAsked)),
    cell(`${tellingOf(value.answers)} of ${value.asks}`),
    cell(shareInWords(value.answers, value.asks)),
    cell(tellingOf(value.late)),
    cell(tellingOf(value.skipped)),
    cell(tellingOf(value.away)),
  ]
}

/** The period by team or school, in the order of their names; never in the order of a number. */
export function partsTable(report: Report): ReportTable {
  const rows: TableRow[] = report.parts.map((part) => ({
    head: part.name,
    ...scopeOfPart(part),
    cells: partCells(part.figures),
  }))
  const name = partsColumn(report.scope.kind)
  return {
    key: 'parts',
    caption: rows.length > 0 ? `By ${name.toLowerCase()}` : 'The period in numbers',
    columns: [name, 'Took part', 'Response rate', 'Half answered', 'Voice balance', 'Has protected time'],
    rows: [
      ...rows,
      rows.length > 0
        ? { head: 'All that is shown', cells: partCells(report.whole), isWhole: true }
        : { head: report.scope.name, cells: partCells(report.whole) },
    ],
  }
}

function partCells({ participation, timeToAnswer, voice, conditions }: Figures): Cell[] {
  return [
    ...guardedCells(participation, 2, (value) => [
      cell(shareInWords(value.peopleTookPart, value.peopleAsked)),
      cell(shareInWords(value.answers, value.asks)),
    ]),
    one(timeToAnswer, ({ medianWithinHours }) => withinInWords(medianWithinHours)),
    one(voice, ({ evenness }) => evenness.toFixed(1)),
    one(conditions.time, ({ yes, answers }) => shareInWords(yes, answers)),
  ]
}

function one<T>(value: Guarded<T>, words: (value: T) => string): Cell {
  const [only] = guardedCells(value, 1, (shown) => [cell(words(shown))])
  return only ?? cell('')
}

/** What became of the questions of the period: those asked, and those who were not. */
export function reachTable(report: Report): ReportTable {
  const { participation } = report.whole
  const rows = (value: Participation): TableRow[] => [
    { head: 'In reach', cells: [cell(String(value.due))] },
    { head: 'Asked', cells: [cell(String(value.asks))] },
    { head: 'Answered in time', cells: [cell(tellingOf(value.answers))] },
    { head: 'Answered late', cells: [cell(tellingOf(value.late))] },
    { head: 'Skipped', cells: [cell(tellingOf(value.skipped))] },
    { head: 'Away, and so in no share', cells: [cell(tellingOf(value.away))] },
  ]
  return {
    key: 'reach',
    caption: 'Each question to each person',
    columns: ['What became of it', 'Questions'],
    rows:
      participation.kind === 'shown'
        ? rows(participation.value)
        : [{ head: 'All', cells: guardedCells(participation, 1, () => []) }],
  }
}
