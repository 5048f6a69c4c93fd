import type { Stance } from '../../domain/report/figures.ts'
import type { Report } from '../../domain/report/report.ts'
import { stanceLead } from '../../views/report/leads.ts'
import { stanceTable, stanceWeeksTable } from '../../views/report/stance-tables.ts'
import { dayInShort, habitTitle } from '../../views/report/words.ts'
import { IntervalChart, NowSign, PastSign } from '../charts/interval-chart.tsx'
import { ON_PAGE } from '../charts/look.ts'
import { TrendsChart } from '../charts/trends-chart.tsx'
import { ChartFigure, Legend } from './figure.tsx'
import { HiddenNote, HiddenReasons } from './hidden.tsx'
import type { ReportPageProps } from './report-frame.tsx'
import { Section } from './section.tsx'
import { DataTable } from './table.tsx'

/** The habits of a learning stance, against the own past. */
export function StanceSection({ report, place }: Pick<ReportPageProps, 'report' | 'place'>) {
  const { stance } = report.whole
  return (
    <Section
      name="stance"
      title="Learning stance"
      lead={stance.kind === 'shown' ? stanceLead(stance.value) : undefined}
      method="stance"
    >
      {stance.kind === 'hidden' ? (
        <HiddenNote reason={stance.reason} minPeople={report.minPeople} />
      ) : (
        <Period stance={stance.value} />
      )}
      <DataTable table={stanceTable(report)} place={place} />
      <p class="aside">
        Estimates of a reader that makes mistakes: in nine of ten cases the true share lies between the
        bounds. Compare only with the own past. They say nothing of one person; please judge nobody by them.
      </p>
      <Weeks report={report} place={place} />
    </Section>
  )
}

function Period({ stance }: { stance: Stance }) {
  const rows = stance.habits.map(({ habit, now, before }) => ({ label: habitTitle(habit), now, before }))
  return (
    <ChartFigure
      name="stance"
      caption="Share of entries that show each habit"
      legend={
        <>
          <Legend sign={<NowSign look={ON_PAGE} />}>This period, with its bounds</Legend>
          {rows.some(({ before }) => before) ? (
            <Legend sign={<PastSign look={ON_PAGE} />}>Own past, up to twelve weeks before</Legend>
          ) : null}
        </>
      }
      draw={(frame) => (
        <IntervalChart
          {...frame}
          title="Share of entries that show each habit"
          desc="For each of seven habits the estimated share with its bounds, beside the own past."
          rows={rows}
        />
      )}
    />
  )
}

function Weeks({ report, place }: { report: Report; place: ReportPageProps['place'] }) {
  const { trend, whole, minPeople } = report
  if (!trend.some(({ stance }) => stance.kind === 'shown')) return null
  const habits = trend.flatMap(({ stance }) => (stance.kind === 'shown' ? stance.value.habits : []))
  const names = [...new Set(habits.map(({ habit }) => habit))]
  const pastOf = (name: string): number | null => {
    if (whole.stance.kind === 'hidden') return null
    return whole.stance.value.habits.find(({ habit }) => habit === name)?.before?.share ?? null
  }
  const trends = names.map((name) => ({
    label: habitTitle(name),
    past: pastOf(name),
    weeks: trend.map(({ stance }) =>
      stance.kind === 'shown' ? (stance.value.habits.find(({ habit }) => habit === name)?.now ?? null) : null,
    ),
  }))
  return (
    <>
      <ChartFigure
        name="stance-weeks"
        caption={
          trends.some(({ past }) => past !== null)
            ? 'The same week by week; the dashed line is the own past'
            : 'The same week by week'
        }
        draw={(frame) => (
          <TrendsChart
            {...frame}
            title="Share of entries that show each habit, by week"
            desc="Seven small panels with the weekly share, its bounds and the own past."
            weeks={trend.map(({ week }) => dayInShort(week))}
            trends={trends}
          />
        )}
      />
      <HiddenReasons values={trend.map(({ stance }) => stance)} minPeople={minPeople} />
      <DataTable table={stanceWeeksTable(report)} place={place} />
    </>
  )
}
