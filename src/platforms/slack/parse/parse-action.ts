import type { PlaceRef } from '../../../domain/intent.ts'
import { encodeMessageRef, userAddress } from '../address.ts'
import { actionOf, LINK_ACTION } from '../render/actions.ts'
import { decodeMetadata } from '../render/metadata.ts'
import { listAt, objectAt, type Payload, textAt } from './payload.ts'
import {
  actorOf,
  isDirect,
  type ParseContext,
  placeOf,
  type Received,
  type ReplyTarget,
  targetOf,
  workspaceOfInteraction,
} from './received.ts'

/** A pressed button; null for anything else in a block_actions body (a changed menu, a link button). */
export function parseAction(body: Payload, context: ParseContext): Received | null {
  const action = listAt(body, 'actions').find((candidate) => candidate.type === 'button')
  const actionId = action ? textAt(action, 'action_id') : null
  const userId = textAt(objectAt(body, 'user'), 'id')
  const workspace = workspaceOfInteraction(body, context)
  if (!action || !actionId || actionOf(actionId) === LINK_ACTION || !userId || !workspace) return null
  const stand = standOf(body)
  const place = stand.channel ? placeOf(stand.channel, channelNameOf(body)) : placeInView(body, userId)
  return {
    intent: {
      kind: 'tap',
      eventId: [stand.id, userId, actionId, textAt(action, 'action_ts') ?? textAt(body, 'trigger_id')].join(
        ':',
      ),
      workspace,
      actor: actorOf(userId),
      place,
      action: actionOf(actionId),
      value: textAt(action, 'value') ?? '',
      message:
        stand.holder && !stand.isEphemeral ? encodeMessageRef(stand.holder.channel, stand.holder.ts) : null,
    },
    target: targetOf({ userId, ...waysOf(stand), ...linksOf(body) }),
  }
}

interface Stand {
  /** The id of the message or view that holds the button. */
  id: string
  channel: string | null
  holder: { channel: string; ts: string } | null
  isEphemeral: boolean
  threadTs: string | null
}

function standOf(body: Payload): Stand {
  const container = objectAt(body, 'container')
  const message = objectAt(body, 'message')
  const channel = textAt(container, 'channel_id') ?? textAt(objectAt(body, 'channel'), 'id')
  const ts = textAt(container, 'message_ts') ?? textAt(message, 'ts')
  const threadTs = textAt(container, 'thread_ts') ?? textAt(message, 'thread_ts')
  return {
    id: ts ?? textAt(container, 'view_id') ?? textAt(objectAt(body, 'view'), 'id') ?? '',
    channel,
    holder: channel && ts ? { channel, ts } : null,
    isEphemeral: container.is_ephemeral === true,
    // A message that has answers names itself as its thread.
    threadTs: threadTs === ts ? null : threadTs,
  }
}

function waysOf(stand: Stand): Partial<ReplyTarget> {
  return {
    channel: stand.channel,
    isDirect: stand.channel !== null && isDirect(stand.channel),
    threadTs: stand.threadTs,
    holder: stand.holder,
    isHolderEphemeral: stand.isEphemeral,
  }
}

function linksOf(body: Payload): Partial<ReplyTarget> {
  return { responseUrl: textAt(body, 'response_url'), triggerId: textAt(body, 'trigger_id') }
}

function channelNameOf(body: Payload): string | null {
  const name = textAt(objectAt(body, 'channel'), 'name')
  return name && name !== 'directmessage' && name !== 'privategroup' ? name : null
}

/** A button in the App Home stands in the person's own place, one in a form where the form was opened. */
function placeInView(body: Payload, userId: string): PlaceRef {
  const opened = decodeMetadata(textAt(objectAt(body, 'view'), 'private_metadata') ?? '').place
  return opened ? { ...opened, name: null } : { address: userAddress(userId), kind: 'direct', name: null }
}
