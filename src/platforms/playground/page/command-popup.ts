import type { WireCommand } from '../wire.ts'
import { fill, h } from './dom.ts'

/** The commands that fit what was typed, over the message field. */
export interface CommandPopup {
  element: HTMLElement
  update(): void
  close(): void
  /** True where the key was for the popup. */
  takeKey(event: KeyboardEvent): boolean
}

const LIST_ID = 'command-list'

/** A popup for a field; the arrow keys choose, Enter and Tab take, Esc closes. */
export function createCommandPopup(
  field: HTMLTextAreaElement,
  commands: () => WireCommand[],
  take: (text: string) => void,
): CommandPopup {
  // Focusable because it scrolls; the field keeps the focus all the same.
  const element = h('ul.commands', {
    attrs: { id: LIST_ID, role: 'listbox', 'aria-label': 'Commands', tabindex: 0 },
    on: { focus: () => field.focus() },
  })
  let fitting: WireCommand[] = []
  let active = 0
  element.hidden = true
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-haspopup', 'listbox')

  const close = (): void => {
    element.hidden = true
    field.removeAttribute('aria-activedescendant')
    field.removeAttribute('aria-controls')
  }
  const draw = (): void => {
    fill(element, ...fitting.map((command, index) => itemOf(command, index, index === active, pick)))
    element.hidden = false
    field.setAttribute('aria-controls', LIST_ID)
    field.setAttribute('aria-activedescendant', `${LIST_ID}-${active}`)
    element.children[active]?.scrollIntoView({ block: 'nearest' })
  }
  const pick = (command: WireCommand): void => {
    take(`${command.text} `)
    close()
    field.focus()
  }
  const update = (): void => {
    const typed = field.value
    fitting = typed.startsWith('/') ? commands().filter((command) => command.text.startsWith(typed)) : []
    active = 0
    if (fitting.length === 0 || fitting[0]?.text === typed) close()
    else draw()
  }
  const move = (by: number): void => {
    active = (active + by + fitting.length) % fitting.length
    draw()
  }
  return {
    element,
    update,
    close,
    takeKey(event) {
      if (element.hidden || event.isComposing) return false
      const chosen = fitting[active]
      if (event.key === 'ArrowDown') move(1)
      else if (event.key === 'ArrowUp') move(-1)
      else if (event.key === 'Escape') close()
      else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen) pick(chosen)
      else return false
      event.preventDefault()
      return true
    },
  }
}

function itemOf(
  command: WireCommand,
  index: number,
  isActive: boolean,
  pick: (command: WireCommand) => void,
): HTMLElement {
  return h(
    isActive ? 'li.command.is-active' : 'li.command',
    {
      attrs: { id: `${LIST_ID}-${index}`, role: 'option', 'aria-selected': isActive ? 'true' : 'false' },
      on: {
        // The field keeps the focus.
        mousedown: (event) => {
          event.preventDefault()
          pick(command)
        },
      },
    },
    h('span.command-text', null, command.text),
    h('span.command-about', null, command.about),
  )
}
