import { assertNever } from '../../domain/assert-never.ts'
import type { Intent } from '../../domain/intent.ts'
import type { Reply, View } from '../../views/view.ts'
import type { Conversation } from './conversation.ts'
import { directAddressOf } from './places.ts'
import type { StoredMessage } from './records.ts'
import type { ActResult } from './wire.ts'

/** Where the replies to an intent belong. */
interface Setting {
  /** Who acted, or null where nobody did. */
  person: string | null
  place: string
  thread: string | null
  /** The message that was tapped or answered through a form. */
  holder: string | null
  /** The message under which private notes stand: the holder, where others see it too. */
  about: string | null
  /** The person's own message, which takes the light sign. */
  written: string | null
}

/** Shows the replies in the chat; what only the actor's page can show (a form, faults) comes back. */
export async function applyReplies(
  conversation: Conversation,
  intent: Intent,
  replies: readonly Reply[],
): Promise<ActResult> {
  const setting = settingOf(conversation, intent)
  const result: ActResult = {}
  for (const [index, reply] of replies.entries()) {
    if (reply.kind === 'form') result.form = reply.form
    else if (reply.kind === 'faults') result.faults = reply.faults
    else if (setting) await showReply(conversation, setting, reply, `${intent.eventId}-${index}`)
  }
  await markChoice(conversation, intent, replies)
  return result
}

type ShownReply = Exclude<Reply, { kind: 'form' } | { kind: 'faults' }>

async function showReply(
  conversation: Conversation,
  setting: Setting,
  reply: ShownReply,
  id: string,
): Promise<void> {
  switch (reply.kind) {
    case 'acknowledgement':
      if (setting.written)
        await conversation.change(setting.written, (message) => ({ ...message, isKept: !!message.content }))
      else await showPrivately(conversation, setting, reply.view, id)
      return
    case 'private':
      await showPrivately(conversation, setting, reply.view, id)
      return
    case 'public':
      await conversation.add({
        id: `reply-${id}`,
        place: setting.place,
        thread: setting.thread,
        content: { kind: 'view', view: reply.view },
      })
      return
    case 'replacement':
      if (setting.holder)
        await conversation.change(setting.holder, (message) => withView(message, reply.view))
      return
    case 'home':
      if (setting.person) await conversation.setHome(setting.person, reply.view)
      return
    default:
      assertNever(reply)
  }
}

async function showPrivately(
  conversation: Conversation,
  setting: Setting,
  view: View,
  id: string,
): Promise<void> {
  if (!setting.person) return
  const { place, thread, about, person } = setting
  // One note per person under a message: the answer to the latest tap takes the place of the one before.
  const noteId = about ? `note-${about}-${person}` : `reply-${id}`
  const known = about ? conversation.find(noteId) : null
  if (known) await conversation.change(noteId, (message) => withView(message, view))
  else
    await conversation.add({
      id: noteId,
      place,
      thread,
      about,
      onlyFor: person,
      content: { kind: 'view', view },
    })
}

/** A tapped choice stays marked for who tapped it, where the service has taken it. */
async function markChoice(
  conversation: Conversation,
  intent: Intent,
  replies: readonly Reply[],
): Promise<void> {
  const isTaken = replies.some(({ kind }) => kind === 'acknowledgement' || kind === 'replacement')
  if (intent.kind !== 'tap' || !intent.message || !isTaken) return
  const chosen = choiceOf(conversation.find(intent.message)?.message, intent.action, intent.value)
  if (!chosen) return
  const person = intent.actor.externalId
  await conversation.change(intent.message, (message) => ({
    ...message,
    chosen: { ...message.chosen, [person]: { ...message.chosen[person], ...chosen } },
  }))
}

function choiceOf(
  message: StoredMessage | undefined,
  action: string,
  value: string,
): Record<string, string> | null {
  if (message?.content?.kind !== 'view') return null
  for (const element of message.content.view.elements) {
    if (element.kind !== 'choices' || element.action !== action) continue
    const option = element.options.find((each) => `${element.value}:${each.value}` === value)
    if (option) return { [`${action} ${element.value}`]: option.value }
  }
  return null
}

function withView(message: StoredMessage, view: View): StoredMessage {
  return message.content ? { ...message, content: { kind: 'view', view } } : message
}

function settingOf(conversation: Conversation, intent: Intent): Setting | null {
  switch (intent.kind) {
    case 'message':
      return {
        person: intent.actor.externalId,
        place: intent.place.address,
        thread: intent.thread,
        holder: null,
        about: null,
        written: intent.message,
      }
    case 'command':
    case 'file':
      return inPlace(intent.actor.externalId, intent.place.address)
    case 'message-edited':
    case 'message-deleted':
      return ofOwnMessage(conversation, intent.message)
    case 'tap':
      return onMessage(conversation, intent.actor.externalId, intent.place.address, intent.message)
    case 'message-action': {
      const { actor, place, message } = intent
      // The message itself is not the bot's: what comes back stands under it.
      return { ...onMessage(conversation, actor.externalId, place.address, message), holder: null }
    }
    case 'submit': {
      const person = intent.actor.externalId
      return onMessage(conversation, person, intent.place?.address ?? directAddressOf(person), intent.message)
    }
    case 'home-opened':
      return inPlace(intent.actor.externalId, directAddressOf(intent.actor.externalId))
    case 'bot-added':
      return inPlace(intent.inviter?.externalId ?? null, intent.place.address)
    default:
      return null
  }
}

function inPlace(person: string | null, place: string): Setting {
  return { person, place, thread: null, holder: null, about: null, written: null }
}

function ofOwnMessage(conversation: Conversation, id: string): Setting | null {
  const message = conversation.find(id)?.message
  if (!message) return null
  const { author, place, thread } = message
  return { person: author, place, thread, holder: null, about: null, written: message.content ? id : null }
}

function onMessage(
  conversation: Conversation,
  person: string,
  place: string,
  messageId: string | null,
): Setting {
  const message = messageId ? conversation.find(messageId)?.message : undefined
  if (!message) return inPlace(person, place)
  const about = message.onlyFor ? null : message.id
  return { person, place: message.place, thread: message.thread, holder: message.id, about, written: null }
}
