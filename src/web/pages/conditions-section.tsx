import type { Guarded } from '../../domain/privacy.ts'
import type { Condition } from '../../domain/report/figures.ts'
import type { Report } from '../../domain/report/report.ts'
import { conditionsTable, leadersTable } from '../../views/report/conditions-tables.ts'
import { timeConditionLead } from '../../views/report/leads.ts'
import { shareInWords } from '../../views/report/numbers.ts'
import { hiddenInWords } from '../../views/report-words.ts'
import { KindSign } from '../charts/kinds.tsx'
import { ON_PAGE } from '../charts/look.ts'
import { StackedChart, type StackedRow } from '../charts/stacked-chart.tsx'
import { addressOf } from './addresses.ts'
import { ChartFigure, Legend } from './figure.tsx'
import { HiddenNote, HiddenReasons } from './hidden.tsx'
import type { ReportPageProps } from './report-frame.tsx'
import { Section } from './section.tsx'
import { DataTable } from './table.tsx'

type Props = Pick<ReportPageProps, 'report' | 'place'>

/** Protected time and support. */
export function ConditionsSection({ report, place }: Props) {
  const { time, support } = report.whole.conditions
  const rows = [conditionRow('Protected time', time), conditionRow('Support when needed', support)]
  return (
    <Section
      name="conditions"
      title="Time and support"
      lead={time.kind === 'shown' ? timeConditionLead(time.value) : undefined}
      method="conditions"
    >
      <ChartFigure
        name="conditions"
        caption="What people answered"
        legend={ANSWERS.map(({ kind, label }) => (
          <Legend key={label} sign={<KindSign kind={kind} name={`sign-conditions-${kind}`} look={ON_PAGE} />}>
            {label}
          </Legend>
        ))}
        draw={(frame) => (
          <StackedChart
            {...frame}
            title="Time and support, as people answered"
            desc="For protected time and for support the share of yes."
            rows={rows}
          />
        )}
      />
      <HiddenReasons values={[time, support]} minPeople={report.minPeople} />
      <DataTable table={conditionsTable(report)} place={place} />
      <WithoutTime report={report} place={place} />
    </Section>
  )
}

const ANSWERS = [
  { kind: 0, label: 'Yes' },
  { kind: 1, label: 'No, or not enough' },
] as const

function conditionRow(label: string, condition: Guarded<Condition>): StackedRow {
  if (condition.kind === 'hidden') return { label, segments: null, note: hiddenInWords(condition.reason) }
  const { yes, answers } = condition.value
  return {
    label,
    segments: [
      { kind: 0, label: 'Yes', value: yes.value },
      { kind: 1, label: 'No, or not enough', value: Math.max(0, answers - yes.value) },
    ],
    note: `${shareInWords(yes, answers)} yes`,
  }
}

/** Parts in which nobody, or one person at most, had protected time, by name. */
function WithoutTime({ report, place }: { report: Report; place: Props['place'] }) {
  const { withoutTime, scope } = report
  if (withoutTime.length === 0) return null
  const kind = scope.kind === 'district' ? 'school' : 'team'
  const names = [...withoutTime].sort((a, b) => a.name.localeCompare(b.name))
  return (
    <div class="note">
      <p>
        <strong>No protected time:</strong>{' '}
        {names.map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 ? ', ' : ''}
            <a href={addressOf({ ...place, scope: { kind, id } })}>{name}</a>
          </span>
        ))}
        .
      </p>
      <p class="aside">
        There, nobody or one person at most said that there was time for this work. Could one meeting a month
        be freed?
      </p>
    </div>
  )
}

/** Whether leaders learn visibly. */
export function LeadersSection({ report, place }: Props) {
  const { leaders } = report.whole
  return (
    <Section
      name="leaders"
      title="Leaders as learners"
      lead={
        leaders.kind === 'shown'
          ? `Of ${leaders.value.questions} team questions with a shared answer, leaders answered ${shareInWords(leaders.value.leaderFirst, leaders.value.questions)} first.`
          : undefined
      }
      method="leaders"
    >
      {leaders.kind === 'hidden' ? (
        <HiddenNote reason={leaders.reason} minPeople={report.minPeople} />
      ) : (
        <DataTable table={leadersTable(report)} place={place} />
      )}
    </Section>
  )
}
