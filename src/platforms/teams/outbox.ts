import type { ActorRef } from '../../domain/intent.ts'
import type { PersonProfile } from '../../domain/organisation.ts'
import type { BotGate, Connector, ConnectorMember, OutgoingActivity } from './adapter.ts'
import {
  decodeMessageRef,
  decodeTeamsAddress,
  encodeTeamsAddress,
  messageRef,
  splitConversationId,
  type TeamsAddress,
  threadConversationId,
} from './address.ts'
import { ConnectorFault, toDeliveryError } from './errors.ts'
import type { ServiceUrls } from './service-urls.ts'

const PAGE_SIZE = 200

/** All that goes out to Teams. Every function throws DeliveryError. */
export interface Outbox {
  /** Posts to a place (in channels: as a new thread) or a person; returns the message's reference. */
  post(address: string, activity: OutgoingActivity): Promise<string>
  /** Posts into a thread of a channel, by its root message. */
  postInThread(address: string, rootId: string, activity: OutgoingActivity): Promise<string>
  /** Posts into the thread of a message; in chats, which have no threads, and where the thread is gone, as `post`. */
  reply(address: string, ref: string, activity: OutgoingActivity): Promise<string>
  /** Shows another look of a message; `rootId` where it is a reply in a channel's thread, not its root. */
  update(address: string, ref: string, activity: OutgoingActivity, rootId?: string | null): Promise<void>
  roster(address: string): Promise<PersonProfile[]>
  person(person: ActorRef): Promise<PersonProfile | null>
}

/** Creates the outbox; `botId` tells the bot's own account, where Teams has named it. */
export function createOutbox(gate: BotGate, urls: ServiceUrls, botId: () => string): Outbox {
  const run = async <T>(
    address: string,
    work: (connector: Connector, to: TeamsAddress) => Promise<T>,
  ): Promise<T> => {
    try {
      const to = decodeTeamsAddress(address)
      return await gate.withConnector(urls.urlFor(to.tenantId, to.root), (connector) => work(connector, to))
    } catch (cause) {
      throw toDeliveryError(cause)
    }
  }
  return {
    post: (address, activity) => run(address, (connector, to) => post(connector, to, botId(), activity)),
    postInThread: (address, rootId, activity) =>
      run(address, (connector, to) => sendTo(connector, threadConversationId(to.id, rootId), activity)),
    reply: (address, ref, activity) =>
      run(address, (connector, to) => reply(connector, to, botId(), ref, activity)),
    update: (address, ref, activity, rootId = null) =>
      run(address, async (connector, to) => {
        const { base, activityId } = decodeMessageRef(ref)
        const conversation = to.kind === 'channel' ? threadConversationId(base, rootId ?? activityId) : base
        await connector.updateActivity(conversation, activityId, activity)
      }),
    roster: (address) => run(address, readRoster),
    async person(person) {
      const { address } = person
      return address ? run(address, (connector, to) => readPerson(connector, to, botId())) : null
    },
  }
}

async function post(
  connector: Connector,
  to: TeamsAddress,
  bot: string,
  activity: OutgoingActivity,
): Promise<string> {
  if (to.kind === 'person') return sendTo(connector, await openChat(connector, to, bot), activity)
  if (to.kind !== 'channel') return sendTo(connector, to.id, activity)
  const created = await connector.createConversation({
    isGroup: true,
    bot: { id: bot },
    tenantId: to.tenantId,
    channelData: { channel: { id: to.id }, tenant: { id: to.tenantId } },
    activity,
  })
  const root = created.activityId ?? splitConversationId(created.id ?? '').rootId
  return messageRef(to.id, known(root))
}

async function reply(
  connector: Connector,
  to: TeamsAddress,
  bot: string,
  ref: string,
  activity: OutgoingActivity,
): Promise<string> {
  const { base, activityId } = decodeMessageRef(ref)
  if (to.kind !== 'channel' || base !== to.id) return post(connector, to, bot, activity)
  try {
    return await sendTo(connector, threadConversationId(to.id, activityId), activity)
  } catch (fault) {
    // Refused, so nothing was posted: where only the thread is gone, the channel still takes it.
    if (fault instanceof ConnectorFault && fault.status === 404) return post(connector, to, bot, activity)
    throw fault
  }
}

async function openChat(connector: Connector, to: TeamsAddress, bot: string): Promise<string> {
  const created = await connector.createConversation({
    isGroup: false,
    bot: { id: bot },
    members: [{ id: to.id }],
    tenantId: to.tenantId,
    channelData: { tenant: { id: to.tenantId } },
  })
  return known(created.id)
}

async function sendTo(
  connector: Connector,
  conversationId: string,
  activity: OutgoingActivity,
): Promise<string> {
  const sent = await connector.sendToConversation(conversationId, activity)
  return messageRef(conversationId, known(sent.id))
}

async function readRoster(connector: Connector, to: TeamsAddress): Promise<PersonProfile[]> {
  const people: PersonProfile[] = []
  let continuationToken: string | undefined
  do {
    const options = continuationToken ? { pageSize: PAGE_SIZE, continuationToken } : { pageSize: PAGE_SIZE }
    const page = await connector.getConversationPagedMembers(to.id, options)
    people.push(...(page.members ?? []).map((member) => profileOf(member, to)))
    continuationToken = page.continuationToken || undefined
  } while (continuationToken)
  return people
}

async function readPerson(
  connector: Connector,
  to: TeamsAddress,
  bot: string,
): Promise<PersonProfile | null> {
  try {
    const chat = to.kind === 'person' ? await openChat(connector, to, bot) : to.id
    return profileOf(await connector.getConversationMember(chat, to.id), to)
  } catch (fault) {
    if (fault instanceof ConnectorFault && fault.status === 404) return null
    throw fault
  }
}

// Teams tells no time zone of a member: it comes with what the person writes.
function profileOf(member: ConnectorMember, to: TeamsAddress): PersonProfile {
  return {
    externalId: member.aadObjectId ?? member.objectId ?? member.id,
    name: member.name ?? member.userPrincipalName ?? 'Somebody',
    email: member.email ?? member.userPrincipalName ?? null,
    zone: null,
    address: encodeTeamsAddress({
      kind: 'person',
      tenantId: to.tenantId,
      id: member.id,
      serviceUrl: to.root,
    }),
    isBot: member.id.startsWith('28:'),
  }
}

function known(id: string | null | undefined): string {
  if (!id) throw new Error('The connector took a message without naming it')
  return id
}
