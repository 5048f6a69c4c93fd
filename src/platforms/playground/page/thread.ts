import type { App } from './app-port.ts'
import { createComposer } from './composer.ts'
import { h } from './dom.ts'
import { icon } from './icons.ts'
import { createMessageList } from './message-list.ts'
import { openPlace, personOf, repliesOf } from './store.ts'

/** The panel at the right: a message with its replies. */
export interface ThreadPanel {
  element: HTMLElement
  draw(): void
  focus(): void
  prefill(text: string): void
}

/** A panel that shows while a thread is open; Esc closes it. */
export function createThreadPanel(app: App): ThreadPanel {
  const list = createMessageList(app, 'Thread messages', null)
  const where = h('p.topic', null)
  const close = (): void => app.open(app.store.page.place, null)
  const composer = createComposer({
    id: 'thread-composer',
    label: 'Reply in thread',
    sendLabel: 'Send reply',
    commands: null,
    async send(text) {
      const { thread } = app.store.page
      if (!thread) return false
      if (/^\/[a-z]+(\s|$)/i.test(text)) {
        app.say('Commands work in the message field of the conversation, not in a thread.')
        return false
      }
      return (await app.act({ kind: 'reply', thread, text })) !== null
    },
  })
  const element = h(
    'aside.thread',
    {
      attrs: { 'aria-label': 'Thread' },
      on: {
        keydown: (event) => {
          if (event.key === 'Escape' && !event.defaultPrevented && app.store.page.editing === null) close()
        },
      },
    },
    h(
      'header.head',
      null,
      h('div.head-words', null, h('h2.head-title', null, 'Thread'), where),
      h(
        'button.icon-button',
        { attrs: { type: 'button', 'aria-label': 'Close thread' }, on: { click: close } },
        icon('close'),
      ),
    ),
    list.element,
    composer.element,
  )
  return {
    element,
    focus: composer.focus,
    prefill: composer.prefill,
    draw() {
      const { page } = app.store
      const root = page.thread ? page.messages.get(page.thread) : undefined
      const place = openPlace(page)
      element.hidden = !root || !place
      if (!root || !place) return
      where.textContent = place.kind === 'channel' ? `#${place.name}` : place.name
      list.draw(`${page.me} ${root.id}`, [root, ...repliesOf(page, root.id)], 'thread')
      composer.draw(`${page.me} ${root.id}`, 'Reply…', personOf(page, page.me)?.name ?? '')
    },
  }
}
