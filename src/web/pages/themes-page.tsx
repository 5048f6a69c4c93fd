import { topicsTable } from '../../views/report/topic-tables.ts'
import { BarsChart } from '../charts/bars-chart.tsx'
import { ChartFigure } from './figure.tsx'
import { EmptyNote } from './hidden.tsx'
import { ReportFrame, type ReportPageProps } from './report-frame.tsx'
import { Section } from './section.tsx'
import { DataTable } from './table.tsx'

/** What people wrote about, without a quote. */
export function ThemesPage(props: ReportPageProps) {
  const { report, place } = props
  const most = Math.max(1, ...report.topics.map(({ people }) => people))
  return (
    <ReportFrame {...props}>
      <Section
        name="themes"
        title="Themes"
        lead={`Topics that ${report.minPeople} people or more touched on, and not everybody. Counts are told in steps of five, and no words are quoted.`}
        method="themes"
      >
        {report.topics.length === 0 ? (
          <EmptyNote
            what="No topic was shared by enough people in this period."
            advice={`A theme shows once ${report.minPeople} people have written about it. Choose a longer period, or ask the teams one question about the same thing.`}
          />
        ) : (
          <>
            <ChartFigure
              name="themes"
              caption="People who wrote about each theme"
              draw={(frame) => (
                <BarsChart
                  {...frame}
                  title="Themes"
                  desc="For each theme at least how many people wrote about it."
                  rows={report.topics.map(({ label, people }) => ({
                    label,
                    value: people / most,
                    note: `${people} or more`,
                  }))}
                />
              )}
            />
            <DataTable table={topicsTable(report)} place={place} />
          </>
        )}
      </Section>
    </ReportFrame>
  )
}
