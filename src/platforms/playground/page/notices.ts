import { h } from './dom.ts'
import { icon } from './icons.ts'

/** Short words over the page, and words for screen readers alone. */
export interface Notices {
  element: HTMLElement
  /** Shows a notice until it is dismissed or the next one comes. */
  show(text: string, kind: 'info' | 'fault'): void
  /** Tells screen readers, politely. */
  announce(text: string): void
}

const SHOWN_MS = 12_000

/** The notices of the page. */
export function createNotices(): Notices {
  const status = h('div.notices', { attrs: { role: 'status' } })
  const alert = h('div.notices', { attrs: { role: 'alert' } })
  const log = h('div.unseen', { attrs: { role: 'log', 'aria-live': 'polite', 'aria-label': 'New messages' } })
  return {
    element: h('div.notice-corner', null, alert, status, log),
    show(text, kind) {
      const close = h(
        'button.icon-button',
        { attrs: { type: 'button', 'aria-label': 'Dismiss' }, on: { click: () => notice.remove() } },
        icon('close'),
      )
      const notice = h(`div.notice.${kind}`, null, h('p', null, text), close)
      ;(kind === 'fault' ? alert : status).replaceChildren(notice)
      const fade = (): void => {
        // Whoever is about to use it keeps it.
        if (notice.matches(':hover, :focus-within')) setTimeout(fade, SHOWN_MS)
        else notice.remove()
      }
      setTimeout(fade, SHOWN_MS)
    },
    announce(text) {
      log.append(h('p', null, text))
      while (log.childElementCount > 20) log.firstElementChild?.remove()
    },
  }
}
