import type { WireCommand } from '../wire.ts'
import { createCommandPopup } from './command-popup.ts'
import { h } from './dom.ts'
import { icon } from './icons.ts'

/** A field to write in, with its button. */
export interface Composer {
  element: HTMLElement
  /** `draftKey` names what is written to: each keeps its own draft. */
  draw(draftKey: string, placeholder: string, writer: string): void
  prefill(text: string): void
  focus(): void
  /** Shows or hides what stands beside the field, where there is anything. */
  showBeside(isShown: boolean): void
}

/** What a composer is for. */
export interface ComposerOptions {
  id: string
  label: string
  sendLabel: string
  /** Commands to suggest after a slash; none: a slash is a letter like others. */
  commands: (() => WireCommand[]) | null
  /** A control beside the field, or none. */
  beside?: HTMLElement
  /** Sends the text; false: it was not taken and stays in the field. */
  send(text: string): Promise<boolean>
}

const MAX_HEIGHT_PX = 220

/** Browsers without field-sizing get the height of the text by hand. */
function fitHeight(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return
  field.style.height = ''
  if (field.value !== '') field.style.height = `${Math.min(field.scrollHeight, MAX_HEIGHT_PX)}px`
}

/** A composer: Enter sends, Shift+Enter begins a line, a slash suggests commands. */
export function createComposer(options: ComposerOptions): Composer {
  const drafts = new Map<string, string>()
  let key = ''
  const field = h('textarea.composer-field', {
    attrs: { id: options.id, rows: 1, 'aria-label': options.label, dir: 'auto', maxlength: 40_000 },
  })
  const button = h(
    'button.send',
    { attrs: { type: 'submit', 'aria-label': options.sendLabel, title: `${options.sendLabel} (Enter)` } },
    icon('send'),
  )
  const writing = h('span.composer-writer', null)
  const popup = options.commands ? createCommandPopup(field, options.commands, (text) => setText(text)) : null
  const setText = (text: string): void => {
    field.value = text
    drafts.set(key, text)
    button.disabled = text.trim() === ''
    fitHeight(field)
    popup?.update()
  }
  const send = async (): Promise<void> => {
    const text = field.value.trim()
    const sentFrom = key
    if (text === '') return
    setText('')
    popup?.close()
    if (await options.send(text)) return
    // What was not taken comes back, where nothing else was begun meanwhile.
    if (key === sentFrom && field.value === '') setText(text)
    else if (!drafts.get(sentFrom)) drafts.set(sentFrom, text)
  }
  field.addEventListener('input', () => setText(field.value))
  field.addEventListener('keydown', (event) => {
    if (popup?.takeKey(event)) return
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    void send()
  })
  const element = h(
    'form.composer',
    {
      on: {
        submit: (event) => {
          event.preventDefault()
          void send()
        },
      },
    },
    popup?.element ?? null,
    h('div.composer-box', null, ...(options.beside ? [options.beside] : []), field, button),
    h('p.composer-hint', null, writing, h('span.keys', null, 'Enter to send · Shift+Enter for a new line')),
  )
  return {
    element,
    draw(draftKey, placeholder, writer) {
      field.placeholder = placeholder
      field.setAttribute('aria-label', options.label || placeholder)
      writing.textContent = `Writing as ${writer}`
      if (draftKey === key) return
      key = draftKey
      setText(drafts.get(key) ?? '')
      popup?.close()
    },
    prefill(text) {
      setText(text)
      field.focus()
      field.setSelectionRange(text.length, text.length)
    },
    focus: () => field.focus(),
    showBeside(isShown) {
      if (options.beside) options.beside.hidden = !isShown
    },
  }
}
