import type { Intent } from '../../domain/intent.ts'
import type { TeamsActivity } from './activity.ts'
import { messageRef } from './address.ts'
import { actorOf, eventIdOf, type Origin, workspaceOf } from './origin.ts'
import { parseInvoke } from './parse-invoke.ts'
import { parseMembership } from './parse-membership.ts'
import { parseMessage } from './parse-message.ts'
import { readText } from './text.ts'

/** What an activity says, in words of no platform; empty for what the bot has no business with. */
export function parseTeamsActivity(activity: TeamsActivity, origin: Origin): Intent[] {
  switch (activity.type) {
    case 'message':
      return listOf(parseMessage(activity, origin))
    case 'messageUpdate':
      return listOf(parseEdit(activity, origin))
    case 'messageDelete':
      return listOf(parseDeletion(activity, origin))
    case 'invoke':
      return listOf(parseInvoke(activity, origin))
    case 'conversationUpdate':
    case 'installationUpdate':
      return parseMembership(activity, origin)
    default:
      return []
  }
}

// An edit bears the id of the message it changes: its time tells it from other edits, and from the message.
function parseEdit(activity: TeamsActivity, origin: Origin): Intent | null {
  const actor = actorOf(origin, activity.from, activity.localTimezone)
  const eventId = eventIdOf(origin, activity, `edit@${activity.timestamp ?? ''}`)
  const isEdit = ['editMessage', 'undeleteMessage'].includes(activity.channelData?.eventType ?? 'editMessage')
  if (!actor || !eventId || !activity.id || !isEdit) return null
  const message = messageRef(origin.base, activity.id)
  return {
    kind: 'message-edited',
    eventId,
    workspace: workspaceOf(origin),
    actor,
    message,
    text: readText(activity).text,
  }
}

function parseDeletion(activity: TeamsActivity, origin: Origin): Intent | null {
  const eventId = eventIdOf(origin, activity, 'delete')
  if (!eventId || !activity.id) return null
  const message = messageRef(origin.base, activity.id)
  return { kind: 'message-deleted', eventId, workspace: workspaceOf(origin), message }
}

function listOf(intent: Intent | null): Intent[] {
  return intent ? [intent] : []
}
