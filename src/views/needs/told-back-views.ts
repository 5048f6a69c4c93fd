import { MAX_DID_LENGTH, MAX_HEARD_LENGTH } from '../../domain/needs/told-back.ts'
import { FORMS, NEED_STEPS } from '../actions.ts'
import { viewOf } from '../plain-text.ts'
import type { Element, FormView, InputElement, Option, View } from '../view.ts'
import { countInWords, listInWords } from '../words.ts'
import { needButton } from './need-buttons.ts'

/** What teams are told. */
export interface ToldWords {
  heard: string
  did: string
}

const QUOTE_FREE = 'In your own words: no quote, no name, nothing that only one person could have said'

/** The form. `context`: the need ("need:<id>") or draft ("draft:<id>") from which it comes, or nothing. */
export function toldBackForm(
  context: string,
  scopes: readonly Option[],
  words: ToldWords & { scope: string | null },
): FormView {
  const paragraph = (name: 'heard' | 'did', label: string, hint: string, maxLength: number): InputElement => {
    const element: InputElement = { kind: 'input', name, type: 'paragraph', label, hint, maxLength }
    return words[name] ? { ...element, initial: words[name].slice(0, maxLength) } : element
  }
  const options = [...scopes]
  const initial = words.scope ?? options[0]?.value
  const to: InputElement = { kind: 'input', name: 'to', type: 'choice', label: 'Who reads it?', options }
  return {
    name: FORMS.toldBack,
    context,
    title: 'You said, we did',
    submitLabel: 'Preview',
    elements: [
      paragraph('heard', 'What we heard', QUOTE_FREE, MAX_HEARD_LENGTH),
      paragraph(
        'did',
        'What we did, or will do and by when',
        'Also what is not possible, and why',
        MAX_DID_LENGTH,
      ),
      initial === undefined ? to : { ...to, initial },
      {
        kind: 'note',
        text: 'It is posted in the channel of each team, with your name, at its next working time.',
      },
    ],
  }
}

/** What a team reads. `by`: the leader. */
export function toldBackView(words: ToldWords, by: string): View {
  return viewOf([
    ...wordsOf(words),
    { kind: 'note', text: `${by}. Something is missing? Tell me with /need.` },
  ])
}

/** Before it goes out. `named`: people named in what was done. */
export function toldBackPreview(input: {
  id: string
  words: ToldWords
  by: string
  teams: readonly string[]
  named: readonly string[]
}): View {
  const { id, words, by, teams, named } = input
  const count = countInWords(teams.length, 'team', 'teams')
  return viewOf([
    { kind: 'note', text: `This is what ${count} will read, in the channel, with your name (${by}).` },
    ...wordsOf(words),
    { kind: 'divider' },
    { kind: 'note', text: `For ${namesInWords(teams)}, at the next working time of each.` },
    ...(named.length > 0
      ? [
          {
            kind: 'text' as const,
            text: `You name ${listInWords(named)}. Is it sure that this tells nobody who asked?`,
          },
        ]
      : []),
    {
      kind: 'buttons',
      buttons: [
        needButton(NEED_STEPS.post, id, `Post to ${count}`, 'primary'),
        needButton(NEED_STEPS.reword, id, 'Change'),
        needButton(NEED_STEPS.drop, id, 'Let it be', 'quiet'),
      ],
    },
  ])
}

/** After it went out. */
export function toldBackSentView(teams: readonly string[]): View {
  return viewOf([
    {
      kind: 'text',
      text: `On its way to ${namesInWords(teams)}, at the next working time of each. It stays listed on the needs page.`,
    },
  ])
}

const NAMES = 6

function namesInWords(teams: readonly string[]): string {
  const rest = teams.length - NAMES
  return listInWords(rest > 0 ? [...teams.slice(0, NAMES), `${rest} more`] : teams)
}

function wordsOf({ heard, did }: ToldWords): Element[] {
  return [
    { kind: 'heading', text: 'You said, we did' },
    { kind: 'text', text: `What we heard: ${heard}` },
    { kind: 'text', text: `What we do: ${did}` },
  ]
}
