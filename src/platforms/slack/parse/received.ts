import type { ActorRef, Intent, PlaceRef, WorkspaceRef } from '../../../domain/intent.ts'
import { channelAddress, userAddress } from '../address.ts'
import { objectAt, type Payload, textAt } from './payload.ts'

/** Where answers to an intent can go; null where the event offers no such way. */
export interface ReplyTarget {
  userId: string | null
  /** The conversation, or null outside any (App Home). */
  channel: string | null
  isDirect: boolean
  /** The thread in which answers stand. */
  threadTs: string | null
  /** What the person wrote: a light sign goes on it. */
  writtenTs: string | null
  /** The message whose button was pressed, and whether only the person sees it. */
  holder: { channel: string; ts: string } | null
  isHolderEphemeral: boolean
  responseUrl: string | null
  triggerId: string | null
  /** The block ids of a submitted modal: faults can stand at these. */
  fields: string[] | null
}

/** A file that Slack keeps; `url` is null where it does not say where. `size` in bytes. */
export interface FileRef {
  url: string | null
  size: number
}

/** One event of Slack in words of no platform, and where its answers go. */
export interface Received {
  intent: Intent
  target: ReplyTarget
  /** What is still to be fetched for a `file` intent. */
  file?: FileRef
}

/** The two fields that every intent has. */
export type IntentBase = Pick<Intent, 'eventId' | 'workspace'>

/** What parsing needs to know beside the payload. */
export interface ParseContext {
  botUserId: string | null
  teamName: string | null
}

const NOWHERE: ReplyTarget = {
  userId: null,
  channel: null,
  isDirect: false,
  threadTs: null,
  writtenTs: null,
  holder: null,
  isHolderEphemeral: false,
  responseUrl: null,
  triggerId: null,
  fields: null,
}

/** A target with the ways that there are. */
export function targetOf(ways: Partial<ReplyTarget>): ReplyTarget {
  return { ...NOWHERE, ...ways }
}

/** A person as an event names one. */
export function actorOf(userId: string): ActorRef {
  return { externalId: userId, address: userAddress(userId) }
}

/** A conversation; Slack's ids of direct ones begin with D. */
export function placeOf(channel: string, name: string | null = null): PlaceRef {
  return { address: channelAddress(channel), kind: isDirect(channel) ? 'direct' : 'channel', name }
}

/** Whether a conversation is a direct one. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D')
}

/** The workspace, or the organisation where the app is installed in one as a whole. */
export function workspaceOf(
  ids: { team: string | null; enterprise: string | null; isEnterpriseInstall: boolean },
  name: string | null,
): WorkspaceRef | null {
  const externalId = ids.isEnterpriseInstall ? (ids.enterprise ?? ids.team) : ids.team
  return externalId ? { platform: 'slack', externalId, name } : null
}

/** The workspace of an interaction (button, form). */
export function workspaceOfInteraction(body: Payload, context: ParseContext): WorkspaceRef | null {
  const team = objectAt(body, 'team')
  return workspaceOf(
    {
      team:
        textAt(objectAt(body, 'view'), 'app_installed_team_id') ??
        textAt(team, 'id') ??
        textAt(objectAt(body, 'user'), 'team_id'),
      enterprise: textAt(objectAt(body, 'enterprise'), 'id'),
      isEnterpriseInstall: body.is_enterprise_install === true,
    },
    context.teamName ?? textAt(team, 'domain'),
  )
}
