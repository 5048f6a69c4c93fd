import { describe, expect, it } from '@jest/globals'
import { renderHome, renderMessage, renderModal } from '../../../src/platforms/slack/render/render.ts'
import { faultsOfHome, faultsOfMessage, faultsOfModal } from '../../support/slack-limits.ts'
import { FORMS, VIEWS } from './views.ts'

const opened = {
  place: { address: 'channel:C0123456789', kind: 'channel' as const },
  message: null,
  thread: null,
}

describe("Slack's limits", () => {
  it.each(Object.entries(VIEWS))('holds a message with %s', (_, view) => {
    const { blocks, text } = renderMessage(view)
    expect(faultsOfMessage(blocks, text)).toEqual([])
  })

  it.each(Object.entries(VIEWS))('holds a home page with %s', (_, view) => {
    expect(faultsOfHome(renderHome(view))).toEqual([])
  })

  it.each(Object.entries(FORMS))('holds a form with %s', (_, form) => {
    expect(faultsOfModal(renderModal(form, opened))).toEqual([])
  })

  it('cuts a summary as long as the longest answer', () => {
    const { text } = renderMessage({ summary: 'wait & see '.repeat(4_000), elements: [] })
    expect(text.length).toBeLessThanOrEqual(4_000)
    expect(text.endsWith('…')).toBe(true)
  })

  it('loses no button to a text that is too long, and says that something is missing', () => {
    for (const name of ['far too much text', 'more blocks than fit']) {
      const { blocks } = renderMessage(VIEWS[name] ?? { summary: '', elements: [] })
      expect(blocks.at(-1)).toMatchObject({ type: 'actions', elements: [{ action_id: 'ok', value: '1' }] })
      expect(JSON.stringify(blocks)).toMatch(/not fit into one Slack message/)
    }
  })

  it('loses no option of a long list', () => {
    const modal = renderModal(FORMS['far too large'] ?? FORMS['one of each'] ?? never(), opened)
    const values = JSON.stringify(modal).match(/"value":"v\d+"/g) ?? []
    expect(new Set(values).size).toBe(260)
  })

  it('finds faults: the check itself can fail', () => {
    const section = { type: 'section', text: { type: 'mrkdwn', text: '<!channel>' } }
    expect(faultsOfMessage([section], '')).toEqual([
      'text is missing',
      'block 0 (section): text holds an unescaped < or >',
    ])
    const modal = {
      type: 'modal',
      title: { type: 'plain_text', text: 'x'.repeat(25) },
      blocks: [{ type: 'input' }],
    }
    expect(faultsOfModal(modal).length).toBeGreaterThan(3)
  })
})

function never(): never {
  throw new Error('The fixture is gone')
}
