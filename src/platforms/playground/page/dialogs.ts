import type { FormView, InputElement } from '../../../views/view.ts'
import type { ActResult } from '../wire.ts'
import { fill, h } from './dom.ts'
import { renderElements } from './elements.ts'
import { readValues, showFaults } from './fields.ts'
import { icon } from './icons.ts'

/** The dialogs over the page. Esc closes them, a form with changes only after asking; the focus goes back to where it was. */
export interface Dialogs {
  element: HTMLElement
  /** Opens a form; `submit` sends what was filled in, null where it failed. */
  openForm(form: FormView, handlers: FormHandlers): void
  confirm(question: string, yes: string): Promise<boolean>
}

/** What a form does. */
export interface FormHandlers {
  submit(values: Record<string, string | string[]>): Promise<ActResult | null>
  tap(action: string, value: string): Promise<unknown>
}

/** Two dialogs, one for forms and one for questions. */
export function createDialogs(): Dialogs {
  const formDialog = h('dialog.dialog', { attrs: { 'aria-labelledby': 'form-title' } })
  const question = h('dialog.dialog.question', { attrs: { 'aria-labelledby': 'question-title' } })
  const mayLeave = (): Promise<boolean> =>
    ask(question, 'Leave without keeping what you filled in?', 'Leave', 'Keep writing')
  return {
    element: h('div', null, formDialog, question),
    confirm: (text, yes) => ask(question, text, yes, 'Cancel'),
    openForm(form, handlers) {
      fill(formDialog, buildForm(form, handlers, formDialog, mayLeave))
      if (!formDialog.open) formDialog.showModal()
      const first = formDialog.querySelector<HTMLElement>(
        '.dialog-body input, .dialog-body textarea, .dialog-body select',
      )
      first?.focus()
    },
  }
}

function ask(question: HTMLDialogElement, text: string, yes: string, no: string): Promise<boolean> {
  return new Promise((resolve) => {
    const button = (label: string, style: string, answer: string): HTMLElement =>
      h(
        `button.button.${style}`,
        { attrs: { type: 'button' }, on: { click: () => question.close(answer) } },
        label,
      )
    fill(
      question,
      h('h2.dialog-title', { attrs: { id: 'question-title' } }, text),
      h('div.dialog-foot', null, button(no, 'plain', ''), button(yes, 'danger', 'yes')),
    )
    question.returnValue = ''
    question.addEventListener('close', () => resolve(question.returnValue === 'yes'), { once: true })
    question.showModal()
  })
}

/** Closes a form; where something was filled in, only when that may go. */
function leaving(
  dialog: HTMLDialogElement,
  hasChanges: () => boolean,
  mayLeave: () => Promise<boolean>,
): () => Promise<void> {
  return async () => {
    if (!hasChanges() || (await mayLeave())) dialog.close()
  }
}

function buildForm(
  form: FormView,
  handlers: FormHandlers,
  dialog: HTMLDialogElement,
  mayLeave: () => Promise<boolean>,
): HTMLElement {
  const inputs = form.elements.filter((element): element is InputElement => element.kind === 'input')
  const send = h('button.button.primary', { attrs: { type: 'submit' } }, form.submitLabel)
  const general = h('p.form-fault', { attrs: { role: 'alert' } })
  general.hidden = true
  const body = renderElements(form.elements, {
    scope: `form-${form.name}`,
    headingLevel: 3,
    chosen: {},
    tap: handlers.tap,
    confirm: async () => true,
    answer: async () => false,
  })
  const hasChanges = (): boolean => JSON.stringify(readValues(element, inputs)) !== untouched
  const leave = leaving(dialog, hasChanges, mayLeave)
  const element = h(
    'form.dialog-form',
    { attrs: { novalidate: true } },
    h(
      'div.dialog-head',
      null,
      h('h2.dialog-title', { attrs: { id: 'form-title' } }, form.title),
      h(
        'button.icon-button',
        { attrs: { type: 'button', 'aria-label': 'Close' }, on: { click: () => void leave() } },
        icon('close'),
      ),
    ),
    h('div.dialog-body', null, ...body, general),
    h(
      'div.dialog-foot',
      null,
      h('button.button.plain', { attrs: { type: 'button' }, on: { click: () => dialog.close() } }, 'Cancel'),
      send,
    ),
  )
  const untouched = JSON.stringify(readValues(element, inputs))
  // Esc and a phone's way back: both would close the dialog at once.
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    void leave()
  })
  dialog.oncancel = (event) => {
    event.preventDefault()
    void leave()
  }
  element.addEventListener('submit', async (event) => {
    event.preventDefault()
    const values = readValues(element, inputs)
    const missing = missingOf(inputs, values)
    if (Object.keys(missing).length > 0) {
      showFaults(element, missing)
      return
    }
    send.disabled = true
    const result = await handlers.submit(values)
    send.disabled = false
    const rest = result?.faults ? showFaults(element, result.faults) : []
    general.textContent = rest.join(' ')
    general.hidden = rest.length === 0
    // A form that answers with a form has been replaced already.
    if (result && !result.faults && element.isConnected && !result.form) dialog.close()
  })
  return element
}

function missingOf(
  inputs: InputElement[],
  values: Record<string, string | string[]>,
): Record<string, string> {
  const missing = inputs.filter((input) => {
    const value = values[input.name] ?? ''
    return input.isOptional !== true && (typeof value === 'string' ? value.trim() === '' : value.length === 0)
  })
  return Object.fromEntries(
    missing.map((input) => [
      input.name,
      input.type.startsWith('choice') ? 'Please choose one.' : 'Please fill this in.',
    ]),
  )
}
