import type { Intent } from '../../domain/intent.ts'
import type { TeamsAccount, TeamsActivity } from './activity.ts'
import { actorOf, eventIdOf, type Origin, placeOf, workspaceOf } from './origin.ts'

/** Who came and went in a conversation, the bot among them. */
export function parseMembership(activity: TeamsActivity, origin: Origin): Intent[] {
  const eventType = activity.channelData?.eventType
  if (activity.type === 'installationUpdate') return parseInstallation(activity, origin)
  if (eventType === 'channelDeleted')
    return botEvent('bot-removed', activity, origin, activity.channelData?.channel?.id)
  if (eventType === 'teamDeleted') return botEvent('bot-removed', activity, origin)
  return [
    ...(activity.membersAdded ?? []).flatMap((account) =>
      personEvent('person-joined', account, activity, origin),
    ),
    ...(activity.membersRemoved ?? []).flatMap((account) =>
      personEvent('person-left', account, activity, origin),
    ),
  ]
}

// Teams sends this beside conversationUpdate, and alone where nobody's membership changes. Stores take both as one.
function parseInstallation(activity: TeamsActivity, origin: Origin): Intent[] {
  if (activity.action?.startsWith('add')) return botEvent('bot-added', activity, origin)
  return activity.action?.startsWith('remove') ? botEvent('bot-removed', activity, origin) : []
}

function personEvent(
  kind: 'person-joined' | 'person-left',
  account: TeamsAccount | undefined,
  activity: TeamsActivity,
  origin: Origin,
): Intent[] {
  if (account?.id && account.id === activity.recipient?.id) {
    return botEvent(kind === 'person-joined' ? 'bot-added' : 'bot-removed', activity, origin)
  }
  const person = actorOf(origin, account)
  const eventId = eventIdOf(origin, activity, `${kind}@${account?.id}`)
  // A private chat has one person, who neither joins nor leaves a team there.
  if (!person || person.isBot || !eventId || origin.kind === 'direct') return []
  return [{ kind, eventId, workspace: workspaceOf(origin), place: placeOf(origin, activity), person }]
}

function botEvent(
  kind: 'bot-added' | 'bot-removed',
  activity: TeamsActivity,
  origin: Origin,
  conversationId = activity.channelData?.settings?.selectedChannel?.id,
): Intent[] {
  const eventId = eventIdOf(origin, activity, kind)
  if (!eventId) return []
  const base = { eventId, workspace: workspaceOf(origin) }
  const actor = actorOf(origin, activity.from)
  const person = actor && !actor.isBot ? actor : null
  // An installation for one person makes no team; it tells how to reach that person.
  if (origin.kind === 'direct') {
    if (kind === 'bot-removed' || !person?.name) return []
    const { externalId, name, address = null } = person
    return [
      {
        kind: 'person-changed',
        ...base,
        person: { externalId, name, email: null, zone: null, address, isBot: false },
      },
    ]
  }
  const place = placeOf(origin, activity, conversationId)
  return [kind === 'bot-added' ? { kind, ...base, place, inviter: person } : { kind, ...base, place }]
}
