import type { Mention } from '../../../domain/intent.ts'
import { fromSlackText } from '../text.ts'
import { type Payload, textAt } from './payload.ts'
import {
  actorOf,
  isDirect,
  type ParseContext,
  placeOf,
  type Received,
  targetOf,
  workspaceOf,
} from './received.ts'

/** Slack's stand-ins for the name of a conversation that has none or does not tell. */
const NAMELESS = ['directmessage', 'privategroup']

/** A slash command of any name; null where the body is none. */
export function parseCommand(body: Payload, context: ParseContext): Received | null {
  const name = textAt(body, 'command')
  const userId = textAt(body, 'user_id')
  const channel = textAt(body, 'channel_id')
  const eventId = textAt(body, 'trigger_id')
  const workspace = workspaceOf(
    {
      team: textAt(body, 'team_id'),
      enterprise: textAt(body, 'enterprise_id'),
      isEnterpriseInstall: body.is_enterprise_install === 'true',
    },
    context.teamName ?? textAt(body, 'team_domain'),
  )
  if (!name || !userId || !channel || !eventId || !workspace) return null
  const mentions = mentionsIn(textAt(body, 'text') ?? '')
  return {
    intent: {
      kind: 'command',
      eventId,
      workspace,
      actor: actorOf(userId),
      place: placeOf(channel, channelNameOf(body)),
      name: name.replace(/^\//, '').toLowerCase(),
      text: fromSlackText(textAt(body, 'text') ?? '').trim(),
      ...(mentions.length > 0 ? { mentions } : {}),
    },
    target: targetOf({
      userId,
      channel,
      isDirect: isDirect(channel),
      responseUrl: textAt(body, 'response_url'),
      triggerId: eventId,
    }),
  }
}

/** The people mentioned, with the words that fromSlackText makes of each. */
function mentionsIn(text: string): Mention[] {
  return [...text.matchAll(/<@([A-Z0-9]+)(?:\|[^<>\n]*)?>/g)].map(([whole, userId = '']) => ({
    text: fromSlackText(whole),
    person: actorOf(userId),
  }))
}

function channelNameOf(body: Payload): string | null {
  const name = textAt(body, 'channel_name')
  return name && !NAMELESS.includes(name) ? name : null
}
