import { describe, expect, it } from '@jest/globals'
import { bytesOf, MAX_ACTIVITY_BYTES } from '../../../src/platforms/teams/limits.ts'
import { messageOf, renderAdaptiveCard, renderFormCard } from '../../../src/platforms/teams/render.ts'
import { ALL_FORMS, ALL_VIEWS } from '../../support/all-views.ts'
import { cardFaults } from '../../support/teams-card.ts'

describe('every message and form of the product as an Adaptive Card', () => {
  it.each(ALL_VIEWS)('%s', (_name, view) => {
    const card = renderAdaptiveCard(view)
    expect(cardFaults(card)).toEqual([])
    expect(bytesOf(messageOf(card))).toBeLessThanOrEqual(MAX_ACTIVITY_BYTES)
  })

  it.each(ALL_FORMS)('the form: %s', (_name, form) => {
    const faults = Object.fromEntries(
      form.elements.flatMap((element) => (element.kind === 'input' ? [[element.name, 'No']] : [])),
    )
    for (const card of [renderFormCard(form), renderFormCard(form, faults)]) {
      expect(cardFaults(card)).toEqual([])
      expect(bytesOf(messageOf(card))).toBeLessThanOrEqual(MAX_ACTIVITY_BYTES)
    }
  })
})
