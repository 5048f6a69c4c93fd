import type { WireMessage } from '../wire.ts'
import { fetchState, postAct, postClock, Refused } from './api.ts'
import type { App } from './app-port.ts'
import { createClock } from './clock.ts'
import { createConversationPane } from './conversation.ts'
import { createDialogs } from './dialogs.ts'
import { h } from './dom.ts'
import { createGuide } from './guide.ts'
import { createLive } from './live.ts'
import { readAddress, writeAddress } from './location.ts'
import { newsOf } from './moved-news.ts'
import { createNotices } from './notices.ts'
import { createSidebar } from './sidebar.ts'
import { createStore, HOME, personOf } from './store.ts'
import { createThreadPanel } from './thread.ts'
import { createUnread } from './unread.ts'

const store = createStore('', '', null)
const notices = createNotices()
const dialogs = createDialogs()
const unread = createUnread(store)
const live = createLive(store, announce)

const app: App = {
  store,
  confirm: dialogs.confirm,
  say: (text) => notices.show(text, 'info'),
  prefill: (text) => afterDrawing(() => conversation.prefill(text)),
  async be(person) {
    if (person === store.page.me) return
    await guarded(() => live.follow(person))
    store.set({ editing: null, isMenuOpen: false })
    keepPlaceVisible()
  },
  open(place, thread) {
    store.set({ place, thread: thread ?? null, editing: null, isMenuOpen: false })
    if (place === HOME) void app.act({ kind: 'open-home' })
    if (thread) afterDrawing(() => threadPanel.focus())
  },
  async act(input) {
    const result = await guarded(() => postAct({ id: crypto.randomUUID(), as: store.page.me, ...input }))
    const form = result?.form
    if (form) {
      const place = input.kind === 'command' ? input.place : null
      const isOnMessage = ['tap', 'submit', 'message-action'].includes(input.kind)
      const message = isOnMessage && 'message' in input ? input.message : null
      const { name, context } = form
      dialogs.openForm(form, {
        submit: (values) => app.act({ kind: 'submit', place, message, form: name, context, values }),
        tap: (action, value) => app.act({ kind: 'tap', message, action, value }),
      })
    }
    return result
  },
  async moveClock(to) {
    if (store.page.isClockMoving) return
    store.set({ isClockMoving: true })
    const result = await guarded(() => postClock(to))
    const { data } = store.page
    store.set({ isClockMoving: false, ...(result && data ? { data: { ...data, clock: result.clock } } : {}) })
    if (!result) return
    const { text, actions } = newsOf(app, result)
    clock.tell(text, actions)
  },
}

const threadPanel = createThreadPanel(app)
const guide = createGuide(app, (text) => afterDrawing(() => threadPanel.prefill(text)))
const conversation = createConversationPane(app, guide.element)
const sidebar = createSidebar(app, unread)
const clock = createClock(app)

/** Runs after the queued drawing. */
function afterDrawing(run: () => void): void {
  setTimeout(run)
}

async function guarded<T>(run: () => Promise<T>): Promise<T | null> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notices.show(error.message, 'fault')
    return null
  }
}

function announce(message: WireMessage): void {
  if (message.author === store.page.me || !message.content) return
  const name = personOf(store.page, message.author)?.name ?? 'Common Thread'
  const { content } = message
  notices.announce(`${name}: ${content.kind === 'view' ? content.view.summary : content.text}`)
}

/** Somebody else may not see what was open: then the own channel is. */
function keepPlaceVisible(): void {
  const { data, place, thread, messages } = store.page
  if (!data) return
  const isThere = place === HOME || data.places.some(({ address }) => address === place)
  const own = data.places.find(({ kind }) => kind === 'channel') ?? data.places[0]
  if (!isThere) store.set({ place: own?.address ?? HOME, thread: null })
  else if (thread && !messages.has(thread)) store.set({ thread: null })
  if (store.page.place === HOME) void app.act({ kind: 'open-home' })
}

function draw(): void {
  const { page } = store
  if (!page.data) return
  if (document.visibilityState === 'visible') unread.markSeen(page.place)
  // First the frame, so that lists measure the room that they really have.
  root.classList.toggle('has-thread', page.thread !== null && page.messages.has(page.thread))
  root.classList.toggle('has-menu', page.isMenuOpen)
  sidebar.draw()
  clock.draw()
  guide.draw()
  threadPanel.draw()
  conversation.draw()
  writeAddress(page)
  document.title = `${page.data.places.find(({ address }) => address === page.place)?.name ?? 'Home'} · Common Thread playground`
}

const root = document.getElementById('app') ?? document.body

async function start(): Promise<void> {
  const address = readAddress()
  const starting = document.getElementById('starting')
  try {
    const first = await fetchState(address.me).catch(() => fetchState(''))
    await live.follow(first.you.id)
  } catch {
    if (starting) starting.textContent = 'Common Thread does not answer. Start it, then load this page again.'
    return
  }
  store.set({ place: address.place, thread: address.thread })
  root.replaceChildren(
    sidebar.element,
    clock.element,
    conversation.element,
    threadPanel.element,
    dialogs.element,
    notices.element,
    h('button.veil', {
      attrs: { type: 'button', 'aria-label': 'Close menu' },
      on: { click: () => store.set({ isMenuOpen: false }) },
    }),
  )
  keepPlaceVisible()
  store.subscribe(draw)
  document.addEventListener('visibilitychange', draw)
  document.addEventListener('keydown', (event) => {
    // What is open in the menu closes first.
    if (event.key === 'Escape' && !event.defaultPrevented && store.page.isMenuOpen)
      store.set({ isMenuOpen: false })
  })
  draw()
}

void start()
