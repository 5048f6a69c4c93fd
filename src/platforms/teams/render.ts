import type { Element, FormView, View } from '../../views/view.ts'
import { type AdaptiveCard, CARD_TYPE, type CardElement, cardOf } from './card.ts'
import { bytesOf, MAX_ACTIVITY_BYTES, MAX_SUMMARY_LENGTH, shorten } from './limits.ts'
import { actionSets, type Room, renderElement, submitAction } from './render-element.ts'

/** A message as the connector takes it. `summary` is what Teams shows in notifications. */
export interface CardMessage {
  type: 'message'
  summary: string
  attachments: [{ contentType: typeof CARD_TYPE; content: AdaptiveCard }]
}

/** The group of a form's inputs; answer boxes have groups of their own. */
export const FORM_GROUP = 'form'

// From the whole view to less and less of it; what helps nobody (a cut button) is never cut.
const ROOMS: readonly Room[] = [
  { text: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY },
  { text: 6_000, rows: 100 },
  { text: 2_000, rows: 50 },
  { text: 700, rows: 25 },
  { text: 250, rows: 10 },
  { text: 80, rows: 3 },
]
const SHORTENED: CardElement = {
  type: 'TextBlock',
  text: 'Shortened: the whole is too long for one message in Teams.',
  wrap: true,
  size: 'Small',
  isSubtle: true,
}

/** A view as an Adaptive Card of at most 27 KB: where it is larger, a line says that it was shortened. */
export function renderAdaptiveCard(view: View): AdaptiveCard {
  return fitted(view.elements, (elements, room) =>
    cardOf(summaryOf(view.summary), renderBody(elements, room)),
  )
}

/** A form as an Adaptive Card, for a dialog or a message; `faults` are shown above the fields that they name. */
export function renderFormCard(form: FormView, faults: Record<string, string> = {}): AdaptiveCard {
  const title = summaryOf(form.title)
  return fitted(form.elements, (elements, room) =>
    cardOf(title, [
      ...renderElement({ kind: 'heading', text: form.title }, FORM_GROUP, room),
      ...renderFaults(form, faults),
      ...renderBody(elements, room, FORM_GROUP),
      ...actionSets([submitAction(form.name, form.context, FORM_GROUP, form.submitLabel)]),
    ]),
  )
}

/** A card as a message. */
export function messageOf(card: AdaptiveCard): CardMessage {
  return {
    type: 'message',
    summary: card.fallbackText,
    attachments: [{ contentType: CARD_TYPE, content: card }],
  }
}

function renderBody(elements: Element[], room: Room, group?: string): CardElement[] {
  const body: CardElement[] = []
  let isDivided = false
  for (const [at, element] of elements.entries()) {
    const [first, ...rest] = renderElement(element, group ?? String(at), room)
    if (first) body.push(isDivided ? { ...first, separator: true, spacing: 'Medium' } : first, ...rest)
    if (first) isDivided = false
    if (element.kind === 'divider') isDivided = body.length > 0
  }
  return body
}

function renderFaults(form: FormView, faults: Record<string, string>): CardElement[] {
  const labels = new Map(
    form.elements.flatMap((element) => (element.kind === 'input' ? [[element.name, element.label]] : [])),
  )
  return Object.entries(faults).map(([name, fault]) => {
    const text = labels.has(name) ? `${labels.get(name)}: ${fault}` : fault
    const [line] = renderElement({ kind: 'text', text }, FORM_GROUP, { text: 500, rows: 0 })
    return { type: 'TextBlock', ...line, color: 'Attention', weight: 'Bolder' }
  })
}

function fitted(all: Element[], build: (elements: Element[], room: Room) => AdaptiveCard): AdaptiveCard {
  const elements = withoutHeavyPictures(all, build)
  for (const [at, room] of ROOMS.entries()) {
    const card = withNote(build(elements, room), at > 0)
    if (fits(card)) return card
  }
  const smallest = ROOMS.at(-1) as Room
  let kept = elements
  while (kept.length > 0) {
    kept = withoutOne(kept)
    const card = withNote(build(kept, smallest), true)
    if (fits(card)) return card
  }
  return withNote(build([], smallest), true)
}

/** A picture says what the words say: it goes, the last one first, before any of them is cut. */
function withoutHeavyPictures(
  elements: Element[],
  build: (elements: Element[], room: Room) => AdaptiveCard,
): Element[] {
  const [whole] = ROOMS as [Room]
  let kept = elements
  for (;;) {
    const last = kept.findLastIndex(({ kind }) => kind === 'picture')
    if (last < 0 || fits(build(kept, whole))) return kept
    kept = kept.toSpliced(last, 1)
  }
}

// Texts go before buttons and inputs: without these a message cannot be answered.
function withoutOne(elements: Element[]): Element[] {
  const isText = (element: Element): boolean =>
    !['choices', 'buttons', 'answer-box', 'input'].includes(element.kind)
  const lastText = elements.findLastIndex(isText)
  return elements.toSpliced(lastText > 0 ? lastText : elements.length - 1, 1)
}

function withNote(card: AdaptiveCard, isShortened: boolean): AdaptiveCard {
  return isShortened ? { ...card, body: [...card.body, SHORTENED] } : card
}

function fits(card: AdaptiveCard): boolean {
  return bytesOf(messageOf(card)) <= MAX_ACTIVITY_BYTES
}

function summaryOf(text: string): string {
  return shorten(text, MAX_SUMMARY_LENGTH)
}
