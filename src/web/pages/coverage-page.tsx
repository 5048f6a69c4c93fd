import { coverageGroups, coverageTable } from '../../views/report/coverage-tables.ts'
import { elementTitle } from '../../views/report/framework-words.ts'
import { MapChart } from '../charts/map-chart.tsx'
import { ChartFigure } from './figure.tsx'
import { EmptyNote } from './hidden.tsx'
import { ReportFrame, type ReportPageProps } from './report-frame.tsx'
import { Section } from './section.tsx'
import { DataTable } from './table.tsx'

/** Which elements of the frameworks the questions and cycles have served. */
export function CoveragePage(props: ReportPageProps) {
  const { report, place } = props
  const served = report.coverage.filter(({ questions, cycles }) => questions + cycles > 0)
  const groups = coverageGroups(report).map(({ title, rows }) => ({
    title,
    tiles: rows.map(({ key, questions, cycles }) => ({
      key,
      title: elementTitle(key),
      count: questions + cycles,
    })),
  }))
  return (
    <ReportFrame {...props}>
      <Section
        name="coverage"
        title="Coverage"
        lead={`Questions and cycles of this period served ${served.length} of ${report.coverage.length} elements of the frameworks. An empty one is no fault: a cycle serves a few things well.`}
        method="coverage"
      >
        {served.length === 0 ? (
          <EmptyNote
            what="No question of a cycle went out in this period."
            advice="Choose another period, or begin an inquiry with /inquiry."
          />
        ) : null}
        <ChartFigure
          name="coverage"
          caption="Questions and cycles that served each element"
          draw={(frame) => (
            <MapChart
              {...frame}
              title="Coverage of the frameworks"
              desc="A tile for each element; the number tells how many questions and cycles served it."
              groups={groups}
            />
          )}
        />
        <DataTable table={coverageTable(report)} place={place} />
      </Section>
    </ReportFrame>
  )
}
