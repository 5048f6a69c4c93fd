import type { Report } from '../../domain/report/report.ts'
import { needsTable, needTopicsTable } from '../../views/report/topic-tables.ts'
import { tellingOf } from '../../views/report-words.ts'
import { BarsChart } from '../charts/bars-chart.tsx'
import { KindSign } from '../charts/kinds.tsx'
import { ON_PAGE } from '../charts/look.ts'
import { StackedChart, type StackedRow } from '../charts/stacked-chart.tsx'
import { ChartFigure, Legend } from './figure.tsx'
import { EmptyNote } from './hidden.tsx'
import { ReportFrame, type ReportPageProps } from './report-frame.tsx'
import { Section } from './section.tsx'
import { DataTable } from './table.tsx'
import { ToldBackSection } from './told-back-section.tsx'

/** Requests for support: answered, waiting, how long it took, and what they were about. */
export function NeedsPage(props: ReportPageProps) {
  const { report, place } = props
  const isTold = report.needs.some(({ needs }) => needs.kind === 'shown')
  return (
    <ReportFrame {...props}>
      <Section
        name="needs"
        title="Needs"
        lead="Requests for support that people raised from the chat, by school and department. A request is counted once: when it is answered, or when it has waited for two weeks."
        method="needs"
      >
        {isTold ? <Bars report={report} /> : <Nothing report={report} />}
        {isTold ? <Untold report={report} /> : null}
        {report.needs.length > 0 ? <DataTable table={needsTable(report)} place={place} /> : null}
      </Section>
      {report.needTopics.length > 0 ? <NeedTopics {...props} /> : null}
      <ToldBackSection report={report} />
    </ReportFrame>
  )
}

function Nothing({ report }: { report: Report }) {
  if (report.scope.kind === 'team')
    return (
      <EmptyNote
        what="Requests for support are told of schools, not of single teams."
        advice="Anybody raises one from the chat with /need, named or not."
      />
    )
  return (
    <EmptyNote
      what={`In this period fewer than ${report.minPeople} people, or nobody, had raised a request that can be told of.`}
      advice="Anybody raises one from the chat with /need, named or not; weeks are added up until there are enough. What waits for you stands in the chat: /need list."
    />
  )
}

/** Beside rows that are told, those that are not. */
function Untold({ report }: { report: Report }) {
  if (report.needs.every(({ needs }) => needs.kind === 'shown')) return null
  return (
    <ul class="reasons">
      <li>
        Where fewer than {report.minPeople} people raised a request, or nobody did, weeks are added up until
        there are enough.
      </li>
    </ul>
  )
}

function NeedTopics({ report, place }: ReportPageProps) {
  const most = Math.max(1, ...report.needTopics.map(({ people }) => people))
  return (
    <Section
      name="need-themes"
      title="What requests were about"
      lead={`Topics that ${report.minPeople} people or more asked for help with, and not everybody who asked. No words are quoted.`}
      method="themes"
    >
      <ChartFigure
        name="need-themes"
        caption="People who asked for help with each theme"
        draw={(frame) => (
          <BarsChart
            {...frame}
            title="What requests were about"
            desc="For each theme at least how many people asked for help with it."
            rows={report.needTopics.map(({ label, people }) => ({
              label,
              value: people / most,
              note: `${people} or more`,
            }))}
          />
        )}
      />
      <DataTable table={needTopicsTable(report)} place={place} />
    </Section>
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
          desc="For each school and department the answered requests, and those that have waited for two weeks."
          rows={rowsOf(report)}
        />
      )}
    />
  )
}

const STATES = [
  { kind: 0, label: 'Answered' },
  { kind: 1, label: 'Waiting for two weeks' },
] as const

function rowsOf({ needs, scope }: Report): StackedRow[] {
  return needs.map(({ schoolName, department, needs: row }) => {
    const label = scope.kind === 'district' ? `${schoolName}, ${department}` : department
    if (row.kind === 'hidden') return { label, segments: null, note: 'not shown yet' }
    const { requests, waiting, answered } = row.value
    return {
      label,
      segments: [
        { kind: 0, label: 'Answered', value: answered.value },
        { kind: 1, label: 'Waiting for two weeks', value: waiting.value },
      ],
      note: `${tellingOf(answered)} of ${requests} answered`,
    }
  })
}
