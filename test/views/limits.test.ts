import { describe, expect, it } from '@jest/globals'
import { renderHome, renderMessage, renderModal } from '../../src/platforms/slack/render/render.ts'
import { bytesOf, MAX_ACTIVITY_BYTES } from '../../src/platforms/teams/limits.ts'
import { messageOf, renderAdaptiveCard, renderFormCard } from '../../src/platforms/teams/render.ts'
import { ALL_FORMS, ALL_VIEWS } from '../support/all-views.ts'
import { faultsOfHome, faultsOfMessage, faultsOfModal } from '../support/slack-limits.ts'
import { cardFaults } from '../support/teams-card.ts'

const opened = {
  place: { address: 'channel:C0123456789', kind: 'channel' as const },
  message: null,
  thread: null,
}

describe('every message of the product', () => {
  it.each(ALL_VIEWS)('fits into Slack: %s', (_name, view) => {
    const { blocks, text } = renderMessage(view)
    expect(faultsOfMessage(blocks, text)).toEqual([])
    expect(faultsOfHome(renderHome(view))).toEqual([])
  })

  it.each(ALL_VIEWS)('fits into Teams: %s', (_name, view) => {
    expect(cardFaults(renderAdaptiveCard(view))).toEqual([])
    expect(bytesOf(messageOf(renderAdaptiveCard(view)))).toBeLessThanOrEqual(MAX_ACTIVITY_BYTES)
  })

  it.each(ALL_VIEWS)('has words for notifications and screen readers: %s', (_name, view) => {
    expect(view.summary.trim()).not.toBe('')
  })
})

describe('every form of the product', () => {
  it.each(ALL_FORMS)('fits into a Slack modal: %s', (_name, form) => {
    expect(faultsOfModal(renderModal(form, opened))).toEqual([])
  })

  it.each(ALL_FORMS)('fits onto a Teams card: %s', (_name, form) => {
    expect(cardFaults(renderFormCard(form))).toEqual([])
  })
})
