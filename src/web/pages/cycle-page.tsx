import type { Report } from '../../domain/report/report.ts'
import { addressOf, type Place } from './addresses.ts'
import { ConditionsSection } from './conditions-section.tsx'
import { EmptyNote } from './hidden.tsx'
import { KeyFigures } from './key-figures.tsx'
import { ParticipationSection } from './participation-section.tsx'
import { ReportFrame, type ReportPageProps } from './report-frame.tsx'
import { Section } from './section.tsx'
import { StanceSection } from './stance-section.tsx'

/** A team's inquiry cycle, phase by phase. */
export function CyclePage(props: ReportPageProps) {
  const { report, place } = props
  const isPhase = report.period.kind === 'phase'
  return (
    <ReportFrame {...props}>
      <Section name="phases" title="Phases of the inquiry" lead={leadOf(report)} method="phases">
        <Phases report={report} place={place} />
      </Section>
      {isPhase ? (
        <>
          <KeyFigures report={report} />
          <ParticipationSection {...props} />
          <StanceSection {...props} />
          <ConditionsSection {...props} />
        </>
      ) : null}
    </ReportFrame>
  )
}

function leadOf({ period, periods }: Report): string | undefined {
  if (period.kind === 'phase') return `You see ${period.title}.`
  return periods.some(({ kind }) => kind === 'phase') ? 'Choose a phase to see it by itself.' : undefined
}

/** The phases with closed weeks, in the order of time. */
function Phases({ report, place }: { report: Report; place: Place }) {
  const phases = report.periods.filter(({ kind }) => kind === 'phase').reverse()
  if (phases.length === 0) {
    return (
      <EmptyNote
        what="No phase of an inquiry has a closed week yet."
        advice="A phase shows once a week of it is closed. A facilitator begins an inquiry with /inquiry."
      />
    )
  }
  return (
    <ol class="phases">
      {phases.map(({ key, title, weeks }) => (
        <li key={key}>
          <a
            href={addressOf({ ...place, period: key })}
            aria-current={key === report.period.key ? 'true' : undefined}
          >
            <strong>{title}</strong>
            <span>{weeks.length === 1 ? '1 closed week' : `${weeks.length} closed weeks`}</span>
          </a>
        </li>
      ))}
    </ol>
  )
}
