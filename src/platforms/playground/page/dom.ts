/** What stands in an element; false and null stand for nothing. */
export type Child = Node | string | null | false

/** What an element gets: attributes (false and null leave one out), listeners, and nothing that is parsed as HTML. */
export interface Props {
  attrs?: Record<string, string | number | boolean | null>
  on?: { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void }
}

/** An element with classes after dots ("button.pill.is-chosen"); strings become text, never HTML. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tagAndClasses: K | `${K}.${string}`,
  props: Props | null,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const [tag, ...classes] = tagAndClasses.split('.')
  const element = document.createElement(tag as K)
  if (classes.length > 0) element.className = classes.join(' ')
  for (const [name, value] of Object.entries(props?.attrs ?? {})) {
    if (value === null || value === false) continue
    element.setAttribute(name, value === true ? '' : String(value))
  }
  for (const [name, listener] of Object.entries(props?.on ?? {}))
    element.addEventListener(name, listener as EventListener)
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false))
  return element
}

/** Puts other children into an element. */
export function fill(parent: Element, ...children: Child[]): void {
  parent.replaceChildren(
    ...children.filter((child): child is Node | string => child !== null && child !== false),
  )
}

/** One item of a list that is kept in step with the data. */
export interface Keyed {
  key: string
  /** The same text: the element on the page stays as it is. */
  signature: string
  build(): HTMLElement
}

const signatures = new WeakMap<Element, string>()

/** Makes the parent's children these items; unchanged ones stay, and what had the focus keeps it. */
export function reconcile(parent: HTMLElement, items: Keyed[]): void {
  const known = new Map<string, HTMLElement>()
  for (const child of parent.children)
    if (child instanceof HTMLElement && child.dataset.key) known.set(child.dataset.key, child)
  let previous: Element | null = null
  for (const item of items) {
    const old = known.get(item.key)
    known.delete(item.key)
    const element = old && signatures.get(old) === item.signature ? old : rebuilt(item, old)
    const next: Element | null = previous ? previous.nextElementSibling : parent.firstElementChild
    if (next !== element) parent.insertBefore(element, next)
    previous = element
  }
  for (const gone of known.values()) gone.remove()
}

function rebuilt(item: Keyed, old: HTMLElement | undefined): HTMLElement {
  const element = item.build()
  element.dataset.key = item.key
  signatures.set(element, item.signature)
  if (!old) return element
  const focused = document.activeElement
  const focusKey = focused instanceof HTMLElement && old.contains(focused) ? focused.dataset.focus : undefined
  const caret = focused instanceof HTMLTextAreaElement ? focused.selectionStart : null
  old.replaceWith(element)
  const heir = focusKey ? element.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focusKey)}"]`) : null
  heir?.focus()
  if (heir instanceof HTMLTextAreaElement && caret !== null) heir.setSelectionRange(caret, caret)
  return element
}
