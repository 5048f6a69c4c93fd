import type { Guarded } from '../domain/privacy.ts'
import type { Figures, Participation, Share, Stance } from '../domain/report/figures.ts'
import type { Report } from '../domain/report/report.ts'
import type { Habit } from '../stance/habits.ts'
import { HABIT_WORDS } from './habit-words.ts'
import { shareInWords } from './report/numbers.ts'
import { hiddenInWords, tellingOf } from './report-words.ts'
import type { Element } from './view.ts'
import { countInWords, dateInWords } from './words.ts'

type Table = Extract<Element, { kind: 'table' }>

/** Participation week by week, the newest first, so many weeks. */
export function weeksTable({ trend }: Report, weeks: number): Table {
  return {
    kind: 'table',
    caption: 'Week by week',
    columns: ['Week of', 'Took part', 'Answers'],
    rows: trend
      .slice(-weeks)
      .reverse()
      .map(({ week, participation }) => [dateInWords(week), ...participationCells(participation)]),
  }
}

/** Participation of the parts in the period: the teams of a school, the schools of a district. */
export function partsTable({ scope, parts, whole, period }: Report): Table {
  const rows = parts.map(({ name, figures }) => [name, ...participationCells(figures.participation)])
  return {
    kind: 'table',
    caption: period.title,
    columns: [scope.kind === 'district' ? 'School' : 'Team', 'Took part', 'Answers'],
    rows: [...rows, ['All that is shown', ...participationCells(whole.participation)]],
  }
}

/** The habits of a learning stance in the period, against the own past. */
export function stanceTable(stance: Stance, agreement: Figures['agreement']): Table {
  const { entries, people, habits } = stance
  // A column that has nothing to say only takes room.
  const hasPast = habits.some(({ before }) => before !== null)
  const agreed = agreement.kind === 'shown' ? agreement.value.habits : []
  return {
    kind: 'table',
    caption: `Learning stance: ${countInWords(entries, 'entry', 'entries')} by ${people} people or more`,
    columns: [
      'Habit',
      'Entries that show it',
      ...(hasPast ? ['Up to 12 weeks before'] : []),
      ...(agreed.length > 0 ? ['Writers agree'] : []),
    ],
    rows: habits.map(({ habit, now, before }) => [
      HABIT_WORDS[habit as Habit] ?? habit,
      boundedShare(now),
      ...(hasPast ? [before ? boundedShare(before) : '–'] : []),
      ...(agreed.length > 0 ? [agreementCell(agreed.find((row) => row.habit === habit)?.agreed)] : []),
    ]),
  }
}

/** What people wrote about. */
export function topicsTable(topics: Report['topics']): Table {
  const rows = topics.map(({ label, people }) => [label, `${people} or more`])
  return { kind: 'table', caption: 'What people wrote about', columns: ['Topic', 'People'], rows }
}

/** "5 of 6 people" of one week, "83 % of those asked" of several; and the answers. */
export function participationCells(participation: Guarded<Participation>): [string, string] {
  if (participation.kind === 'hidden') return [hiddenInWords(participation.reason), '']
  const { weeks, peopleAsked, peopleTookPart, asks, answers } = participation.value
  const share = shareInWords(peopleTookPart, peopleAsked)
  return [
    weeks === 1
      ? `${tellingOf(peopleTookPart)} of ${countInWords(peopleAsked, 'person', 'people')}`
      : `${share} a week`,
    `${tellingOf(answers)} of ${asks} (${shareInWords(answers, asks)})`,
  ]
}

/** "31 % (18–46)": a share with its bounds. */
export function boundedShare({ share, low, high }: Share): string {
  return `${percent(share)} (${Math.round(100 * low)}–${Math.round(100 * high)})`
}

function agreementCell(agreed: number | undefined): string {
  if (agreed === undefined) return '–'
  return agreed >= 0.95 ? `${percent(0.95)} or more` : percent(agreed)
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}
