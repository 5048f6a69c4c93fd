import type { Stance } from '../../domain/report/figures.ts'
import type { Report } from '../../domain/report/report.ts'
import { HABITS } from '../../stance/habits.ts'
import { boundsInWords, percentOf } from './numbers.ts'
import { type Cell, cell, guardedCells, type ReportTable, type TableRow } from './table.ts'
import { dayInWords, habitTitle } from './words.ts'

/** The share of entries that show each habit, in the period and in the own past. */
export function stanceTable(report: Report): ReportTable {
  const { stance, agreement } = report.whole
  const agreed = agreement.kind === 'shown' ? agreement.value.habits : []
  const habits = stance.kind === 'shown' ? stance.value.habits : []
  // A column that has nothing to say only takes room.
  const hasPast = habits.some(({ before }) => before !== null)
  const columns = [
    ...['Habit', 'This period', 'Lies between'],
    ...(hasPast ? ['Own past', 'Lay between'] : []),
    ...(agreed.length > 0 ? ['Writers agree'] : []),
  ]
  const rows = habits.map(({ habit, now, before }): TableRow => {
    const agreedOn = agreed.find((each) => each.habit === habit)
    const past = before ? [cell(percentOf(before.share)), cell(boundsInWords(before))] : [NONE, NONE]
    return {
      head: habitTitle(habit),
      cells: [
        ...[cell(percentOf(now.share)), cell(boundsInWords(now))],
        ...(hasPast ? past : []),
        ...(agreed.length > 0 ? [agreedOn ? cell(agreementInWords(agreedOn.agreed)) : NONE] : []),
      ],
    }
  })
  const hidden = { head: 'All habits', cells: guardedCells(stance, columns.length - 1, () => []) }
  return {
    key: 'stance',
    caption: 'Entries that show each habit',
    columns,
    rows: stance.kind === 'shown' ? rows : [hidden],
  }
}

/** Near to all it is told as a bound, so that nobody's own corrections can be read from it. */
function agreementInWords(agreed: number): string {
  return agreed >= 0.95 ? `${percentOf(0.95)} or more` : percentOf(agreed)
}

const NONE = cell('–')

/** The same week by week. */
export function stanceWeeksTable(report: Report): ReportTable {
  return {
    key: 'stance-weeks',
    caption: 'Entries that show each habit, by week',
    columns: ['Week of', ...HABITS.map(habitTitle), 'Entries'],
    rows: report.trend.map(({ week, stance }) => ({
      head: dayInWords(week),
      cells: guardedCells(stance, HABITS.length + 1, weekCells),
    })),
  }
}

function weekCells({ habits, entries }: Stance): Cell[] {
  const shareOf = (habit: string): Cell => {
    const found = habits.find((each) => each.habit === habit)
    return found ? cell(percentOf(found.now.share)) : NONE
  }
  return [...HABITS.map(shareOf), cell(String(entries))]
}
