import type { AnsweredBack, Report } from '../../domain/report/report.ts'
import { dayInWords } from '../../views/report/words.ts'
import { countInWords } from '../../views/words.ts'
import { EmptyNote } from './hidden.tsx'
import { Section } from './section.tsx'

/** "You said, we did": what leaders told teams in the period, in their own words. */
export function ToldBackSection({ report }: { report: Report }) {
  return (
    <Section
      name="told-back"
      title="You said, we did"
      lead="What leaders answered for everybody, as it was posted in the channels of the teams: in their own words, without a quote or a name."
    >
      {report.answeredBack.length === 0 ? (
        <EmptyNote
          what="Nobody was told in this period what came of needs and themes."
          advice="People go on telling where they hear back. Answer a need or a theme for everybody from the chat: /need tell."
        />
      ) : (
        <ul class="told">
          {report.answeredBack.map((told) => (
            <Told key={`${told.on} ${told.heard}`} told={told} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Told({ told: { on, heard, did, teams } }: { told: AnsweredBack }) {
  return (
    <li>
      <dl>
        <dt>You said</dt>
        <dd>{heard}</dd>
        <dt>We did</dt>
        <dd>{did}</dd>
      </dl>
      <p class="aside">
        {dayInWords(on)}, to {countInWords(teams, 'team', 'teams')}
      </p>
    </li>
  )
}
