import { type Guarded, SMALLEST_GROUP } from '../domain/privacy.ts'
import type { Participation, Signals, WeekOfSignals } from '../domain/signals.ts'
import { textView, viewOf } from './plain-text.ts'
import { stanceElements, topicElements } from './stance-elements.ts'
import type { Element, View } from './view.ts'
import { countInWords, dateInWords, shareInWords } from './words.ts'

const COLUMNS = ['Team', 'Took part', 'Answers']

/** Participation by team and week, for the eyes of the one who asked. */
export function signalsView(signals: Signals, scope: string): View {
  if (signals.weeks.length === 0 && !signals.stance && signals.topics.length === 0) {
    return textView(
      `Nobody in ${scope} has been asked anything in the last four weeks.`,
      'Signals begin with the first question: a facilitator asks with /inquiry or /checkin.',
    )
  }
  return viewOf([
    { kind: 'heading', text: `Signals: ${scope}` },
    ...signals.weeks.map(weekOf),
    ...stanceElements(signals.stance),
    ...topicElements(signals.topics),
    {
      kind: 'note',
      text: `"Took part" counts people; "Answers" counts each person's answer to each question. Groups of fewer than ${SMALLEST_GROUP} people stay hidden, and so does what would give them away. No names, no texts, no ranking.`,
    },
  ])
}

function weekOf(week: WeekOfSignals): Element {
  const rows = week.teams.map(({ name, participation }) => [name, ...cellsOf(participation)])
  if (week.all) rows.push(['All teams', ...cellsOf(week.all)])
  return { kind: 'table', caption: `Week of ${dateInWords(week.week)}`, columns: COLUMNS, rows }
}

function cellsOf(participation: Guarded<Participation>): string[] {
  if (participation.kind === 'hidden') {
    return participation.reason === 'too-few'
      ? ['too few to show', '']
      : ['not shown, protects a small team', '']
  }
  const { peopleAsked, peopleTookPart, asks, answers } = participation.value
  if (peopleAsked === 0) return ['not asked', '']
  return [
    `${peopleTookPart} of ${countInWords(peopleAsked, 'person', 'people')}`,
    `${answers} of ${asks} (${shareInWords(answers, asks)})`,
  ]
}
