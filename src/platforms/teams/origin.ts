import type { ActorRef, PlaceRef, WorkspaceRef } from '../../domain/intent.ts'
import { isZone } from '../../domain/schedule.ts'
import type { TeamsAccount, TeamsActivity } from './activity.ts'
import { encodeTeamsAddress, messageRef, splitConversationId } from './address.ts'

/** Where an activity came from: all that an answer needs. */
export interface Origin {
  tenantId: string
  serviceUrl: string
  kind: 'channel' | 'group' | 'direct'
  /** The conversation without its thread. */
  base: string
  /** The root message of the thread, in channels. */
  rootId: string | null
  /** The bot's own account in this conversation. */
  botId: string
}

/** The platform's name, as workspaces keep it. */
export const PLATFORM = 'teams'

/** Reads where an activity came from; null where it lacks what every activity of Teams has. */
export function readOrigin(activity: TeamsActivity): Origin | null {
  const tenantId = activity.conversation?.tenantId ?? activity.channelData?.tenant?.id
  const { base, rootId } = splitConversationId(activity.conversation?.id ?? '')
  if (!tenantId || !base || !activity.serviceUrl) return null
  const botId = activity.recipient?.id ?? ''
  return { tenantId, serviceUrl: activity.serviceUrl, kind: kindOf(activity), base, rootId, botId }
}

/** The installation: one Teams tenant. */
export function workspaceOf(origin: Origin): WorkspaceRef {
  return { platform: PLATFORM, externalId: origin.tenantId, name: null }
}

/** The conversation as a place, by default the activity's own. */
export function placeOf(
  origin: Origin,
  activity: TeamsActivity,
  conversationId: string = origin.base,
): PlaceRef {
  const { tenantId, kind, serviceUrl } = origin
  const address = encodeTeamsAddress({ kind, tenantId, id: conversationId, serviceUrl })
  return { address, kind: kind === 'direct' ? 'direct' : 'channel', name: nameOf(origin, activity) }
}

/** A person of an activity. Directory ids outlive a bot's registration, so they go before the bot's own "29:" ids. */
export function actorOf(origin: Origin, account: TeamsAccount | undefined, zone?: string): ActorRef | null {
  if (!account?.id) return null
  const { tenantId, serviceUrl } = origin
  return {
    externalId: account.aadObjectId ?? account.id,
    address: encodeTeamsAddress({ kind: 'person', tenantId, id: account.id, serviceUrl }),
    isBot: account.id.startsWith('28:'),
    ...(account.name ? { name: account.name } : {}),
    ...(zone && isZone(zone) ? { zone } : {}),
  }
}

/** The event's id: the activity's in its conversation; `detail` sets apart what one activity tells twice. */
export function eventIdOf(origin: Origin, activity: TeamsActivity, detail = ''): string | null {
  const id =
    activity.id ?? (activity.timestamp === undefined ? null : `${activity.type}@${activity.timestamp}`)
  return id === null ? null : `${messageRef(origin.base, id)}${detail && `|${detail}`}`
}

function kindOf(activity: TeamsActivity): Origin['kind'] {
  switch (activity.conversation?.conversationType) {
    case 'channel':
      return 'channel'
    case 'groupChat':
      return 'group'
    case 'personal':
      return 'direct'
    default:
      if (activity.channelData?.team || activity.channelData?.channel) return 'channel'
      return activity.conversation?.isGroup ? 'group' : 'direct'
  }
}

function nameOf(origin: Origin, activity: TeamsActivity): string | null {
  if (origin.kind !== 'channel') return activity.conversation?.name ?? null
  const team = activity.channelData?.team?.name
  const channel = activity.channelData?.channel?.name ?? activity.channelData?.settings?.selectedChannel?.name
  return team && channel ? `${team} / ${channel}` : (channel ?? team ?? null)
}
