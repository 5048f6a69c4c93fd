import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { bytesOf, MAX_ACTIVITY_BYTES } from '../../../src/platforms/teams/limits.ts'
import { messageOf, renderAdaptiveCard, renderFormCard } from '../../../src/platforms/teams/render.ts'
import type { Element, FormView, View } from '../../../src/views/view.ts'
import { type CardJson, cardFaults, partsOf, wordsOf } from '../../support/teams-card.ts'

const OPTIONS = [1, 2, 3, 4, 5].map((value) => ({ value: String(value), label: `${value}` }))
const EVERY_KIND: Element[] = [
  { kind: 'heading', text: 'Plan together' },
  { kind: 'text', text: 'What do we expect?' },
  { kind: 'note', text: 'Your team sees the answer.' },
  { kind: 'facts', facts: [{ label: 'Phase', value: 'Plan' }] },
  {
    kind: 'table',
    caption: 'Taking part',
    columns: ['Week', 'People'],
    rows: [['7 Sep', '5 of 6'], ['14 Sep']],
  },
  { kind: 'choices', action: 'answer', value: 'd1', label: 'How ready?', options: OPTIONS },
  { kind: 'buttons', buttons: [{ action: 'undo', value: 't1', label: 'Undo', style: 'danger' }] },
  { kind: 'picture', alt: 'A chart', png: 'AAAA', width: 300, height: 160 },
  { kind: 'divider' },
  {
    kind: 'answer-box',
    form: 'answer',
    context: 'd1',
    action: 'open',
    label: 'In words',
    buttonLabel: 'Send',
  },
  { kind: 'input', name: 'line', label: 'Line', type: 'line', hint: 'short', maxLength: 80 },
  { kind: 'input', name: 'words', label: 'Words', type: 'paragraph', initial: 'Before', isOptional: true },
  { kind: 'input', name: 'one', label: 'One', type: 'choice', options: OPTIONS, initial: '2' },
  {
    kind: 'input',
    name: 'some',
    label: 'Some',
    type: 'choices',
    options: [{ value: 'a,b', label: 'A, B' }],
    initial: 'c',
  },
  { kind: 'input', name: 'day', label: 'Day', type: 'date' },
  { kind: 'input', name: 'at', label: 'At', type: 'time', initial: '15:30' },
]
const view = (elements: Element[], summary = 'Summary'): View => ({ summary, elements })
const body = (...elements: Element[]): object[] => renderAdaptiveCard(view(elements)).body

describe('a view as an Adaptive Card', () => {
  it('carries its summary for screen readers, notifications and old clients', () => {
    expect(messageOf(renderAdaptiveCard(view([{ kind: 'text', text: 'Hello' }], 'Hello, Ana')))).toEqual({
      type: 'message',
      summary: 'Hello, Ana',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
            version: '1.5',
            speak: 'Hello, Ana',
            fallbackText: 'Hello, Ana',
            body: [{ type: 'TextBlock', text: 'Hello', wrap: true }],
          },
        },
      ],
    })
  })

  it('turns choices into buttons that a tap intent reads', () => {
    const options = [{ value: 'yes', label: 'Did it' }]
    expect(
      body({ kind: 'choices', action: 'answer', value: 'd1', label: 'How did it go?', options }),
    ).toEqual([
      { type: 'TextBlock', text: 'How did it go?', wrap: true, weight: 'Bolder' },
      {
        type: 'ActionSet',
        actions: [
          {
            type: 'Action.Execute',
            verb: 'answer',
            title: 'Did it',
            data: { value: 'd1:yes' },
            associatedInputs: 'none',
          },
        ],
      },
    ])
  })

  it('turns an answer box into an input with its own button', () => {
    const box = {
      kind: 'answer-box',
      form: 'answer',
      context: 'd1',
      action: 'open',
      label: 'In words',
      buttonLabel: 'Send',
      beside: { action: 'later', value: 'd1', label: 'Not now', style: 'quiet' },
    } as const
    expect(body({ kind: 'text', text: 'Q' }, box).slice(1)).toEqual([
      { type: 'Input.Text', id: 'text#1', label: 'In words', isMultiline: true },
      {
        type: 'ActionSet',
        actions: [
          {
            type: 'Action.Execute',
            verb: 'submit',
            title: 'Send',
            data: { form: 'answer', context: 'd1', group: '1' },
            style: 'positive',
            associatedInputs: 'auto',
          },
          {
            type: 'Action.Execute',
            verb: 'later',
            title: 'Not now',
            data: { value: 'd1' },
            associatedInputs: 'none',
          },
        ],
      },
    ])
  })

  it('draws a divider as the line above what comes next', () => {
    const text = { kind: 'text', text: 'A' } as const
    const drawn = body({ kind: 'divider' }, text, { kind: 'divider' }, { kind: 'divider' }, text, {
      kind: 'divider',
    })
    const block = { type: 'TextBlock', text: 'A', wrap: true }
    expect(drawn).toEqual([block, { ...block, separator: true, spacing: 'Medium' }])
  })

  it('fills short rows of a table, and reads a table without columns as lines', () => {
    const words = (rows: string[][], columns: string[]): string =>
      wordsOf({
        attachments: [
          { content: renderAdaptiveCard(view([{ kind: 'table', caption: 'C', columns, rows }])) },
        ],
      })
    expect(words([['1', '2', '3'], []], ['a', 'b'])).toBe('C\na\nb\n1\n2\n\u00a0\n\u00a0')
    expect(words([['1', '2']], [])).toBe('C\n1 · 2')
  })

  it.each(EVERY_KIND.map((element): [string, Element] => [element.kind, element]))(
    'passes the official parser alone with: %s',
    (_kind, element) => {
      expect(cardFaults(renderAdaptiveCard(view([element])))).toEqual([])
    },
  )

  it('passes the official parser with everything at once, and draws all words', () => {
    const card = renderAdaptiveCard(view(EVERY_KIND))
    expect(cardFaults(card)).toEqual([])
    const drawn = draw(card)
    for (const word of [
      'Plan together',
      'What do we expect?',
      'Your team sees',
      'Phase',
      '5 of 6',
      'Undo',
      'Send',
      'Line (short)',
    ]) {
      expect(drawn).toContain(word)
    }
  })

  it('labels every input', () => {
    const inputs = partsOf(renderAdaptiveCard(view(EVERY_KIND))).filter((part) =>
      String(part.type).startsWith('Input.'),
    )
    expect(inputs).toHaveLength(7)
    expect(inputs.every((input) => typeof input.label === 'string' && input.label !== '')).toBe(true)
  })

  it('opens a page from a button without asking the bot', () => {
    const url = 'https://thread.example/signals/open?t=abc'
    const buttons = [{ url, label: 'Open *the* page', style: 'primary' as const }]
    expect(body({ kind: 'buttons', buttons })).toEqual([
      {
        type: 'ActionSet',
        actions: [{ type: 'Action.OpenUrl', title: expect.stringContaining('Open'), url, style: 'positive' }],
      },
    ])
    expect(cardFaults(renderAdaptiveCard(view([{ kind: 'buttons', buttons }])))).toEqual([])
  })

  it('puts at most five buttons into one row', () => {
    const buttons = Array.from({ length: 14 }, (_, at) => ({
      action: 'a',
      value: `${at}`,
      label: `Button ${at}`,
    }))
    const rows = body({ kind: 'buttons', buttons }) as { actions: unknown[] }[]
    expect(rows.map((row) => row.actions.length)).toEqual([5, 5, 4])
  })
})

describe('text on a card', () => {
  it.each([
    '**bold** _it_ `code` [link](https://a.example) ~~no~~',
    '# heading',
    '- item\n* item\n1. one\n2) two\n> quote',
    '<at>Ana</at> <b>&amp;</b> {{DATE(2026-09-07T12:00:00Z)}} \\* ---',
    'שלום עולם ومرحبا 👩🏽‍🏫',
  ])('stays as it was written: %p', (text) => {
    const card = renderAdaptiveCard(view([{ kind: 'text', text }]))
    expect(cardFaults(card)).toEqual([])
    expect(wordsOf({ attachments: [{ content: card }] }).replace(/\n\n/g, '\n')).toBe(text)
    expect(JSON.stringify(card.body)).not.toMatch(/\{\{DATE|<at>|[^\\]\*\*bold/)
  })
})

describe('a form as an Adaptive Card', () => {
  const form: FormView = {
    name: 'start',
    context: 'c',
    title: 'Start',
    submitLabel: 'Go',
    elements: EVERY_KIND,
  }

  it('hands in all its inputs with one button, and shows faults above them', () => {
    const card = renderFormCard(
      { ...form, elements: EVERY_KIND.filter(({ kind }) => kind === 'input') },
      { line: 'Too long' },
    )
    expect(cardFaults(card)).toEqual([])
    expect(card.body[1]).toMatchObject({ text: 'Line: Too long', color: 'Attention' })
    expect(
      partsOf(card)
        .filter((part) => typeof part.id === 'string')
        .every((part) => /#form$/.test(String(part.id))),
    ).toBe(true)
    expect(card.body.at(-1)).toMatchObject({
      actions: [{ verb: 'submit', data: { form: 'start', context: 'c', group: 'form' } }],
    })
  })
})

describe('a card of any size', () => {
  const long: [string, View][] = [
    ['40,000 characters', view([{ kind: 'text', text: 'x'.repeat(40_000) }, ...EVERY_KIND])],
    ['emoji', view([{ kind: 'text', text: '👩🏽‍🏫'.repeat(5_000) }], '👩🏽‍🏫'.repeat(5_000))],
    ['line ends and marks', view([{ kind: 'text', text: '*\n'.repeat(20_000) }])],
    [
      '1,000 rows',
      view([
        {
          kind: 'table',
          caption: 'T',
          columns: ['a', 'b'],
          rows: Array(1_000).fill(['word '.repeat(20), 'b']),
        },
      ]),
    ],
    ['1,000 elements', view(Array(1_000).fill({ kind: 'text', text: 'word '.repeat(10) }))],
    ['500 buttons', view([{ kind: 'text', text: 'Q' }, ...Array(500).fill(EVERY_KIND[6])])],
  ]

  it.each(long)('stays under 28 KB and says so where it was shortened: %s', (_what, large) => {
    const card = renderAdaptiveCard(large)
    expect(bytesOf(messageOf(card))).toBeLessThanOrEqual(MAX_ACTIVITY_BYTES)
    expect(cardFaults(card)).toEqual([])
    expect(card.body.at(-1)).toMatchObject({ text: expect.stringContaining('Shortened') })
    expect(JSON.stringify(card)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
  })

  it('shows a picture with its words for screen readers, and leaves it out before it cuts a word', () => {
    const picture = (bytes: number) => {
      const png = 'A'.repeat(bytes)
      return { kind: 'picture' as const, alt: 'Chart: 83 %', png, width: 600, height: 300 }
    }
    const cardWith = (bytes: number) =>
      renderAdaptiveCard({
        summary: 'The week',
        elements: [{ kind: 'text', text: 'Words '.repeat(100) }, picture(bytes)],
      })
    const small = cardWith(16_000)
    expect(cardFaults(small)).toEqual([])
    expect(small.body.at(-1)).toMatchObject({ type: 'Image', altText: 'Chart: 83 %', size: 'Stretch' })
    const large = cardWith(30_000)
    expect(large.body.map(({ type }) => type)).toEqual(['TextBlock'])
    expect(large.body[0]?.text).toBe('Words '.repeat(100))
  })

  it('keeps its buttons and inputs where its text is too long', () => {
    const card = renderAdaptiveCard(view([{ kind: 'text', text: 'x'.repeat(40_000) }, ...EVERY_KIND]))
    const whole = renderAdaptiveCard(view(EVERY_KIND))
    const titles = (of: CardJson | object): unknown[] =>
      partsOf(of).flatMap((part) => (part.type === 'Action.Execute' ? [part.title] : []))
    expect(titles(card)).toEqual(titles(whole))
  })

  it('passes the official parser whatever its elements hold', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 40 })
    const option = fc.record({ value: word, label: fc.string({ minLength: 1 }) })
    const element: fc.Arbitrary<Element> = fc.oneof(
      fc.record({ kind: fc.constantFrom('heading' as const, 'text' as const, 'note' as const), text: word }),
      fc.record({
        kind: fc.constant('table' as const),
        caption: word,
        columns: fc.array(word),
        rows: fc.array(fc.array(word)),
      }),
      fc.record({
        kind: fc.constant('choices' as const),
        action: fc.constant('a'),
        value: word,
        label: word,
        options: fc.array(option),
      }),
      fc.record({
        kind: fc.constant('facts' as const),
        facts: fc.array(fc.record({ label: word, value: word })),
      }),
    )
    fc.assert(
      fc.property(fc.array(element), (elements) => {
        expect(cardFaults(renderAdaptiveCard(view(elements)))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

/** The words that Microsoft's own renderer draws. */
function draw(card: object): string {
  const bundle = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js')
  const { window } = new JSDOM('<body></body>', { runScripts: 'outside-only' })
  window.eval(readFileSync(bundle, 'utf8'))
  // jsdom has no innerText, which the renderer writes buttons and labels with.
  return window.eval(`
    Object.defineProperty(HTMLElement.prototype, 'innerText', { set(text) { this.textContent = text } })
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => Object.assign(result, { outputHtml: text, didProcess: true })
    const card = new AdaptiveCards.AdaptiveCard()
    card.parse(${JSON.stringify(card)})
    card.render().textContent
  `) as string
}
