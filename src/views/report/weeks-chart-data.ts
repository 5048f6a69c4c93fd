import type { HiddenReason } from '../../domain/privacy.ts'
import type { Report } from '../../domain/report/report.ts'
import { hiddenInWords } from '../report-words.ts'
import { ratioOf, shareInWords } from './numbers.ts'
import { dayInShort } from './words.ts'

/** A share (0–1) of each week; null where it may not be told. */
export interface WeekSeries {
  label: string
  values: (number | null)[]
  /** The last value that is told, in words that say how exact it is. */
  last: string
}

/** A chart of shares week by week, before it is drawn. */
export interface WeeksChartData {
  title: string
  desc: string
  /** A short word for each week. */
  weeks: string[]
  /** Which of them are marked below the axis: those of the period. */
  marked: boolean[]
  /** Why nothing is told of a week, in few words; null where something is. */
  gaps: (string | null)[]
  /** Two at most: the first is drawn full with circles, the second dashed with squares. */
  series: WeekSeries[]
}

/** Who took part and how many questions were answered, week by week: the newest `weeks` (all where nothing is said). */
export function participationChart(report: Report, weeks = Number.POSITIVE_INFINITY): WeeksChartData {
  const trend = report.trend.slice(-weeks)
  const told = trend.map(({ participation }) => (participation.kind === 'shown' ? participation.value : null))
  const last = told.findLast((value) => value !== null) ?? null
  return {
    title: 'Participation by week',
    desc: 'The share of people who took part and of questions answered, for each closed week.',
    weeks: trend.map(({ week }) => dayInShort(week)),
    marked: trend.map(({ week }) => report.period.weeks.includes(week)),
    gaps: trend.map(({ participation }) =>
      participation.kind === 'hidden' ? reasonInWords(participation.reason) : null,
    ),
    series: [
      {
        label: 'Took part',
        values: told.map((value) => value && ratioOf(value.peopleTookPart, value.peopleAsked)),
        last: last ? shareInWords(last.peopleTookPart, last.peopleAsked) : '',
      },
      {
        label: 'Response rate',
        values: told.map((value) => value && ratioOf(value.answers, value.asks)),
        last: last ? shareInWords(last.answers, last.asks) : '',
      },
    ],
  }
}

/** The table's words, as far as a chart has room. */
function reasonInWords(reason: HiddenReason): string {
  const [words = ''] = hiddenInWords(reason).split(';')
  return words
}
