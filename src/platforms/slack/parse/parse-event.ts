import { parseMessageEvent } from './parse-message.ts'
import { listAt, objectAt, type Payload, textAt } from './payload.ts'
import { parseProfile } from './profile.ts'
import {
  actorOf,
  type IntentBase,
  isDirect,
  type ParseContext,
  placeOf,
  type Received,
  targetOf,
  workspaceOf,
} from './received.ts'

/** An event of the Events API; null where it is nothing for us. */
export function parseEvent(body: Payload, context: ParseContext): Received | null {
  const base = baseOf(body, context)
  if (!base) return null
  const event = objectAt(body, 'event')
  switch (textAt(event, 'type')) {
    case 'message':
      return parseMessageEvent(event, base, context)
    case 'member_joined_channel':
      return parseJoin(event, base, botOf(body, context))
    case 'member_left_channel':
      return parseLeave(event, base, botOf(body, context))
    case 'channel_left':
    case 'group_left':
    case 'channel_archive':
    case 'group_archive':
    case 'channel_deleted':
    case 'group_deleted':
      return parseRemoval(event, base)
    case 'user_change':
    case 'team_join':
      return parsePerson(event, base)
    case 'app_home_opened':
      return parseHome(event, base)
    case 'app_uninstalled':
      return { intent: { ...base, kind: 'workspace-removed' }, target: targetOf({}) }
    case 'tokens_revoked':
      return parseRevocation(event, base)
    default:
      return null
  }
}

function baseOf(body: Payload, context: ParseContext): IntentBase | null {
  const eventId = textAt(body, 'event_id')
  const installed = listAt(body, 'authorizations')[0] ?? {}
  const workspace = workspaceOf(
    {
      team: textAt(installed, 'team_id') ?? textAt(body, 'team_id'),
      enterprise: textAt(installed, 'enterprise_id') ?? textAt(body, 'enterprise_id'),
      isEnterpriseInstall: installed.is_enterprise_install === true,
    },
    context.teamName,
  )
  return eventId && workspace ? { eventId, workspace } : null
}

/** The bot's user id: Slack names it with each event, in case auth.test has not answered yet. */
function botOf(body: Payload, context: ParseContext): string | null {
  const installed = listAt(body, 'authorizations').find((one) => one.is_bot === true)
  return context.botUserId ?? (installed ? textAt(installed, 'user_id') : null)
}

function parseJoin(event: Payload, base: IntentBase, bot: string | null): Received | null {
  const user = textAt(event, 'user')
  const channel = textAt(event, 'channel')
  if (!user || !channel || isDirect(channel)) return null
  const place = placeOf(channel)
  if (user !== bot) {
    return {
      intent: { ...base, kind: 'person-joined', place, person: actorOf(user) },
      target: targetOf({ channel }),
    }
  }
  const inviter = textAt(event, 'inviter')
  return {
    intent: { ...base, kind: 'bot-added', place, inviter: inviter ? actorOf(inviter) : null },
    target: targetOf({ channel, userId: inviter }),
  }
}

function parseLeave(event: Payload, base: IntentBase, bot: string | null): Received | null {
  const user = textAt(event, 'user')
  const channel = textAt(event, 'channel')
  if (!user || !channel) return null
  if (user === bot) return parseRemoval(event, base)
  return {
    intent: { ...base, kind: 'person-left', place: placeOf(channel), person: actorOf(user) },
    target: targetOf({ channel }),
  }
}

function parseRemoval(event: Payload, base: IntentBase): Received | null {
  const channel = textAt(event, 'channel')
  if (!channel) return null
  return { intent: { ...base, kind: 'bot-removed', place: placeOf(channel) }, target: targetOf({}) }
}

function parsePerson(event: Payload, base: IntentBase): Received | null {
  const person = parseProfile(objectAt(event, 'user'))
  return person ? { intent: { ...base, kind: 'person-changed', person }, target: targetOf({}) } : null
}

function parseHome(event: Payload, base: IntentBase): Received | null {
  const userId = textAt(event, 'user')
  if (!userId || textAt(event, 'tab') !== 'home') return null
  return { intent: { ...base, kind: 'home-opened', actor: actorOf(userId) }, target: targetOf({ userId }) }
}

function parseRevocation(event: Payload, base: IntentBase): Received | null {
  const { bot } = objectAt(event, 'tokens')
  const isOfBot = Array.isArray(bot) && bot.length > 0
  return isOfBot ? { intent: { ...base, kind: 'workspace-removed' }, target: targetOf({}) } : null
}
