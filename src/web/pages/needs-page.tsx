import type { Report } from '../../domain/report/report.ts'
import { needsTable } from '../../views/report/topic-tables.ts'
import { hiddenInWords } from '../../views/report-words.ts'
import { KindSign } from '../charts/kinds.tsx'
import { ON_PAGE } from '../charts/look.ts'
import { StackedChart, type StackedRow } from '../charts/stacked-chart.tsx'
import { ChartFigure, Legend } from './figure.tsx'
import { EmptyNote, HiddenReasons } from './hidden.tsx'
import { ReportFrame, type ReportPageProps } from './report-frame.tsx'
import { Section } from './section.tsx'
import { DataTable } from './table.tsx'

/** Requests for support: waiting, answered, and how long it took. */
export function NeedsPage(props: ReportPageProps) {
  const { report, place } = props
  return (
    <ReportFrame {...props}>
      <Section
        name="needs"
        title="Needs"
        lead="Requests for support that people raised from the chat, by school and department. What is answered goes back to everybody who was asked."
        method="needs"
      >
        {report.needs.length === 0 ? (
          <EmptyNote
            what="No request for support was raised in this period."
            advice="Anybody raises one from the chat with /need, named or not; the one who answers it here is told in the chat."
          />
        ) : (
          <>
            <Bars report={report} />
            <HiddenReasons values={report.needs.map(({ needs }) => needs)} minPeople={report.minPeople} />
            <DataTable table={needsTable(report)} place={place} />
          </>
        )}
      </Section>
    </ReportFrame>
  )
}

function Bars({ report }: { report: Report }) {
  return (
    <ChartFigure
      name="needs"
      caption="Requests, answered and waiting"
      legend={STATES.map(({ kind, label }) => (
        <Legend key={label} sign={<KindSign kind={kind} name={`sign-needs-${kind}`} look={ON_PAGE} />}>
          {label}
        </Legend>
      ))}
      draw={(frame) => (
        <StackedChart
          {...frame}
          title="Requests for support"
          desc="For each school and department the answered and the waiting requests."
          rows={rowsOf(report)}
        />
      )}
    />
  )
}

const STATES = [
  { kind: 0, label: 'Answered' },
  { kind: 1, label: 'Waiting' },
] as const

function rowsOf({ needs, scope }: Report): StackedRow[] {
  return needs.map(({ schoolName, department, needs: row }) => {
    const label = scope.kind === 'district' ? `${schoolName}, ${department}` : department
    if (row.kind === 'hidden') return { label, segments: null, note: hiddenInWords(row.reason) }
    const { waiting, answered } = row.value
    return {
      label,
      segments: [
        { kind: 0, label: 'Answered', value: answered.value },
        { kind: 1, label: 'Waiting', value: waiting.value },
      ],
      note: `${answered.value + waiting.value} raised`,
    }
  })
}
