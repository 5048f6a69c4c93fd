import type { Report } from '../../domain/report/report.ts'
import { EQUITY_MEASURES, equityReason, equityTable } from '../../views/report/equity-tables.ts'
import { percentOf } from '../../views/report/numbers.ts'
import { type BarRow, BarsChart } from '../charts/bars-chart.tsx'
import { ChartFigure } from './figure.tsx'
import { EmptyNote, HiddenReasons } from './hidden.tsx'
import { ReportFrame, type ReportPageProps } from './report-frame.tsx'
import { Section } from './section.tsx'
import { DataTable } from './table.tsx'

/** Who is asked, answers, and gets time and answers, by school. */
export function EquityPage(props: ReportPageProps) {
  const { report, place } = props
  const hidden = report.equity.flatMap(({ tookPart, answered, hasTime, hasSupport }) => [
    tookPart,
    answered,
    hasTime,
    hasSupport,
  ])
  return (
    <ReportFrame {...props}>
      <Section
        name="equity"
        title="Equity of access"
        lead="Professional learning should reach every classroom. Where a school is asked less, has less time or waits longer, its conditions need a look; its people do not."
        method="equity"
      >
        {report.equity.length === 0 ? (
          <EmptyNote
            what="There is nothing to compare in this period."
            advice="Access is compared between schools, once two or more of them have closed weeks."
          />
        ) : (
          <>
            <div class="small-charts">
              {EQUITY_MEASURES.map(({ key, title, asks }) => (
                <ChartFigure
                  key={key}
                  name={`equity-${key}`}
                  caption={`${title}, ${asks}`}
                  draw={(frame) => (
                    <BarsChart
                      {...frame}
                      title={title}
                      desc={`For each school: ${title.toLowerCase()}, ${asks}.`}
                      rows={rowsOf(report, key)}
                    />
                  )}
                />
              ))}
            </div>
            <HiddenReasons values={hidden} minPeople={report.minPeople} />
            <DataTable table={equityTable(report)} place={place} />
          </>
        )}
      </Section>
    </ReportFrame>
  )
}

function rowsOf(report: Report, key: (typeof EQUITY_MEASURES)[number]['key']): BarRow[] {
  return report.equity.map((row) => {
    const value = row[key]
    if (value.kind === 'hidden') {
      return { label: row.schoolName, value: null, note: equityReason(key, value.reason) }
    }
    return { label: row.schoolName, value: value.value, note: percentOf(value.value) }
  })
}
