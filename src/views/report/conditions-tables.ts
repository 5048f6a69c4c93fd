import type { Guarded } from '../../domain/privacy.ts'
import type { Condition, LeaderModelling } from '../../domain/report/figures.ts'
import type { Report } from '../../domain/report/report.ts'
import { tellingOf } from '../report-words.ts'
import { shareInWords } from './numbers.ts'
import { type Cell, cell, guardedCells, type ReportTable, type TableRow } from './table.ts'

/** Protected time and support, as people answered. */
export function conditionsTable(report: Report): ReportTable {
  const { time, support } = report.whole.conditions
  return {
    key: 'conditions',
    caption: 'Time and support, as people answered',
    columns: ['Condition', 'Yes', 'Share', 'Answers'],
    rows: [
      { head: 'Protected time', cells: conditionCells(time) },
      { head: 'Support when needed', cells: conditionCells(support) },
    ],
  }
}

function conditionCells(condition: Guarded<Condition>): Cell[] {
  return guardedCells(condition, 3, ({ yes, answers }) => [
    cell(tellingOf(yes)),
    cell(shareInWords(yes, answers)),
    cell(String(answers)),
  ])
}

/** Whether leaders learn visibly. */
export function leadersTable(report: Report): ReportTable {
  const { leaders } = report.whole
  const rows = (value: LeaderModelling): TableRow[] => [
    { head: 'Team questions with a shared answer', cells: [cell(String(value.questions))] },
    { head: "A leader's answer came first", cells: [cell(tellingOf(value.leaderFirst))] },
    { head: 'Answers that leaders shared', cells: [cell(String(value.shared))] },
    { head: 'Of these, say what they do not know', cells: [cell(tellingOf(value.notKnowing))] },
  ]
  return {
    key: 'leaders',
    caption: 'Leaders as learners',
    columns: ['What leaders did', 'Count'],
    rows:
      leaders.kind === 'shown'
        ? rows(leaders.value)
        : [{ head: 'All leaders', cells: guardedCells(leaders, 1, () => []) }],
  }
}
