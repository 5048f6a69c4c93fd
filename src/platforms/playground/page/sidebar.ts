import type { WirePlace } from '../wire.ts'
import type { App } from './app-port.ts'
import { fill, h } from './dom.ts'
import { type IconName, icon, mark } from './icons.ts'
import { createPeoplePicker } from './people.ts'
import { HOME } from './store.ts'
import type { Unread } from './unread.ts'

/** The left side: the school, who one is, Home, the private chat, the channels. */
export function createSidebar(app: App, unread: Unread): { element: HTMLElement; draw(): void } {
  const picker = createPeoplePicker(app)
  const school = h('p.school', null)
  const direct = h('ul.places', null)
  const channels = h('ul.places', { attrs: { 'aria-labelledby': 'channels-title' } })
  const close = h(
    'button.icon-button.menu-close',
    {
      attrs: { type: 'button', 'aria-label': 'Close menu' },
      on: { click: () => app.store.set({ isMenuOpen: false }) },
    },
    icon('close'),
  )
  const element = h(
    'aside.side',
    { attrs: { 'aria-label': 'People and conversations' } },
    h(
      'div.brand',
      null,
      h('span.brand-mark', null, mark()),
      h('div', null, h('p.brand-name', null, 'Common Thread'), school),
      close,
    ),
    picker.element,
    h(
      'nav.nav',
      { attrs: { 'aria-label': 'Conversations' } },
      direct,
      h('h2.nav-title', { attrs: { id: 'channels-title' } }, 'Channels'),
      channels,
    ),
  )
  return {
    element,
    draw() {
      const { page } = app.store
      if (!page.data) return
      const { places } = page.data
      element.classList.toggle('is-open', page.isMenuOpen)
      school.textContent = page.data.school
      picker.draw()
      const itemOf = (place: WirePlace): HTMLElement => {
        const name: IconName = place.kind === 'direct' ? 'lock' : 'hash'
        return placeItem(app, place.address, place.name, name, unread.count(place.address))
      }
      const isDirect = (place: WirePlace): boolean => place.kind === 'direct'
      withFocusKept(element, () => {
        fill(direct, placeItem(app, HOME, 'Home', 'home', 0), ...places.filter(isDirect).map(itemOf))
        fill(channels, ...places.filter((place) => !isDirect(place)).map(itemOf))
      })
    },
  }
}

function placeItem(app: App, address: string, name: string, sign: IconName, count: number): HTMLElement {
  const isOpen = app.store.page.place === address
  const classes = ['button', 'place', isOpen && 'is-open', count > 0 && 'is-unread']
  const button = h(
    classes.filter((each) => each !== false).join('.') as 'button',
    {
      attrs: { type: 'button', 'aria-current': isOpen ? 'page' : null, 'data-focus': `place-${address}` },
      on: { click: () => app.open(address) },
    },
    icon(sign),
    h('span.place-name', null, name),
    count > 0 && h('span.badge', null, String(count), h('span.unseen', null, ' unread')),
  )
  return h('li', null, button)
}

function withFocusKept(element: HTMLElement, draw: () => void): void {
  const focused = document.activeElement
  const key = focused instanceof HTMLElement && element.contains(focused) ? focused.dataset.focus : undefined
  draw()
  if (key) element.querySelector<HTMLElement>(`[data-focus="${CSS.escape(key)}"]`)?.focus()
}
