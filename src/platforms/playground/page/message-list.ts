import type { WireMessage } from '../wire.ts'
import type { App } from './app-port.ts'
import { h, type Keyed, reconcile } from './dom.ts'
import { countOf, dayForReader, dayKeyOf } from './format.ts'
import { renderMessage, signatureOf } from './message.ts'

const CONTINUED_WITHIN_MS = 5 * 60_000
const NEAR_END_PX = 120

/** A scrolling list of messages. */
export interface MessageList {
  element: HTMLElement
  /** `key` names what is shown: another key scrolls to the end. */
  draw(key: string, messages: WireMessage[], where: 'place' | 'thread'): void
  scrollToEnd(): void
}

/** A list that follows its end while the reader is there, and else offers the way down. */
export function createMessageList(app: App, label: string, before: HTMLElement | null): MessageList {
  const list = h('ol.messages', { attrs: { 'aria-label': label } })
  const down = h(
    'button.jump-down',
    { attrs: { type: 'button' }, on: { click: () => scrollToEnd() } },
    'New messages below',
  )
  down.hidden = true
  const scroller = h(
    'div.scroller',
    { attrs: { tabindex: 0, role: 'region', 'aria-label': `${label}, scrolls` } },
    before,
    list,
  )
  const element = h('div.scroll-frame', null, scroller, down)
  let shownKey = ''
  let shownCount = 0
  const isNearEnd = (): boolean =>
    scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX
  const scrollToEnd = (): void => {
    scroller.scrollTop = scroller.scrollHeight
    down.hidden = true
  }
  let isAtEnd = true
  scroller.addEventListener('scroll', () => {
    isAtEnd = isNearEnd()
    if (isAtEnd) down.hidden = true
  })
  // A growing message field or a phone's keyboard takes room: the end stays in sight.
  new ResizeObserver(() => isAtEnd && scrollToEnd()).observe(scroller)

  return {
    element,
    scrollToEnd,
    draw(key, messages, where) {
      const wasNearEnd = isNearEnd()
      const isOther = key !== shownKey
      reconcile(list, where === 'place' ? withDays(app, messages) : itemsOf(app, messages, where))
      const hasMore = messages.length > shownCount
      shownKey = key
      shownCount = messages.length
      if (isOther || wasNearEnd) scrollToEnd()
      else if (hasMore) down.hidden = false
    },
  }
}

function withDays(app: App, messages: WireMessage[]): Keyed[] {
  const clock = app.store.page.data?.clock
  if (!clock) return []
  const items: Keyed[] = []
  let day = ''
  for (const [index, message] of messages.entries()) {
    const next = dayKeyOf(message.at, clock.zone)
    if (next !== day) items.push(dividerItem(next, dayForReader(message.at, clock.now, clock.zone)))
    items.push(itemOf(app, message, messages[index - 1], 'place', next !== day))
    day = next
  }
  return items
}

function itemsOf(app: App, messages: WireMessage[], where: 'place' | 'thread'): Keyed[] {
  const items = messages.map((message, index) =>
    itemOf(app, message, messages[index - 1], where, index === 1),
  )
  // What only this person sees is no reply.
  const count = messages.slice(1).filter(({ isPrivate }) => !isPrivate).length
  if (count > 0) items.splice(1, 0, dividerItem('replies', countOf(count, 'reply', 'replies')))
  return items
}

function dividerItem(key: string, words: string): Keyed {
  return {
    key: `divider-${key}`,
    signature: words,
    build: () => h('li.day', null, h('h2.day-name', null, words)),
  }
}

function itemOf(
  app: App,
  message: WireMessage,
  previous: WireMessage | undefined,
  where: 'place' | 'thread',
  isNewDay: boolean,
): Keyed {
  const isContinued = !isNewDay && previous !== undefined && continues(previous, message)
  const setting = { where, isContinued }
  return {
    key: message.id,
    signature: signatureOf(app.store.page, message, setting),
    build: () => renderMessage(app, message, setting),
  }
}

function continues(previous: WireMessage, message: WireMessage): boolean {
  return (
    previous.author === message.author &&
    message.author !== null &&
    previous.isPrivate === message.isPrivate &&
    Date.parse(message.at) - Date.parse(previous.at) < CONTINUED_WITHIN_MS
  )
}
