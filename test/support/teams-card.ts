import { createRequire } from 'node:module'
import type * as AdaptiveCards from 'adaptivecards'

/** Any JSON object of a card. */
export type CardJson = { [property: string]: unknown }

const KNOWN_BYTES = 28 * 1024
const MAX_ACTIONS = 5

// The package's ES modules do not load in Node; its bundle does.
const load = createRequire(import.meta.url)
const { AdaptiveCard, SerializationContext, Versions }: typeof AdaptiveCards = load(
  'adaptivecards/dist/adaptivecards.js',
)

/** All that the official parser and Teams' documented limits find wrong with a card; empty for a good one. */
export function cardFaults(card: unknown): string[] {
  const context = new SerializationContext(Versions.v1_5)
  const parsed = new AdaptiveCard()
  parsed.parse(structuredClone(card), context)
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message)
  const found = parsed.validateProperties().validationEvents.map((event) => event.message)
  return [...events, ...found, ...ownFaults(card)]
}

/** The attached card of an activity, if it has one. */
export function cardOf(activity: CardJson): CardJson | null {
  const [attachment] = (activity.attachments ?? []) as { content?: CardJson }[]
  return attachment?.content ?? null
}

/** Every object inside a value, itself included, in reading order. */
export function partsOf(value: unknown): CardJson[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(partsOf)
  return Array.isArray(value) ? inner : [value as CardJson, ...inner]
}

/** What a person reads on an activity, in order, line by line, with the marks of escaping taken off. */
export function wordsOf(activity: CardJson): string {
  const card = cardOf(activity)
  if (!card) return String(activity.text ?? '')
  const lines = partsOf(card.body).flatMap((part) => [
    ...(part.type === 'TextBlock' ? [part.text] : []),
    ...('value' in part && 'title' in part && !('type' in part) ? [`${part.title}: ${part.value}`] : []),
    ...(String(part.type).startsWith('Input.') ? [part.label] : []),
    ...(part.type === 'Action.Execute' ? [`[${part.title}]`] : []),
  ])
  return lines
    .join('\n')
    .replace(/\\([\\`*_[\]~.)#>+=-])/g, '$1')
    .replace(/\u2060/g, '')
}

function ownFaults(card: unknown): string[] {
  const parts = partsOf(card)
  const ids = parts
    .map((part) => (String(part.type).startsWith('Input.') ? part.id : null))
    .filter((id) => id !== null)
  const sets = parts
    .filter((part) => part.type === 'ActionSet')
    .map((part) => (part.actions as unknown[]).length)
  return [
    ...(new Set(ids).size === ids.length ? [] : ['Two inputs share an id']),
    ...(ids.every((id) => typeof id === 'string' && id !== '') ? [] : ['An input has no id']),
    ...(sets.every((count) => count > 0 && count <= MAX_ACTIONS)
      ? []
      : ['An ActionSet has no action or more than five']),
    ...(Buffer.byteLength(JSON.stringify(card)) < KNOWN_BYTES ? [] : ['The card has 28 KB or more']),
  ]
}
