import type { MessageAction } from '../../../domain/intent.ts'
import type { WireMessage } from '../wire.ts'
import type { App } from './app-port.ts'
import { avatar, ROLE_NAMES } from './avatar.ts'
import { h } from './dom.ts'
import { renderElements } from './elements.ts'
import { countOf, dayForReader, dayInSentence, dayKeyOf, timeInWords } from './format.ts'
import { icon } from './icons.ts'
import { notesOf, openPlace, type Page, personOf, repliesOf } from './store.ts'

/** How a message is drawn where it stands. */
export interface MessageSetting {
  /** 'thread': in the thread panel, without a way to open the thread. */
  where: 'place' | 'thread'
  /** Follows a message of the same person: no avatar and name again. */
  isContinued: boolean
}

/** All that the drawing depends on, as text: the same text, the same drawing. */
export function signatureOf(page: Page, message: WireMessage, setting: MessageSetting): string {
  const replies =
    setting.where === 'place' ? repliesOf(page, message.id).map((reply) => [reply.id, reply.version]) : []
  const notes = notesOf(page, message.id)
  const isOpen = page.thread === message.id
  const clock = page.data?.clock
  // Where the clock jumps to another day, "today" is yesterday.
  const today = clock ? dayKeyOf(clock.now, clock.zone) : ''
  return JSON.stringify([
    page.me,
    message,
    setting,
    page.editing === message.id,
    replies,
    notes,
    isOpen,
    today,
  ])
}

/** One message with what belongs under it: the person's private notes and the way into its thread. */
export function renderMessage(app: App, message: WireMessage, setting: MessageSetting): HTMLElement {
  const { page } = app.store
  const author = personOf(page, message.author)
  const name = author?.name ?? (message.author === null ? 'Common Thread' : 'Somebody')
  const time = timeInWords(message.at, page.data?.clock.zone ?? 'UTC')
  const day = setting.where === 'thread' ? dayInThread(page, message) : null
  // In a private chat everything is private: nothing to point out.
  const isApart = message.isPrivate && isShared(message)
  const classes = ['li', 'message', setting.isContinued && 'is-continued', isApart && 'is-private']
  const head = h(
    'p.message-head',
    null,
    h('span.message-author', null, name),
    author && author.role !== 'teacher' && h('span.tag', null, ROLE_NAMES[author.role]),
    message.author === null && h('span.tag', null, 'App'),
    h('time.message-time', { attrs: { datetime: message.at } }, day ? `${day} at ${time}` : time),
  )
  const notes = notesOf(page, message.id).map((note) => renderNote(app, note))
  return h(
    classes.filter((name) => name !== false).join('.') as 'li',
    null,
    h(
      'article.message-article',
      {
        attrs: {
          'aria-label': day ? `${name}, ${day} at ${time}` : `${name} at ${time}`,
          'data-message': message.id,
        },
      },
      setting.isContinued ? h('span.avatar-space', null) : avatar(author, 'medium'),
      h(
        'div.message-main',
        null,
        setting.isContinued ? null : head,
        // The answer to a command says so; the command itself need not.
        isApart && message.content?.kind !== 'command' && privacyLine(),
        h(
          'div.message-content',
          { attrs: { 'data-private': message.isPrivate } },
          renderContent(app, message, setting.where),
        ),
        message.isKept && keptSign(),
        ...notes,
        setting.where === 'place' && threadLine(app, message),
      ),
      toolbar(app, message, setting),
    ),
  )
}

/** The day of a message in a thread, where the reader could not know it: the first message's unless it is today, a reply's where it came on another day. */
function dayInThread(page: Page, message: WireMessage): string | null {
  const clock = page.data?.clock
  if (!clock) return null
  const known = message.thread === null ? clock.now : page.messages.get(message.thread)?.at
  const isKnown = known && dayKeyOf(known, clock.zone) === dayKeyOf(message.at, clock.zone)
  return isKnown ? null : dayForReader(message.at, clock.now, clock.zone)
}

function isShared(message: WireMessage): boolean {
  return message.place.startsWith('channel:')
}

function privacyLine(): HTMLElement {
  return h('p.privacy', null, icon('lock'), 'Only you can see this')
}

function keptSign(): HTMLElement {
  return h('p.kept', { attrs: { title: 'Common Thread kept this' } }, icon('check'), 'Kept by Common Thread')
}

function renderNote(app: App, note: WireMessage): HTMLElement {
  return h(
    'div.private-note',
    { attrs: { role: 'note', 'aria-label': 'Private note', 'data-message': note.id, 'data-private': true } },
    isShared(note) && privacyLine(),
    renderContent(app, note, 'place'),
  )
}

function renderContent(app: App, message: WireMessage, where: string): HTMLElement {
  const { content } = message
  if (!content) return h('p.gone', null, 'This message was deleted.')
  if (content.kind === 'command') return h('p.typed', null, h('code', null, content.text))
  if (content.kind === 'text')
    return app.store.page.editing === message.id ? editForm(app, message, content.text) : textOf(message)
  return h(
    'div.card',
    null,
    ...renderElements(content.view.elements, {
      scope: `${where}-${message.id}`,
      headingLevel: 3,
      chosen: message.chosen,
      tap: (action, value) => app.act({ kind: 'tap', message: message.id, action, value }),
      confirm: (label) => app.confirm(`${label}? This cannot be taken back.`, label),
      answer: async (form, context, text) => {
        const { id, place } = message
        const act = { kind: 'submit', place, message: id, form, context, values: { text } } as const
        const result = await app.act(act)
        for (const fault of Object.values(result?.faults ?? {})) app.say(fault)
        return result !== null && !result.faults
      },
    }),
  )
}

function textOf(message: WireMessage): HTMLElement {
  const text = message.content?.kind === 'text' ? message.content.text : ''
  return h(
    'p.words',
    { attrs: { dir: 'auto' } },
    ...linked(text),
    message.isEdited && h('span.edited', null, ' (edited)'),
  )
}

/** Addresses of web pages become links; everything else stays text. */
function linked(text: string): (Node | string)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/)
    .map((part, index) =>
      index % 2 === 1
        ? h('a', { attrs: { href: part, target: '_blank', rel: 'noopener noreferrer nofollow' } }, part)
        : part,
    )
}

function editForm(app: App, message: WireMessage, text: string): HTMLElement {
  const close = (): void => app.store.set({ editing: null })
  const save = async (event: Event): Promise<void> => {
    event.preventDefault()
    const next = field.value.trim()
    if (next === '' || next === text) return close()
    if (await app.act({ kind: 'edit', message: message.id, text: next })) close()
  }
  const field = h('textarea.field', {
    attrs: { 'aria-label': 'Edit message', rows: 2, maxlength: 40_000, dir: 'auto', 'data-focus': 'edit' },
    on: {
      keydown: (event) => {
        if (event.key === 'Escape') close()
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) void save(event)
      },
    },
  })
  field.value = text
  queueMicrotask(() => field.isConnected && field.focus())
  return h(
    'form.edit-form',
    { on: { submit: save } },
    field,
    h(
      'div.buttons',
      null,
      h('button.button.primary', { attrs: { type: 'submit' } }, 'Save'),
      h('button.button.plain', { attrs: { type: 'button' }, on: { click: close } }, 'Cancel'),
    ),
  )
}

/** What the bot sent of its own accord, not in answer to somebody. */
function isSentByBot({ id, author, content }: WireMessage): boolean {
  return author === null && content?.kind === 'view' && id.startsWith('sent-')
}

function threadLine(app: App, message: WireMessage): HTMLElement | null {
  const { page } = app.store
  if (message.isPrivate) return null
  const replies = repliesOf(page, message.id).filter((reply) => !reply.isPrivate)
  // Replies to anything else of the bot are between people: it keeps none, so it invites none.
  const isPrompt = isSentByBot(message)
  const open = (): void => app.open(message.place, message.id)
  if (replies.length === 0)
    return isPrompt && openPlace(page)?.kind === 'channel'
      ? h(
          'button.thread-line.is-empty',
          { attrs: { type: 'button', 'data-focus': `thread-${message.id}` }, on: { click: open } },
          icon('reply'),
          'Reply in thread',
        )
      : null
  const authors = [...new Set(replies.map((reply) => reply.author))]
  const last = replies.at(-1)
  const clock = page.data?.clock
  const when =
    last && clock
      ? `Last ${dayInSentence(last.at, clock.now, clock.zone)} at ${timeInWords(last.at, clock.zone)}`
      : ''
  return h(
    page.thread === message.id ? 'button.thread-line.is-open' : 'button.thread-line',
    { attrs: { type: 'button', 'data-focus': `thread-${message.id}` }, on: { click: open } },
    h('span.faces', null, ...authors.slice(0, 5).map((id) => avatar(personOf(page, id), 'tiny'))),
    h('span.thread-count', null, countOf(replies.length, 'reply', 'replies')),
    h('span.thread-when', null, when),
  )
}

function toolbar(app: App, message: WireMessage, setting: MessageSetting): HTMLElement | null {
  const { page } = app.store
  if (!message.content || message.isPrivate || page.editing === message.id) return null
  const isWords = message.author !== null && message.content.kind === 'text'
  const isOwn = isWords && message.author === page.me
  const pick = (action: MessageAction): void =>
    void app.act({ kind: 'message-action', message: message.id, action })
  const tool = (name: Parameters<typeof icon>[0], label: string, run: () => void): HTMLElement =>
    h(
      'button.icon-button',
      {
        attrs: {
          type: 'button',
          'aria-label': label,
          title: label,
          'data-focus': `${label}-${setting.where}-${message.id}`,
        },
        on: { click: run },
      },
      icon(name),
    )
  const remove = async (): Promise<void> => {
    if (await app.confirm('Delete this message for everybody?', 'Delete'))
      await app.act({ kind: 'delete', message: message.id })
  }
  const tools = [
    setting.where === 'place' && tool('reply', 'Reply in thread', () => app.open(message.place, message.id)),
    isWords && tool('agenda', 'Add to agenda', () => pick('add-to-agenda')),
    isOwn && tool('evidence', 'Save as evidence', () => pick('save-evidence')),
    isOwn && tool('edit', 'Edit', () => app.store.set({ editing: message.id })),
    isOwn && tool('bin', 'Delete', () => void remove()),
  ].filter((each) => each !== false)
  return tools.length > 0 ? h('div.tools', null, ...tools) : null
}
