import type { Intent } from '../../src/domain/intent.ts'
import type { Inbox } from '../../src/ports.ts'
import type { Element, FormView, Reply, View } from '../../src/views/view.ts'

/** A view of these elements; the summary is its kinds. */
export function viewWith(...elements: Element[]): View {
  return { summary: elements.map(({ kind }) => kind).join(', '), elements }
}

/** A view of one text. */
export function textView(text: string): View {
  return { summary: text, elements: [{ kind: 'text', text }] }
}

/** A picture of one pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

/** Every kind of element in one message. */
export const EVERYTHING: View = viewWith(
  { kind: 'heading', text: 'Plan together' },
  { kind: 'text', text: 'Which part do you expect students to find hardest?' },
  {
    kind: 'facts',
    facts: [
      { label: 'Phase', value: 'Plan together' },
      { label: 'Until', value: 'Thursday' },
    ],
  },
  {
    kind: 'table',
    caption: 'Week of 7 September',
    columns: ['Team', 'Took part'],
    rows: [['grade-4-maths', '3 of 7']],
  },
  {
    kind: 'choices',
    action: 'answer',
    value: 'd1',
    label: 'How ready are you?',
    options: [
      { value: '1', label: 'Not yet' },
      { value: '2', label: 'Ready' },
    ],
  },
  {
    kind: 'answer-box',
    form: 'answer',
    context: 'd1',
    action: 'write',
    label: 'A word about it',
    buttonLabel: 'Answer in private',
    beside: { action: 'later', value: 'd1', label: 'Not now', style: 'quiet' },
  },
  { kind: 'picture', alt: 'Chart: participation by week', png: PIXEL, width: 300, height: 160 },
  { kind: 'divider' },
  {
    kind: 'buttons',
    buttons: [
      { action: 'open-form', value: 'all', label: 'Open the form', style: 'primary' },
      { url: 'http://127.0.0.1:9/signals', label: 'Open the page' },
    ],
  },
  { kind: 'note', text: 'Only you see your words.' },
)

/** A form with every type of field. */
export const EVERY_FIELD: FormView = {
  name: 'all',
  context: 'c1',
  title: 'Every field',
  submitLabel: 'Keep it',
  elements: [
    { kind: 'text', text: 'All that can be asked.' },
    { kind: 'input', name: 'line', label: 'One line', type: 'line', hint: 'A few words' },
    { kind: 'input', name: 'words', label: 'Many lines', type: 'paragraph', isOptional: true },
    {
      kind: 'input',
      name: 'one',
      label: 'One of these',
      type: 'choice',
      options: [
        { value: 'a', label: 'Apples' },
        { value: 'b', label: 'Bread' },
      ],
    },
    {
      kind: 'input',
      name: 'some',
      label: 'Some of these',
      type: 'choices',
      isOptional: true,
      options: [
        { value: 'x', label: 'Xylophone' },
        { value: 'y', label: 'Yoyo' },
      ],
    },
    { kind: 'input', name: 'day', label: 'Day', type: 'date', isOptional: true },
  ],
}

/** An inbox that answers by script and keeps what it was handed. */
export function createScriptedInbox(): { inbox: Inbox; intents: Intent[] } {
  const intents: Intent[] = []
  return {
    intents,
    inbox: async (intent) => {
      intents.push(structuredClone(intent))
      return answerTo(intent)
    },
  }
}

function answerTo(intent: Intent): Reply[] {
  switch (intent.kind) {
    case 'bot-added':
      return [{ kind: 'public', view: textView('This channel is a team now.') }]
    case 'message':
      return intent.thread || intent.place.kind === 'direct'
        ? [{ kind: 'acknowledgement', view: textView('Kept.') }]
        : []
    case 'tap':
      if (intent.action === 'open-form') return [{ kind: 'form', form: EVERY_FIELD }]
      return [
        { kind: 'replacement', view: EVERYTHING },
        { kind: 'private', view: textView(`You chose ${intent.value}.`) },
      ]
    case 'submit':
      if (intent.values.line === 'wrong') return [{ kind: 'faults', faults: { line: 'That is not right.' } }]
      return [{ kind: 'private', view: textView('Your words are kept.') }]
    case 'file':
      return [{ kind: 'private', view: textView(`This is how I read ${intent.name}.`) }]
    case 'command':
      return commandAnswer(intent.name, intent.text)
    case 'home-opened':
      return [{ kind: 'home', view: textView(`Welcome home, ${intent.actor.name}.`) }]
    default:
      return []
  }
}

function commandAnswer(name: string, text: string): Reply[] {
  if (name === 'ask') return [{ kind: 'public', view: EVERYTHING }]
  if (name === 'form') return [{ kind: 'form', form: EVERY_FIELD }]
  return [{ kind: 'private', view: textView(`You ran ${name} with "${text}".`) }]
}
