import type { Intent } from '../../domain/intent.ts'
import type { Conversation } from './conversation.ts'

/** Shows in the chat what a person did, before the service hears of it. A repeat changes nothing. */
export async function applyEvent(conversation: Conversation, intent: Intent): Promise<void> {
  switch (intent.kind) {
    case 'message':
      await conversation.add({
        id: intent.message,
        place: intent.place.address,
        thread: intent.thread,
        author: intent.actor.externalId,
        content: { kind: 'text', text: intent.text },
      })
      return
    case 'command':
      await conversation.add({
        id: `typed-${intent.eventId}`,
        place: intent.place.address,
        author: intent.actor.externalId,
        onlyFor: intent.actor.externalId,
        content: { kind: 'command', text: `/${intent.name} ${intent.text}`.trim() },
      })
      return
    case 'file':
      await conversation.add({
        id: `sent-${intent.eventId}`,
        place: intent.place.address,
        author: intent.actor.externalId,
        content: { kind: 'text', text: `📎 ${intent.name}` },
      })
      return
    case 'message-edited':
      await conversation.change(intent.message, (message) =>
        message.content?.kind === 'text' && message.content.text !== intent.text
          ? { ...message, content: { kind: 'text', text: intent.text }, isEdited: true }
          : message,
      )
      return
    case 'message-deleted':
      await conversation.change(intent.message, (message) => ({ ...message, content: null, isKept: false }))
      return
    default:
      // Taps, forms and what happens to the bot itself leave no trace of their own in a chat.
      return
  }
}
