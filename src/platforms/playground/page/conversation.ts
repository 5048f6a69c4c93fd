import type { WirePlace } from '../wire.ts'
import type { App } from './app-port.ts'
import { createAttachButton } from './attach-button.ts'
import { avatar } from './avatar.ts'
import { createComposer } from './composer.ts'
import { fill, h } from './dom.ts'
import { renderElements } from './elements.ts'
import { countOf } from './format.ts'
import { icon } from './icons.ts'
import { createMessageList } from './message-list.ts'
import { HOME, openPlace, type Page, personOf, rootsOf } from './store.ts'

/** The middle: the open conversation or Home. */
export interface ConversationPane {
  element: HTMLElement
  draw(): void
  prefill(text: string): void
}

/** The pane with its header, its messages and the field to write in; `guide` stands above the messages. */
export function createConversationPane(app: App, guide: HTMLElement): ConversationPane {
  const header = h('header.head', null)
  const list = createMessageList(app, 'Messages', null)
  const home = h('div.home', { attrs: { tabindex: 0, role: 'region', 'aria-label': 'Home page' } })
  const attach = createAttachButton(async (name, data) => {
    const { place } = app.store.page
    return (await app.act({ kind: 'file', place, name, data })) !== null
  })
  const composer = createComposer({
    id: 'composer',
    beside: attach,
    label: '',
    sendLabel: 'Send',
    commands: () => app.store.page.data?.commands ?? [],
    send: (text) => send(app, text),
  })
  const element = h('main.main', null, header, guide, list.element, home, composer.element)
  let headSignature = ''
  let homeSignature = ''
  return {
    element,
    prefill: composer.prefill,
    draw() {
      const { page } = app.store
      const place = openPlace(page)
      const signature = JSON.stringify([page.me, page.place, page.isLive])
      if (signature !== headSignature) fill(header, ...headOf(app, page, place))
      headSignature = signature
      list.element.hidden = place === null
      composer.element.hidden = place === null
      home.hidden = page.place !== HOME
      if (place) {
        const messages = rootsOf(page, place.address)
        list.draw(`${page.me} ${place.address}`, messages, 'place')
        const name = place.kind === 'direct' ? place.name : `#${place.name}`
        composer.showBeside(place.kind === 'direct')
        composer.draw(`${page.me} ${place.address}`, `Message ${name}`, personOf(page, page.me)?.name ?? '')
        return
      }
      const homeNow = JSON.stringify([page.me, page.data?.home])
      if (homeNow !== homeSignature) drawHome(app, home)
      homeSignature = homeNow
    },
  }
}

async function send(app: App, text: string): Promise<boolean> {
  const { place } = app.store.page
  const command = /^\/([^\s/]{1,64})(?:\s+([\s\S]*))?$/.exec(text)
  const result = command?.[1]
    ? await app.act({ kind: 'command', place, name: command[1], text: command[2]?.trim() ?? '' })
    : await app.act({ kind: 'say', place, text })
  return result !== null
}

function headOf(app: App, page: Page, place: WirePlace | null): HTMLElement[] {
  const menu = h(
    'button.icon-button.menu-open',
    {
      attrs: { type: 'button', 'aria-label': 'Menu' },
      on: { click: () => app.store.set({ isMenuOpen: true }) },
    },
    icon('menu'),
  )
  const title = h(
    'h1.head-title',
    null,
    icon(place === null ? 'home' : place.kind === 'channel' ? 'hash' : 'lock'),
    h('span', null, place?.name ?? 'Home'),
  )
  const topic = place?.topic ?? 'What Common Thread has for you'
  const words = h('div.head-words', null, title, h('p.topic', null, topic))
  const away = page.isLive ? [] : [h('p.away', { attrs: { role: 'status' } }, 'Reconnecting…')]
  return [menu, words, ...away, ...(place?.kind === 'channel' ? [members(app, place)] : [])]
}

/** The faces of a channel: one press, and one is that person. */
function members(app: App, place: WirePlace): HTMLElement {
  const faces = place.memberIds.map((id) => {
    const person = personOf(app.store.page, id)
    const label = `Be ${person?.name ?? id}`
    return h(
      id === app.store.page.me ? 'button.face.is-me' : 'button.face',
      {
        attrs: {
          type: 'button',
          'aria-label': label,
          title: label,
          'aria-pressed': id === app.store.page.me ? 'true' : 'false',
        },
        on: { click: () => void app.be(id) },
      },
      avatar(person, 'small'),
    )
  })
  return h(
    'div.faces-row',
    {
      attrs: { role: 'group', 'aria-label': `${countOf(faces.length, 'member', 'members')}: be one of them` },
    },
    ...faces,
  )
}

function drawHome(app: App, home: HTMLElement): void {
  const view = app.store.page.data?.home
  if (!view) {
    fill(home, h('div.home-page', null, h('p.note', null, 'Your home page is on its way…')))
    return
  }
  const elements = renderElements(view.elements, {
    scope: 'home',
    headingLevel: 2,
    chosen: {},
    tap: (action, value) => app.act({ kind: 'tap', message: null, action, value }),
    confirm: (label) => app.confirm(`${label}? This cannot be taken back.`, label),
    answer: async (form, context, text) => {
      const act = { kind: 'submit', place: null, message: null, form, context, values: { text } } as const
      const result = await app.act(act)
      return result !== null && !result.faults
    },
  })
  fill(home, h('div.home-page', null, ...elements))
}
