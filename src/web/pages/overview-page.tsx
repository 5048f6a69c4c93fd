import { ConditionsSection, LeadersSection } from './conditions-section.tsx'
import { KeyFigures } from './key-figures.tsx'
import { ParticipationSection } from './participation-section.tsx'
import { PartsSection, RhythmSection } from './parts-section.tsx'
import { ReportFrame, type ReportPageProps } from './report-frame.tsx'
import { StanceSection } from './stance-section.tsx'

/** The overview of a team, a school or a district. */
export function OverviewPage(props: ReportPageProps) {
  return (
    <ReportFrame {...props}>
      <KeyFigures report={props.report} />
      <ParticipationSection {...props} />
      <PartsSection {...props} />
      <StanceSection {...props} />
      <ConditionsSection {...props} />
      <RhythmSection {...props} />
      <LeadersSection {...props} />
    </ReportFrame>
  )
}
