import type { Prompt } from '../domain/nudge.ts'
import type { Guarded } from '../domain/privacy.ts'
import type { Tally } from '../domain/tally.ts'
import { viewOf } from './plain-text.ts'
import type { Element, View } from './view.ts'
import { countInWords, shareInWords } from './words.ts'

/** A closed question with its result, or with the reason why there is none to show. */
export function resultView(heading: string, prompt: Pick<Prompt, 'text'>, tally: Guarded<Tally>): View {
  return viewOf([{ kind: 'heading', text: heading }, { kind: 'text', text: prompt.text }, ...resultOf(tally)])
}

function resultOf(tally: Guarded<Tally>): Element[] {
  if (tally.kind === 'hidden') {
    return [
      {
        kind: 'note',
        text: 'This question has closed. Too few people answered, so the result stays hidden.',
      },
    ]
  }
  const { counts, people, nearlyAll } = tally.value
  const caption = `Result: ${countInWords(people, 'person', 'people')} answered`
  return [
    counts
      ? {
          kind: 'table',
          caption,
          columns: ['Answer', 'People', 'Share'],
          rows: counts.map(({ label, count }) => [label, String(count), shareInWords(count, people)]),
        }
      : { kind: 'text', text: `${caption}. All, or all but one: "${nearlyAll}".` },
    { kind: 'note', text: 'This question has closed. Reply in the thread to say what you read from it.' },
  ]
}
