/** An element of an Adaptive Card (version 1.5); the card's parser checks the rest. */
export type CardElement = { type: string; [property: string]: unknown }

/** An Adaptive Card as it goes to Teams. */
export interface AdaptiveCard {
  type: 'AdaptiveCard'
  $schema: string
  version: '1.5'
  speak: string
  fallbackText: string
  body: CardElement[]
}

/** The content type under which Teams takes cards. */
export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive'

/** A card around its elements. `summary` is for screen readers and for clients that cannot draw it. */
export function cardOf(summary: string, body: CardElement[]): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    speak: summary,
    fallbackText: summary,
    body,
  }
}
