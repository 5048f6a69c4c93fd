import type { Page } from './store.ts'

/** Who sits at the page and what is open, from the address: each tab is its own, and a reload keeps it. */
export function readAddress(): { me: string; place: string; thread: string | null } {
  const parts = new URLSearchParams(location.hash.slice(1))
  return { me: parts.get('as') ?? '', place: parts.get('in') ?? '', thread: parts.get('thread') }
}

/** Writes it into the address, without a step in the browser's history. */
export function writeAddress(page: Page): void {
  const parts = new URLSearchParams({ as: page.me, in: page.place })
  if (page.thread) parts.set('thread', page.thread)
  const hash = `#${parts}`
  if (hash !== location.hash) history.replaceState(null, '', hash)
}
