import { MESSAGE_ACTIONS } from '../../../domain/intent.ts'
import { encodeMessageRef, userAddress } from '../address.ts'
import { fromSlackText } from '../text.ts'
import { objectAt, type Payload, textAt } from './payload.ts'
import { SLACKBOT } from './profile.ts'
import {
  actorOf,
  isDirect,
  type ParseContext,
  placeOf,
  type Received,
  targetOf,
  workspaceOfInteraction,
} from './received.ts'

/** A shortcut in a message's menu; null for those of other apps and messages without an id. */
export function parseMessageAction(body: Payload, context: ParseContext): Received | null {
  const action = MESSAGE_ACTIONS.find((each) => each === textAt(body, 'callback_id'))
  const message = objectAt(body, 'message')
  const ts = textAt(body, 'message_ts') ?? textAt(message, 'ts')
  const channel = textAt(objectAt(body, 'channel'), 'id')
  const userId = textAt(objectAt(body, 'user'), 'id')
  const workspace = workspaceOfInteraction(body, context)
  if (!action || !ts || !channel || !userId || !workspace) return null
  const thread = threadOf(message, ts)
  const triggerId = textAt(body, 'trigger_id')
  return {
    intent: {
      kind: 'message-action',
      eventId: [channel, ts, userId, action, textAt(body, 'action_ts') ?? triggerId].join(':'),
      workspace,
      actor: actorOf(userId),
      place: placeOf(channel),
      action,
      message: encodeMessageRef(channel, ts),
      thread: thread ? encodeMessageRef(channel, thread) : null,
      writer: writerOf(message, context),
      text: fromSlackText(textAt(message, 'text') ?? ''),
    },
    target: targetOf({
      userId,
      channel,
      isDirect: isDirect(channel),
      threadTs: thread,
      responseUrl: textAt(body, 'response_url'),
      triggerId,
    }),
  }
}

/** A shortcut of the whole workspace ("Reflect"): the same as the command of its name, in private. */
export function parseGlobalShortcut(body: Payload, context: ParseContext): Received | null {
  const name = textAt(body, 'callback_id')
  const userId = textAt(objectAt(body, 'user'), 'id')
  const eventId = textAt(body, 'trigger_id')
  const workspace = workspaceOfInteraction(body, context)
  if (!name || !userId || !eventId || !workspace) return null
  return {
    intent: {
      kind: 'command',
      eventId,
      workspace,
      actor: actorOf(userId),
      place: { address: userAddress(userId), kind: 'direct', name: null },
      name,
      text: '',
    },
    target: targetOf({ userId, triggerId: eventId }),
  }
}

/** Who wrote it, where that was a person. */
function writerOf(message: Payload, { botUserId }: ParseContext) {
  const user = textAt(message, 'user')
  const isBot = textAt(message, 'bot_id') !== null || user === SLACKBOT || user === botUserId
  return user && !isBot ? actorOf(user) : null
}

/** The root of the thread in which it stands; a root names itself once it has answers. */
function threadOf(message: Payload, ts: string): string | null {
  const thread = textAt(message, 'thread_ts')
  return thread === ts ? null : thread
}
