import { assertNever } from '../../domain/assert-never.ts'
import type { Button, Element, LinkButton, PictureElement } from '../../views/view.ts'
import type { CardElement } from './card.ts'
import { escapeLabel, escapeText } from './escape.ts'
import { MAX_ACTIONS, MAX_BUTTON_LENGTH, shorten } from './limits.ts'
import { SUBMIT_VERB } from './parse-invoke.ts'
import { renderInput } from './render-input.ts'

/** Longer words are none for a picture, in UTF-16 units. */
const MAX_ALT_LENGTH = 300

/** How much of a view fits: the longest text in UTF-16 units, and the most rows of a table. */
export interface Room {
  text: number
  rows: number
}

/** One element as Adaptive Card elements. `group` names the inputs that are handed in together. */
export function renderElement(element: Element, group: string, room: Room): CardElement[] {
  const text = (value: string): string => escapeText(shorten(value, room.text))
  switch (element.kind) {
    case 'heading':
      return [{ ...textBlock(text(element.text)), size: 'Large', weight: 'Bolder', style: 'heading' }]
    case 'text':
      return [textBlock(text(element.text))]
    case 'note':
      return [{ ...textBlock(text(element.text)), size: 'Small', isSubtle: true }]
    case 'facts':
      return renderFacts(element.facts, text)
    case 'table':
      return renderTable(element, text, room)
    case 'choices':
      return [
        label(text(element.label)),
        ...actionSets(element.options.map((option) => choiceAction(element, option))),
      ]
    case 'buttons':
      return actionSets(element.buttons.map(buttonAction))
    case 'answer-box':
      return renderAnswerBox(element, group)
    case 'input':
      return [renderInput(element, group)]
    case 'picture':
      return [renderPicture(element)]
    case 'divider':
      // Whatever comes next draws the line; see renderBody.
      return []
    default:
      return assertNever(element)
  }
}

/** With its bytes in the card: nobody else can ask for it by an address. */
function renderPicture({ alt, png }: PictureElement): CardElement {
  return {
    type: 'Image',
    url: `data:image/png;base64,${png}`,
    altText: shorten(alt, MAX_ALT_LENGTH),
    size: 'Stretch',
    // A tap shows it large: letters are small on a phone.
    msTeams: { allowExpand: true },
  }
}

/** A button that hands in the inputs of its group as a form. */
export function submitAction(form: string, context: string, group: string, title: string): CardElement {
  const data = { form, context, group }
  return { ...execute(SUBMIT_VERB, data, title), style: 'positive', associatedInputs: 'auto' }
}

/** Buttons, in as many rows as clients need to show them all. */
export function actionSets(actions: CardElement[]): CardElement[] {
  const sets: CardElement[] = []
  for (let at = 0; at < actions.length; at += MAX_ACTIONS) {
    sets.push({ type: 'ActionSet', actions: actions.slice(at, at + MAX_ACTIONS) })
  }
  return sets
}

function textBlock(text: string): CardElement {
  return { type: 'TextBlock', text, wrap: true }
}

function label(text: string): CardElement {
  return { ...textBlock(text), weight: 'Bolder' }
}

function renderFacts(
  facts: { label: string; value: string }[],
  text: (value: string) => string,
): CardElement[] {
  if (facts.length === 0) return []
  return [
    { type: 'FactSet', facts: facts.map((fact) => ({ title: text(fact.label), value: text(fact.value) })) },
  ]
}

function renderTable(
  table: { caption: string; columns: string[]; rows: string[][] },
  text: (value: string) => string,
  room: Room,
): CardElement[] {
  const caption = table.caption ? [label(text(table.caption))] : []
  if (table.columns.length === 0)
    return [...caption, ...table.rows.map((row) => textBlock(text(row.join(' · '))))]
  const cell = (value: string): CardElement => ({
    type: 'TableCell',
    items: [textBlock(text(value) || '\u00a0')],
  })
  const row = (values: string[]): CardElement => ({ type: 'TableRow', cells: values.map(cell) })
  const left = table.rows.length - room.rows
  return [
    ...caption,
    {
      type: 'Table',
      firstRowAsHeaders: true,
      showGridLines: true,
      columns: table.columns.map(() => ({ width: 1 })),
      rows: [
        row(table.columns),
        ...table.rows.slice(0, room.rows).map((values) => row(fitted(values, table.columns))),
      ],
    },
    ...(left > 0 ? [{ ...textBlock(`And ${left} more.`), size: 'Small', isSubtle: true }] : []),
  ]
}

// Clients draw a row with too few cells askew, and one with too many not at all.
function fitted(values: string[], columns: string[]): string[] {
  return columns.map((_, at) => values[at] ?? '')
}

function renderAnswerBox(box: Extract<Element, { kind: 'answer-box' }>, group: string): CardElement[] {
  const input = renderInput(
    { kind: 'input', name: 'text', label: box.label, type: 'paragraph', isOptional: true },
    group,
  )
  const submit = submitAction(box.form, box.context, group, box.buttonLabel)
  return [input, ...actionSets(box.beside ? [submit, buttonAction(box.beside)] : [submit])]
}

function choiceAction(
  choices: { action: string; value: string },
  option: { value: string; label: string },
): CardElement {
  const data = { value: `${choices.value}:${option.value}` }
  return { ...execute(choices.action, data, option.label), associatedInputs: 'none' }
}

function buttonAction(button: Button | LinkButton): CardElement {
  if ('url' in button) return linkAction(button)
  const style = button.style === 'danger' ? 'destructive' : 'positive'
  const action = {
    ...execute(button.action, { value: button.value }, button.label),
    associatedInputs: 'none',
  }
  return button.style && button.style !== 'quiet' ? { ...action, style } : action
}

function linkAction({ url, label, style }: LinkButton): CardElement {
  const action = { type: 'Action.OpenUrl', title: shorten(escapeLabel(label), MAX_BUTTON_LENGTH), url }
  return style ? { ...action, style: 'positive' } : action
}

function execute(verb: string, data: object, title: string): CardElement {
  return { type: 'Action.Execute', verb, title: shorten(escapeLabel(title), MAX_BUTTON_LENGTH), data }
}
