import { type CardJson, cardFaults, cardOf, partsOf } from './teams-card.ts'
import type { PostedMessage, TeamsConnector, TeamsPerson } from './teams-connector.ts'

/** A conversation of the test's tenant. */
export interface TeamsPlace {
  kind: 'channel' | 'group' | 'direct'
  id: string
  name: string
}

/** What came back to a request: for buttons also the body of the answer. */
export interface TeamsAnswer {
  status: number
  body: CardJson | null
}

/** A message that a person has written. */
export interface SaidMessage {
  place: TeamsPlace
  id: string
  rootId: string | null
  answer: TeamsAnswer
}

/** People who use Teams: everything that they do reaches a running service as Teams would tell it. */
export interface TeamsClient {
  person(name: string): TeamsPerson
  channel(name: string, members: TeamsPerson[]): TeamsPlace
  group(name: string, members: TeamsPerson[]): TeamsPlace
  chat(user: TeamsPerson): TeamsPlace
  addToChannel(user: TeamsPerson, place: TeamsPlace): Promise<TeamsAnswer>
  removeFromChannel(user: TeamsPerson, place: TeamsPlace): Promise<TeamsAnswer>
  /** Writes a message; in channels and groups it mentions the bot unless `mention` is false. */
  say(
    user: TeamsPerson,
    place: TeamsPlace,
    text: string,
    options?: { mention?: boolean; id?: string; attachments?: CardJson[] },
  ): Promise<SaidMessage>
  /** Answers in the thread of a message, without mentioning the bot. */
  replyInThread(user: TeamsPerson, to: PostedMessage | SaidMessage, text: string): Promise<SaidMessage>
  editMessage(user: TeamsPerson, message: SaidMessage, text: string): Promise<TeamsAnswer>
  deleteMessage(user: TeamsPerson, message: SaidMessage): Promise<TeamsAnswer>
  tap(user: TeamsPerson, message: PostedMessage, buttonTitle: string): Promise<TeamsAnswer>
  /** Picks an action in the menu of somebody's message. */
  pick(
    user: TeamsPerson,
    message: SaidMessage,
    writer: TeamsPerson,
    content: string,
    command: string,
  ): Promise<TeamsAnswer>
  /** Fills the inputs of a card by their names and presses the button that hands them in. */
  submit(
    user: TeamsPerson,
    message: PostedMessage,
    values: Record<string, string | string[]>,
    buttonTitle?: string,
  ): Promise<TeamsAnswer>
  /** The newest message of the bot in a place, with its latest look. */
  lastMessage(place: TeamsPlace): PostedMessage | undefined
  privateMessages(user: TeamsPerson): PostedMessage[]
  /** Posts any activity. */
  post(activity: CardJson): Promise<TeamsAnswer>
}

/** People of one tenant before a service whose endpoint is `messagesUrl` (…/api/messages). */
export function createTeamsClient(
  connector: TeamsConnector,
  options: { messagesUrl: string; tenantId?: string; authorization?: string; serviceUrl?: string },
): TeamsClient {
  const { messagesUrl, tenantId = 'tenant-1', authorization } = options
  const places = new Map<string, TeamsPlace>()
  let people = 0
  const post = async (activity: CardJson): Promise<TeamsAnswer> => {
    const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) }
    const response = await fetch(messagesUrl, { method: 'POST', headers, body: JSON.stringify(activity) })
    const text = await response.text()
    const body = text ? (JSON.parse(text) as CardJson) : null
    const shown = body?.type === 'application/vnd.microsoft.card.adaptive' ? body.value : null
    if (shown) connector.faults.push(...cardFaults(shown))
    return { status: response.status, body }
  }
  const base = (user: TeamsPerson, place: TeamsPlace, rootId: string | null = null): CardJson => ({
    id: connector.nextId(),
    timestamp: '2026-09-07T12:00:00.000Z',
    localTimezone: 'America/New_York',
    channelId: 'msteams',
    serviceUrl: options.serviceUrl ?? connector.url,
    from: { id: user.id, name: user.name, aadObjectId: user.aadObjectId },
    recipient: { id: '28:bot', name: 'Common Thread' },
    conversation: {
      id: rootId ? `${place.id};messageid=${rootId}` : place.id,
      conversationType: { channel: 'channel', group: 'groupChat', direct: 'personal' }[place.kind],
      tenantId,
    },
    channelData: {
      tenant: { id: tenantId },
      ...(place.kind === 'channel'
        ? { team: { id: place.id, name: 'Oak School' }, channel: { id: place.id, name: place.name } }
        : {}),
    },
  })
  const place = (kind: TeamsPlace['kind'], name: string, members: TeamsPerson[]): TeamsPlace => {
    const made: TeamsPlace = {
      kind,
      id: `19:${name.replace(/\W/g, '')}@thread.${kind === 'channel' ? 'tacv2' : 'v2'}`,
      name,
    }
    places.set(made.id, made)
    connector.members.set(
      made.id,
      members.map((member) => member.id),
    )
    return made
  }
  const membership = (user: TeamsPerson, where: TeamsPlace, change: CardJson): Promise<TeamsAnswer> =>
    post({ ...base(user, where), type: 'conversationUpdate', ...change })
  const write = async (
    user: TeamsPerson,
    where: TeamsPlace,
    text: string,
    more: { mention: boolean; rootId?: string; id?: string; attachments?: CardJson[] },
  ): Promise<SaidMessage> => {
    const mention = {
      type: 'mention',
      text: '<at>Common Thread</at>',
      mentioned: { id: '28:bot', name: 'Common Thread' },
    }
    const id = more.id ?? connector.nextId()
    const rootId = where.kind === 'channel' ? (more.rootId ?? id) : null
    const words = {
      text: more.mention ? `${mention.text} ${text}` : text,
      entities: more.mention ? [mention] : [],
      attachments: more.attachments ?? [],
    }
    const answer = await post({ ...base(user, where, rootId), ...words, type: 'message', id })
    return { place: where, id, rootId, answer }
  }
  const placeOf = (message: PostedMessage): TeamsPlace =>
    places.get(message.conversation) ?? { kind: 'direct', id: message.conversation, name: 'Chat' }
  const press = (
    user: TeamsPerson,
    message: PostedMessage,
    button: CardJson,
    inputs: CardJson,
  ): Promise<TeamsAnswer> => {
    const data = { ...inputs, ...(button.data as CardJson) }
    const value = { action: { type: 'Action.Execute', verb: button.verb, data }, trigger: 'manual' }
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', replyToId: message.id, value }
    return post({ ...base(user, placeOf(message), message.rootId), ...invoke })
  }
  return {
    person(name) {
      people += 1
      const word = name.toLowerCase().replace(/\W/g, '')
      const person = {
        id: `29:${word}`,
        aadObjectId: `aad-${word}-${people}`,
        name,
        email: `${word}@school.test`,
      }
      connector.people.set(person.id, person)
      return person
    },
    channel: (name, members) => place('channel', name, members),
    group: (name, members) => place('group', name, members),
    chat: (user) => ({ kind: 'direct', id: connector.chatOf(user.id), name: user.name }),
    addToChannel: (user, where) => membership(user, where, { membersAdded: [{ id: '28:bot' }] }),
    removeFromChannel: (user, where) => membership(user, where, { membersRemoved: [{ id: '28:bot' }] }),
    say(user, where, text, more = {}) {
      const mention = more.mention ?? where.kind !== 'direct'
      return write(user, where, text, { ...more, mention })
    },
    replyInThread(user, to, text) {
      const where = 'place' in to ? to.place : placeOf(to)
      return write(user, where, text, { mention: false, ...(to.rootId ? { rootId: to.rootId } : {}) })
    },
    editMessage: (user, message, text) =>
      post({
        ...base(user, message.place, message.rootId),
        id: message.id,
        type: 'messageUpdate',
        text,
        timestamp: connector.nextId(),
      }),
    deleteMessage: (user, message) =>
      post({ ...base(user, message.place, message.rootId), id: message.id, type: 'messageDelete' }),
    tap: (user, message, title) =>
      press(
        user,
        message,
        buttonOf(message, (button) => button.title === title, title),
        {},
      ),
    pick(user, message, writer, content, commandId) {
      const messagePayload = {
        ...{ id: message.id, replyToId: message.rootId === message.id ? null : message.rootId },
        from: { application: null, user: { userIdentityType: 'aadUser', id: writer.aadObjectId } },
        body: { contentType: 'html', content: `<p>${content}</p>` },
      }
      return post({
        ...base(user, message.place, message.rootId),
        ...{ type: 'invoke', name: 'composeExtension/fetchTask' },
        value: { commandId, commandContext: 'message', messagePayload },
      })
    },
    submit(user, message, values, title) {
      const isMeant = (button: CardJson): boolean =>
        button.verb === 'submit' && (!title || button.title === title)
      const button = buttonOf(message, isMeant, title ?? 'a button that hands in')
      return press(user, message, button, inputsOf(message, (button.data as { group: string }).group, values))
    },
    lastMessage: (where) => connector.messages.findLast((message) => message.conversation === where.id),
    privateMessages: (user) =>
      connector.messages.filter((message) => message.conversation === connector.chatOf(user.id)),
    post,
  }
}

/** What a message looks like now: after its last update. */
export function latestOf(message: PostedMessage): CardJson {
  return message.updates.at(-1) ?? message.activity
}

function buttonOf(message: PostedMessage, isMeant: (button: CardJson) => boolean, title: string): CardJson {
  const buttons = partsOf(cardOf(latestOf(message))).filter((part) => part.type === 'Action.Execute')
  const found = buttons.find(isMeant)
  if (!found)
    throw new Error(`No button "${title}" among: ${buttons.map((button) => button.title).join(', ')}`)
  return found
}

function inputsOf(
  message: PostedMessage,
  group: string,
  values: Record<string, string | string[]>,
): CardJson {
  const inputs = partsOf(cardOf(latestOf(message))).filter((part) => String(part.type).startsWith('Input.'))
  const filled: CardJson = Object.fromEntries(inputs.map((input) => [input.id, input.value ?? '']))
  for (const [name, value] of Object.entries(values)) {
    const input = inputs.find(({ id }) => id === `${name}#${group}` || id === `${name}[]#${group}`)
    if (!input) throw new Error(`No input "${name}" among: ${inputs.map(({ id }) => id).join(', ')}`)
    filled[String(input.id)] = [value]
      .flat()
      .map((part) => (input.isMultiSelect ? encodeURIComponent(part) : part))
      .join(',')
  }
  return filled
}
