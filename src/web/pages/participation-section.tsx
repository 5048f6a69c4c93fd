import { participationLead } from '../../views/report/leads.ts'
import { reachTable, weeksTable } from '../../views/report/participation-tables.ts'
import { participationChart } from '../../views/report/weeks-chart-data.ts'
import { ON_PAGE } from '../charts/look.ts'
import { LineSign, WeeksChart } from '../charts/weeks-chart.tsx'
import { ChartFigure, Legend } from './figure.tsx'
import { EmptyNote, HiddenNote, HiddenReasons } from './hidden.tsx'
import type { ReportPageProps } from './report-frame.tsx'
import { Section } from './section.tsx'
import { DataTable } from './table.tsx'

/** Who took part, week by week. */
export function ParticipationSection({ report, place }: Pick<ReportPageProps, 'report' | 'place'>) {
  const { participation } = report.whole
  return (
    <Section
      name="participation"
      title="Taking part"
      lead={participation.kind === 'shown' ? participationLead(participation.value) : undefined}
      method="participation"
    >
      {participation.kind === 'hidden' ? (
        <HiddenNote reason={participation.reason} minPeople={report.minPeople} />
      ) : null}
      {report.trend.length === 0 ? (
        <EmptyNote
          what="No week is closed yet."
          advice="Numbers come when the first week with a question is over."
        />
      ) : (
        <Weeks report={report} place={place} />
      )}
      <DataTable table={reachTable(report)} place={place} />
    </Section>
  )
}

function Weeks({ report, place }: Pick<ReportPageProps, 'report' | 'place'>) {
  const chart = participationChart(report)
  return (
    <>
      <ChartFigure
        name="weeks"
        caption="Participation by week; the bar below marks the period"
        legend={
          <>
            <Legend sign={<LineSign look={ON_PAGE} isFirst />}>Took part (people)</Legend>
            <Legend sign={<LineSign look={ON_PAGE} isFirst={false} />}>Response rate (questions)</Legend>
          </>
        }
        draw={(frame) => <WeeksChart {...frame} {...chart} />}
      />
      <HiddenReasons
        values={report.trend.map(({ participation }) => participation)}
        minPeople={report.minPeople}
      />
      <DataTable table={weeksTable(report)} place={place} />
    </>
  )
}
