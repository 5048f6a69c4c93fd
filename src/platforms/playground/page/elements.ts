import type { Button, LinkButton, Element as ViewElement } from '../../../views/view.ts'
import { type Child, h } from './dom.ts'
import { renderField } from './fields.ts'

/** What the elements of one view need of where they stand. */
export interface ElementContext {
  /** Makes focus keys unique on the page. */
  scope: string
  headingLevel: 2 | 3
  chosen: Record<string, string>
  /** Settles when what was tapped is done or refused. */
  tap(action: string, value: string): Promise<unknown>
  /** Asks before a button whose deed cannot be undone. */
  confirm(label: string): Promise<boolean>
  /** Sends words typed into the message; true where they were taken. */
  answer(form: string, context: string, text: string): Promise<boolean>
}

/** Longer values get a line of their own. */
const LONG_FACT = 36

/** Cells of so many letters stay on one line. */
const SHORT_CELL = 18
/** More buttons in a row are smaller, so that they stay a row. */
const MANY_BUTTONS = 5
/** From here on facts read better as a list. */
const MANY_FACTS = 5

/** Words begun in a message's answer field, kept while the message is drawn again. */
const drafts = new Map<string, string>()

/** Buttons whose tap is under way, kept while the message is drawn again. */
const underWay = new Set<string>()

/** The elements of a view; all texts are set as text. */
export function renderElements(elements: readonly ViewElement[], context: ElementContext): HTMLElement[] {
  return elements.map((element, index) => renderElement(element, context, `${context.scope}-${index}`))
}

function renderElement(element: ViewElement, context: ElementContext, key: string): HTMLElement {
  switch (element.kind) {
    case 'heading':
      return h(context.headingLevel === 2 ? 'h2.heading' : 'h3.heading', null, element.text)
    case 'text':
      return h('p.words', { attrs: { dir: 'auto' } }, element.text)
    case 'note':
      return h('p.note', { attrs: { dir: 'auto' } }, element.text)
    case 'facts':
      return h(
        element.facts.length >= MANY_FACTS ? 'dl.facts.is-list' : 'dl.facts',
        null,
        ...element.facts.map(renderFact),
      )
    case 'table':
      return renderTable(element)
    case 'choices':
      return renderChoices(element, context, key)
    case 'buttons':
      return renderButtons(element, context, key)
    case 'answer-box':
      return renderAnswerBox(element, context, key)
    case 'input':
      return renderField(element, key)
    case 'picture':
      return renderPicture(element)
    case 'divider':
      return h('hr.rule', null)
  }
}

type Of<K extends ViewElement['kind']> = Extract<ViewElement, { kind: K }>

/** The bytes stand in the message, as they would in a platform's own store. */
function renderPicture({ alt, png, width, height }: Of<'picture'>): HTMLElement {
  const attrs = { src: `data:image/png;base64,${png}`, alt, width, height }
  return h('img.picture', { attrs })
}

function renderFact(fact: { label: string; value: string }): HTMLElement {
  const isLong = fact.value.length > LONG_FACT
  return h(
    isLong ? 'div.fact.is-long' : 'div.fact',
    null,
    h('dt', null, fact.label),
    h('dd', { attrs: { dir: 'auto' } }, fact.value),
  )
}

function renderTable(element: Of<'table'>): HTMLElement {
  const head = h('tr', null, ...element.columns.map((name) => h('th', { attrs: { scope: 'col' } }, name)))
  const rows = element.rows.map((cells) =>
    h(
      'tr',
      null,
      ...cells.map((cell, index) =>
        index === 0
          ? h('th', { attrs: { scope: 'row' } }, cell)
          : h(cell.length <= SHORT_CELL ? 'td.short' : 'td', null, cell),
      ),
    ),
  )
  const table = h(
    'table',
    null,
    h('caption', null, element.caption),
    h('thead', null, head),
    h('tbody', null, ...rows),
  )
  // Wide tables scroll inside the message; the keyboard reaches them too.
  return h(
    'div.table',
    { attrs: { tabindex: 0, role: 'group', 'aria-label': element.caption || 'Table' } },
    table,
  )
}

function renderChoices(element: Of<'choices'>, context: ElementContext, key: string): HTMLElement {
  const chosen = context.chosen[`${element.action} ${element.value}`]
  const pills = element.options.map((option) => {
    const isChosen = option.value === chosen
    return h(
      isChosen ? 'button.pill.is-chosen' : 'button.pill',
      {
        attrs: {
          type: 'button',
          'aria-pressed': isChosen ? 'true' : 'false',
          'data-focus': `${key}-${option.value}`,
        },
        on: { click: () => void context.tap(element.action, `${element.value}:${option.value}`) },
      },
      option.label,
    )
  })
  const labelId = `choices-${key}`
  return h(
    'div.choices',
    { attrs: { role: 'group', 'aria-labelledby': labelId } },
    h('p.choices-label', { attrs: { id: labelId } }, element.label),
    h('div.pills', null, ...pills),
  )
}

function renderButtons(element: Of<'buttons'>, context: ElementContext, key: string): HTMLElement {
  const buttons = element.buttons.map((button) =>
    'url' in button ? renderLink(button, key) : renderButton(button, context, key),
  )
  return h(buttons.length > MANY_BUTTONS ? 'div.buttons.is-many' : 'div.buttons', null, ...buttons)
}

function renderButton(button: Button, context: ElementContext, key: string): HTMLElement {
  const id = `${key}-${button.action}-${button.value}`
  const click = async (): Promise<void> => {
    // A double tap is one tap.
    if (underWay.has(id) || (button.style === 'danger' && !(await context.confirm(button.label)))) return
    setUnderWay(id, true)
    try {
      await context.tap(button.action, button.value)
    } finally {
      setUnderWay(id, false)
    }
  }
  // Not "disabled": the button would lose the focus.
  const attrs = { type: 'button', 'data-focus': id, 'aria-disabled': underWay.has(id) ? 'true' : null }
  return h(`button.button.${button.style ?? 'plain'}`, { attrs, on: { click } }, button.label)
}

function setUnderWay(id: string, isUnderWay: boolean): void {
  if (isUnderWay) underWay.add(id)
  else underWay.delete(id)
  for (const button of document.querySelectorAll(`[data-focus="${CSS.escape(id)}"]`))
    if (isUnderWay) button.setAttribute('aria-disabled', 'true')
    else button.removeAttribute('aria-disabled')
}

/** Opens in a tab of its own, as chat clients do, and tells the page there nothing of this one. */
function renderLink(button: LinkButton, key: string): HTMLElement {
  const attrs = {
    href: button.url,
    target: '_blank',
    rel: 'noopener noreferrer',
    'data-focus': `${key}-${button.label}`,
  }
  return h(`a.button.${button.style ?? 'plain'}`, { attrs }, button.label)
}

function renderAnswerBox(element: Of<'answer-box'>, context: ElementContext, key: string): HTMLElement {
  const id = `answer-${key}`
  const field = h('textarea.field', {
    attrs: { id, rows: 1, maxlength: 40_000, dir: 'auto', 'data-focus': id },
    on: {
      input: () => {
        drafts.set(id, field.value)
        send.disabled = field.value.trim() === ''
      },
    },
  })
  field.value = drafts.get(id) ?? ''
  const send = h('button.button.plain', { attrs: { type: 'submit' } }, element.buttonLabel)
  send.disabled = field.value.trim() === ''
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (field.value.trim() === '') return
    send.disabled = true
    if (await context.answer(element.form, element.context, field.value)) {
      drafts.delete(id)
      field.value = ''
    }
    send.disabled = field.value.trim() === ''
  }
  const beside = element.beside ? renderButton(element.beside, context, key) : null
  const row: Child = h('div.answer-row', null, field, send, beside)
  return h(
    'form.answer-box',
    { on: { submit } },
    h('label.field-label', { attrs: { for: id } }, element.label),
    row,
  )
}
