import type { Element, FormView, InputElement, View } from '../../../src/views/view.ts'

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `Answer ${index}` }))
const view = (...elements: Element[]): View => ({ summary: 'What it says.', elements })

/** Views of every kind of element, small and far too large. */
export const VIEWS: Record<string, View> = {
  'one of each': view(
    { kind: 'heading', text: 'Plan together' },
    { kind: 'text', text: 'Which unit are you planning?' },
    { kind: 'note', text: 'Your team reads the answers.' },
    { kind: 'facts', facts: [{ label: 'Phase', value: 'Plan' }] },
    { kind: 'table', caption: 'Weeks', columns: ['Week', 'Asked'], rows: [['1', '6']] },
    { kind: 'choices', action: 'feedback', value: 'd1', label: 'How ready?', options: options(5) },
    { kind: 'buttons', buttons: [{ action: 'skip', value: 'd1', label: 'Not now', style: 'danger' }] },
    {
      kind: 'answer-box',
      form: 'answer',
      context: 'd1',
      action: 'write',
      label: 'Words',
      buttonLabel: 'Write',
    },
    { kind: 'input', name: 'text', label: 'Words', type: 'paragraph' },
    { kind: 'picture', alt: 'A chart', png: 'AAAA', width: 300, height: 160 },
    { kind: 'divider' },
  ),
  'nothing at all': { summary: '', elements: [] },
  'empty texts': view(
    { kind: 'heading', text: ' ' },
    { kind: 'text', text: '' },
    { kind: 'note', text: '\n' },
    { kind: 'facts', facts: [{ label: '', value: '' }] },
    { kind: 'facts', facts: [] },
    { kind: 'table', caption: '', columns: [], rows: [] },
    { kind: 'buttons', buttons: [] },
  ),
  'long texts': view(
    { kind: 'heading', text: words(60) },
    { kind: 'text', text: words(900) },
    { kind: 'note', text: words(300) },
    { kind: 'facts', facts: [{ label: words(80), value: words(500) }] },
  ),
  'a long word': view({ kind: 'text', text: 'x'.repeat(7_000) }),
  'characters that grow when escaped': view(
    { kind: 'text', text: '&<>'.repeat(3_000) },
    { kind: 'facts', facts: [{ label: '<&'.repeat(90), value: '&'.repeat(1_900) }] },
  ),
  'emoji and right-to-left words': view({ kind: 'text', text: '👩🏽‍🏫 שלום مرحبا '.repeat(400) }),
  'far too much text': view(
    { kind: 'text', text: words(40_000 / 8) },
    { kind: 'buttons', buttons: [{ action: 'ok', value: '1', label: 'Still there' }] },
  ),
  'more blocks than fit': view(
    ...Array.from({ length: 120 }, (): Element => ({ kind: 'text', text: 'A line.' })),
    { kind: 'buttons', buttons: [{ action: 'ok', value: '1', label: 'Still there' }] },
  ),
  'many facts': view({
    kind: 'facts',
    facts: Array.from({ length: 27 }, (_, index) => ({ label: `Fact ${index}`, value: String(index) })),
  }),
  'many choices with long labels': view({
    kind: 'choices',
    action: 'feedback',
    value: 'd1',
    label: words(30),
    options: options(27).map((option) => ({ ...option, label: `${option.label} ${words(20)}` })),
  }),
  'the same action twice': view(
    { kind: 'choices', action: 'feedback', value: 'd1', label: 'One', options: options(2) },
    { kind: 'choices', action: 'feedback', value: 'd2', label: 'Two', options: options(2) },
    { kind: 'buttons', buttons: [1, 2].map((value) => ({ action: 'go', value: `${value}`, label: 'Go' })) },
  ),
  'a wide table': view({
    kind: 'table',
    caption: 'Participation',
    columns: ['Team', 'Asked', 'Answered', 'Took part'],
    rows: Array.from({ length: 40 }, (_, index) => [
      `Team ${index} of the whole & wide school`,
      words(5),
      '5',
      '6',
    ]),
  }),
  'a long table': view({
    kind: 'table',
    caption: 'Participation',
    columns: ['Week', 'Asked'],
    rows: Array.from({ length: 300 }, (_, index) => [`Week ${index} <&>`, '`6`']),
  }),
}

const input = (over: Partial<InputElement>): InputElement => ({
  kind: 'input',
  name: 'field',
  label: 'A field',
  type: 'line',
  ...over,
})
const form = (...elements: Element[]): FormView => ({
  name: 'answer',
  context: 'd1',
  title: 'Your answer',
  submitLabel: 'Keep',
  elements,
})

/** Forms with every kind of field, small and far too large. */
export const FORMS: Record<string, FormView> = {
  'one of each': form(
    { kind: 'text', text: 'Tell the team.' },
    input({ name: 'line', initial: 'as before', maxLength: 200 }),
    input({ name: 'words', type: 'paragraph', hint: 'A few lines', isOptional: true }),
    input({ name: 'mood', type: 'choice', options: options(5), initial: 'v2' }),
    input({ name: 'team', type: 'choice', options: options(30), initial: 'v7' }),
    input({ name: 'teams', type: 'choices', options: options(4), initial: 'v1,v3' }),
    input({ name: 'many', type: 'choices', options: options(11) }),
    input({ name: 'when', type: 'date', initial: '2027-03-01' }),
    input({ name: 'at', type: 'time', initial: '15:30' }),
    {
      kind: 'answer-box',
      form: 'answer',
      context: 'd1',
      action: 'write',
      label: 'Words',
      buttonLabel: 'Write',
    },
  ),
  'far too large': {
    ...form(
      input({ label: words(900), hint: words(900), initial: words(1_000), type: 'paragraph' }),
      input({ name: 'school', type: 'choice', options: options(260), label: '' }),
      input({ name: 'date', type: 'date', initial: 'tomorrow' }),
      input({ name: 'time', type: 'time', initial: 'noon' }),
      ...Array.from({ length: 120 }, (): Element => ({ kind: 'text', text: 'A line.' })),
    ),
    title: words(20),
    submitLabel: words(20),
    context: 'x'.repeat(2_000),
  },
}
