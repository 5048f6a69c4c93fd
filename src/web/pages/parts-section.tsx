import { ANSWER_HOURS } from '../../domain/report/figures.ts'
import type { Report, ReportPart } from '../../domain/report/report.ts'
import { timeLead, voiceLead } from '../../views/report/leads.ts'
import { withinInWords } from '../../views/report/numbers.ts'
import { partsTable } from '../../views/report/participation-tables.ts'
import { partsColumn } from '../../views/report/words.ts'
import { hiddenInWords } from '../../views/report-words.ts'
import { ScaleChart, type ScaleRow } from '../charts/scale-chart.tsx'
import { ChartFigure } from './figure.tsx'
import { HiddenReasons } from './hidden.tsx'
import type { ReportPageProps } from './report-frame.tsx'
import { Section } from './section.tsx'
import { DataTable } from './table.tsx'

type Props = Pick<ReportPageProps, 'report' | 'place'>

/** The teams or schools side by side, by name. */
export function PartsSection({ report, place }: Props) {
  if (report.parts.length === 0) return null
  const many = report.scope.kind === 'district' ? 'Schools' : 'Teams'
  return (
    <Section
      name="parts"
      title={many}
      lead="In the order of their names: they work under different conditions, so this is no ranking. Open one to see it against its own past."
    >
      <DataTable table={partsTable(report)} place={place} />
      <HiddenReasons
        values={report.parts.map(({ figures }) => figures.participation)}
        minPeople={report.minPeople}
      />
    </Section>
  )
}

/** How quickly answers come, and how evenly the words are spread. */
export function RhythmSection({ report, place }: Props) {
  const { timeToAnswer, voice } = report.whole
  const leads = [
    timeToAnswer.kind === 'shown' ? timeLead(timeToAnswer.value) : '',
    report.scope.kind === 'team' && voice.kind === 'shown' ? voiceLead(voice.value) : '',
  ]
  const shownOf: ReportPart[] = report.parts.length > 0 ? report.parts : [ownPart(report)]
  const name = partsColumn(report.scope.kind).toLowerCase()
  return (
    <Section name="rhythm" title="Time to answer and voice" lead={leads.join(' ').trim()} method="rhythm">
      <ChartFigure
        name="time"
        caption={`Within which time half of the answers came, by ${name}`}
        draw={(frame) => (
          <ScaleChart
            {...frame}
            title="Time to answer"
            desc="For each row the time within which half of the answers came."
            steps={HOUR_STEPS}
            narrowSteps={[0, 3, 7]}
            rows={shownOf.map(timeRow)}
          />
        )}
      />
      <ChartFigure
        name="voice"
        caption={`How evenly the words are spread inside a team, by ${name}`}
        draw={(frame) => (
          <ScaleChart
            {...frame}
            title="Voice balance"
            desc="For each row how evenly the words are spread, from one person to everybody alike."
            steps={VOICE_STEPS}
            narrowSteps={[0, 2]}
            rows={shownOf.map(voiceRow)}
          />
        )}
      />
      <HiddenReasons
        values={shownOf.flatMap(({ figures }) => [figures.timeToAnswer, figures.voice])}
        minPeople={report.minPeople}
      />
      {report.parts.length === 0 ? <DataTable table={partsTable(report)} place={place} /> : null}
    </Section>
  )
}

const HOUR_STEPS = ['1 hour', '4', '12', '1 day', '2 days', '3', 'a week', 'later']
const STEPS: readonly (number | null)[] = ANSWER_HOURS
const VOICE_STEPS = ['few write', 'half-way', 'everybody alike']

/** The report's own scope as the one row of a chart. */
function ownPart({ scope, whole }: Report): ReportPart {
  return { kind: scope.kind === 'team' ? 'team' : 'school', id: scope.id, name: scope.name, figures: whole }
}

function timeRow({ name, figures: { timeToAnswer } }: ReportPart): ScaleRow {
  if (timeToAnswer.kind === 'hidden') {
    return { label: name, step: null, note: hiddenInWords(timeToAnswer.reason) }
  }
  const { medianWithinHours } = timeToAnswer.value
  const step = STEPS.indexOf(medianWithinHours)
  return { label: name, step: step < 0 ? ANSWER_HOURS.length : step, note: withinInWords(medianWithinHours) }
}

function voiceRow({ name, figures: { voice } }: ReportPart): ScaleRow {
  if (voice.kind === 'hidden') return { label: name, step: null, note: hiddenInWords(voice.reason) }
  const { evenness } = voice.value
  return { label: name, step: evenness * (VOICE_STEPS.length - 1), note: evenness.toFixed(1) }
}
