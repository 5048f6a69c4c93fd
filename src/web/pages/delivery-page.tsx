import type { Guarded } from '../../domain/privacy.ts'
import type { DeliveryTruth } from '../../domain/report/figures.ts'
import type { Report } from '../../domain/report/report.ts'
import { DELIVERY_STATES, deliveryTable, reasonsTable } from '../../views/report/delivery-tables.ts'
import { hiddenInWords } from '../../views/report-words.ts'
import { type Kind, KindSign } from '../charts/kinds.tsx'
import { ON_PAGE } from '../charts/look.ts'
import { StackedChart, type StackedRow } from '../charts/stacked-chart.tsx'
import { ChartFigure, Legend } from './figure.tsx'
import { EmptyNote, HiddenNote, HiddenReasons } from './hidden.tsx'
import { ReportFrame, type ReportPageProps } from './report-frame.tsx'
import { Section } from './section.tsx'
import { DataTable } from './table.tsx'

/** What became of every message that was due. */
export function DeliveryPage(props: ReportPageProps) {
  const { report, place } = props
  const { delivery } = report.whole
  return (
    <ReportFrame {...props}>
      <Section
        name="delivery"
        title="Delivery"
        lead={delivery.kind === 'shown' ? sumInWords(delivery.value) : undefined}
        method="delivery"
      >
        {delivery.kind === 'hidden' ? (
          <HiddenNote reason={delivery.reason} minPeople={report.minPeople} />
        ) : null}
        <Bars report={report} />
        <DataTable table={deliveryTable(report)} place={place} />
        <HiddenReasons
          values={report.parts.map(({ figures }) => figures.delivery)}
          minPeople={report.minPeople}
        />
      </Section>
      <Section
        name="reasons"
        title="Why not"
        lead="Most of these are as they should be: people's own time comes first. What could not be reached is for an admin to look at."
      >
        {reasonsTable(report).rows.length === 0 ? (
          <EmptyNote what="Every message went out." advice="Nothing waits and nothing was held back." />
        ) : (
          <DataTable table={reasonsTable(report)} place={place} />
        )}
      </Section>
    </ReportFrame>
  )
}

/** "64 sent + 1 waiting + … = 71 due". */
function sumInWords(value: DeliveryTruth): string {
  const terms = DELIVERY_STATES.map(({ key, title }) => `${value[key]} ${title.toLowerCase()}`)
  return `${terms.join(' + ')} = ${value.due} due.`
}

function Bars({ report }: { report: Report }) {
  const parts = report.parts.map(({ name, figures }) => rowOf(name, figures.delivery))
  const whole = rowOf(parts.length > 0 ? 'All that is shown' : report.scope.name, report.whole.delivery)
  return (
    <ChartFigure
      name="delivery"
      caption="Messages due, by what became of them"
      legend={DELIVERY_STATES.map(({ key, title, meaning }, index) => (
        <Legend
          key={key}
          sign={<KindSign kind={index as Kind} name={`sign-delivery-${index}`} look={ON_PAGE} />}
        >
          {`${title}: ${meaning}`}
        </Legend>
      ))}
      draw={(frame) => (
        <StackedChart
          {...frame}
          title="Messages due, by what became of them"
          desc="For each row the shares of sent, waiting, held back, blocked and failed messages."
          rows={[...parts, whole]}
        />
      )}
    />
  )
}

function rowOf(label: string, delivery: Guarded<DeliveryTruth>): StackedRow {
  if (delivery.kind === 'hidden') return { label, segments: null, note: hiddenInWords(delivery.reason) }
  const { value } = delivery
  return {
    label,
    segments: DELIVERY_STATES.map(({ key, title }, index) => ({
      kind: index as Kind,
      label: title,
      value: value[key],
    })),
    note: `${value.due} due`,
  }
}
