import type { Guarded } from '../../domain/privacy.ts'
import type { Report } from '../../domain/report/report.ts'
import { limitInWords, shareInWords } from '../../views/report/numbers.ts'
import { hiddenInWords } from '../../views/report-words.ts'

/** The few numbers to know first. */
export function KeyFigures({ report }: { report: Report }) {
  const { participation, timeToAnswer, voice, conditions } = report.whole
  return (
    <dl class="key-figures">
      <KeyFigure
        term="Took part"
        value={participation}
        tell={(value) => shareInWords(value.peopleTookPart, value.peopleAsked)}
        about="of the people asked, each counted once a week"
      />
      <KeyFigure
        term="Response rate"
        value={participation}
        tell={(value) => shareInWords(value.answers, value.asks)}
        about="of all questions that reached somebody"
      />
      <KeyFigure
        term="Half answered within"
        value={timeToAnswer}
        tell={({ medianWithinHours }) => limitInWords(medianWithinHours)}
        about="from the question to the answer"
      />
      {report.scope.kind === 'team' ? (
        <KeyFigure
          term="Voice balance"
          value={voice}
          tell={({ evenness }) => evenness.toFixed(1)}
          about="1: everybody wrote as much; towards 0: one wrote all"
        />
      ) : null}
      <KeyFigure
        term="Protected time"
        value={conditions.time}
        tell={({ yes, answers }) => shareInWords(yes, answers)}
        about="of the answers say that there was some"
      />
    </dl>
  )
}

interface KeyFigureProps<T> {
  term: string
  value: Guarded<T>
  tell(value: T): string
  about: string
}

function KeyFigure<T>({ term, value, tell, about }: KeyFigureProps<T>) {
  return (
    <div class="key-figure">
      <dt>{term}</dt>
      {value.kind === 'shown' ? (
        <dd>
          <Told words={tell(value.value)} />
          <span class="about">{about}</span>
        </dd>
      ) : (
        <dd>
          <span class="number none">Not shown</span>
          <span class="about">{hiddenInWords(value.reason)}</span>
        </dd>
      )}
    </div>
  )
}

/** More letters than this are set smaller, so that they stay on one line. */
const SHORT = 8

function Told({ words }: { words: string }) {
  return <span class={words.length > SHORT ? 'number long' : 'number'}>{words}</span>
}
