import { Temporal } from 'temporal-polyfill'
import type { ReportScope } from '../../domain/report/report.ts'
import type { Habit } from '../../stance/habits.ts'
import { dateInWords } from '../words.ts'

/** A Monday (ISO date) as a table's row says it: "7 September". */
export function dayInWords(monday: string): string {
  return dateInWords(monday).replace(/^\w+ /, '')
}

/** The same for the axis of a chart: "7 Sep". */
export function dayInShort(monday: string): string {
  const { day, month } = Temporal.PlainDate.from(monday)
  return `${day} ${MONTHS[month - 1]}`
}

/** What the parts of a scope are: "Team", "School". */
export function partsColumn(kind: ReportScope['kind']): string {
  return kind === 'district' ? 'School' : 'Team'
}

/** The habits as headings: "Not knowing", "Wondering why". */
export const HABIT_TITLES: Record<Habit, string> = {
  not_knowing: 'Saying what we do not know',
  inquiring: 'Wondering why',
  practicing: 'Trying something out',
  seeking_feedback: 'Asking for feedback',
  evidence: 'Looking at what students do',
  collaborating: 'Working with colleagues',
  growth_intention: 'Planning what to change',
}

/** A habit's title; a habit of another version keeps its key. */
export function habitTitle(habit: string): string {
  return HABIT_TITLES[habit as Habit] ?? habit
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
