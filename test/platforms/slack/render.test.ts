import { describe, expect, it } from '@jest/globals'
import { renderHome, renderMessage, renderModal } from '../../../src/platforms/slack/render/render.ts'
import type { Element } from '../../../src/views/view.ts'

const blocksOf = (...elements: Element[]) => renderMessage({ summary: 'In words.', elements }).blocks
const plain = (text: string) => ({ type: 'plain_text', text, emoji: true })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true })
const textsOf = (element: Element) =>
  blocksOf(element).map((block) => (block.type === 'section' ? (block.text?.text ?? '') : ''))

describe('renderMessage', () => {
  it('draws a prompt', () => {
    const message = renderMessage({
      summary: 'How ready are you? Tap 1 or 2 & say why.',
      elements: [
        { kind: 'heading', text: 'Check-in' },
        { kind: 'text', text: 'How ready are you?' },
        {
          kind: 'choices',
          action: 'feedback',
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
          label: 'Why?',
          buttonLabel: 'Write an answer',
          beside: { action: 'later', value: 'd1', label: 'Not now', style: 'quiet' },
        },
        { kind: 'divider' },
        { kind: 'note', text: 'Your team reads it.' },
      ],
    })
    expect(message).toEqual({
      text: 'How ready are you? Tap 1 or 2 &amp; say why.',
      blocks: [
        { type: 'header', text: plain('Check-in') },
        { type: 'section', text: mrkdwn('How ready are you?') },
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'feedback#1',
              text: plain('Not yet'),
              value: 'd1:1',
              accessibility_label: 'How ready are you?: Not yet',
            },
            {
              type: 'button',
              action_id: 'feedback#2',
              text: plain('Ready'),
              value: 'd1:2',
              accessibility_label: 'How ready are you?: Ready',
            },
          ],
        },
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'write', text: plain('Write an answer'), value: 'd1' },
            { type: 'button', action_id: 'later', text: plain('Not now'), value: 'd1' },
          ],
        },
        { type: 'divider' },
        { type: 'context', elements: [mrkdwn('Your team reads it.')] },
      ],
    })
  })

  it('draws facts as fields', () => {
    expect(blocksOf({ kind: 'facts', facts: [{ label: 'Unit & goal', value: '<3' }] })).toEqual([
      { type: 'section', fields: [mrkdwn('*Unit &amp; goal*\n&lt;3')] },
    ])
  })

  it('draws a narrow table in monospace with columns that stand under each other', () => {
    const rows = [
      ['1', '10'],
      ['👩🏽‍🏫', 'שלום'],
    ]
    expect(textsOf({ kind: 'table', caption: 'Asked', columns: ['Week', 'Asked'], rows })).toEqual([
      '*Asked*',
      '```\nWeek  Asked\n1     10\n👩🏽‍🏫     שלום\n```',
    ])
  })

  it('draws a wide table as one paragraph for each row', () => {
    const columns = ['Team', 'Answered']
    const rows = [['x'.repeat(58), '5 of 6']]
    expect(textsOf({ kind: 'table', caption: '', columns, rows })).toEqual([
      `*${'x'.repeat(58)}*\nAnswered: 5 of 6`,
    ])
  })

  it('keeps a backtick from closing the monospace', () => {
    const [text] = textsOf({ kind: 'table', caption: '', columns: ['A'], rows: [['```<!here>']] })
    expect(text).toBe("```\nA\n'''&lt;!here&gt;\n```")
  })

  it('splits a long text between words and loses none', () => {
    const text = Array.from({ length: 900 }, (_, index) => `word${index}`).join(' ')
    const texts = textsOf({ kind: 'text', text })
    expect(texts.length).toBe(3)
    expect(texts.join(' ')).toBe(text)
  })

  it('never cuts inside an emoji', () => {
    const texts = textsOf({ kind: 'text', text: `a${'👋'.repeat(3_000)}` })
    expect(texts.join('')).toBe(`a${'👋'.repeat(3_000)}`)
    // Half a character makes encodeURIComponent throw.
    expect(texts.every((text) => encodeURIComponent(text) !== '')).toBe(true)
  })

  it('mentions nobody by accident', () => {
    const message = renderMessage({
      summary: '<!channel> look',
      elements: [
        { kind: 'text', text: '<!channel> <@U1> @here' },
        { kind: 'note', text: '<!everyone>' },
      ],
    })
    expect(JSON.stringify(message)).not.toContain('<')
  })

  it('draws a button that opens a page, and leaves one out whose address Slack would refuse', () => {
    const link = { url: 'https://thread.example/signals/open?t=abc', label: 'Open the page' }
    const tooLong = { url: `https://thread.example/${'x'.repeat(3_000)}`, label: 'Lost' }
    expect(blocksOf({ kind: 'buttons', buttons: [{ ...link, style: 'primary' }, link, tooLong] })).toEqual([
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'open-page',
            text: plain('Open the page'),
            url: link.url,
            style: 'primary',
          },
          { type: 'button', action_id: 'open-page##2', text: plain('Open the page'), url: link.url },
        ],
      },
    ])
  })

  it('gives the same action twice in one message different ids', () => {
    const choices = (value: string): Element => ({
      kind: 'choices',
      action: 'feedback',
      value,
      label: '',
      options: [{ value: '1', label: 'One' }],
    })
    const ids = blocksOf(choices('a'), choices('b')).flatMap((block) =>
      block.type === 'actions' ? block.elements.map((element) => element.action_id) : [],
    )
    expect(ids).toEqual(['feedback#1', 'feedback#1#2'])
  })

  it('says the summary where there is nothing to draw', () => {
    expect(renderMessage({ summary: 'Done.', elements: [] })).toEqual({
      text: 'Done.',
      blocks: [{ type: 'section', text: mrkdwn('Done.') }],
    })
  })
})

describe('renderHome', () => {
  it('draws a home page', () => {
    expect(renderHome({ summary: 'Home', elements: [{ kind: 'text', text: 'Your teams' }] })).toEqual({
      type: 'home',
      blocks: [{ type: 'section', text: mrkdwn('Your teams') }],
    })
  })
})

describe('renderModal', () => {
  it('draws a form that remembers where it was opened', () => {
    const form = {
      name: 'start',
      context: 'team-1',
      title: 'Start a cycle',
      submitLabel: 'Start',
      elements: [
        { kind: 'input', name: 'problem', label: 'Problem', type: 'paragraph', maxLength: 500 },
        {
          kind: 'input',
          name: 'starts',
          label: 'From',
          type: 'date',
          initial: '2027-03-01',
          isOptional: true,
        },
        { kind: 'input', name: 'at', label: 'At', type: 'time', initial: '15:30' },
      ] satisfies Element[],
    }
    const opened = {
      place: { address: 'channel:C1', kind: 'channel' as const },
      message: 'C1:1.1',
      thread: null,
    }
    expect(renderModal(form, opened)).toEqual({
      type: 'modal',
      callback_id: 'start',
      title: plain('Start a cycle'),
      submit: plain('Start'),
      close: plain('Cancel'),
      private_metadata: '["team-1","channel:C1","channel","C1:1.1",null]',
      blocks: [
        {
          type: 'input',
          block_id: 'problem',
          label: plain('Problem'),
          optional: false,
          element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 500 },
        },
        {
          type: 'input',
          block_id: 'starts',
          label: plain('From'),
          optional: true,
          element: { type: 'datepicker', action_id: 'value', initial_date: '2027-03-01' },
        },
        {
          type: 'input',
          block_id: 'at',
          label: plain('At'),
          optional: false,
          element: { type: 'timepicker', action_id: 'value', initial_time: '15:30' },
        },
      ],
    })
  })
})
