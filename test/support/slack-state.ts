/** A JSON object of unknown content. */
export type Json = Record<string, unknown>

/** A person of the pretended workspace. */
export interface SlackUser {
  id: string
  name: string
  email?: string
  tz?: string
  isBot?: boolean
  isDeleted?: boolean
}

/** A conversation; `isArchived` refuses messages. */
export interface SlackChannel {
  id: string
  name: string
  members: Set<string>
  isArchived: boolean
}

/** A message of anybody; `view` fields are as Slack would show them. */
export interface SlackMessage {
  kind: 'message'
  channel: string
  ts: string
  user: string
  text: string
  blocks: Json[]
  threadTs: string | null
  metadata: unknown
  reactions: string[]
  isDeleted: boolean
  isEdited: boolean
  isByBot: boolean
}

/** A message that one person alone sees. */
export interface SlackEphemeral {
  kind: 'ephemeral'
  id: string
  channel: string
  user: string
  text: string
  blocks: Json[]
  threadTs: string | null
}

/** An open modal, or a person's App Home. */
export interface SlackView {
  kind: 'modal' | 'home'
  id: string
  user: string
  view: Json
}

/** What a call to the pretended Slack is made to come to. */
export type SlackFault =
  | { kind: 'rate-limited'; retryAfter: number }
  | { kind: 'error'; error: string }
  | { kind: 'status'; status: number; body?: string }
  /** No answer until the server closes. */
  | { kind: 'hang' }
  /** The connection is cut; `after` does what was asked for first. */
  | { kind: 'drop'; after?: boolean }

/** A call of the Web API as it came. */
export interface SlackCall {
  method: string
  args: Json
}

/** All that the pretended Slack knows. */
export interface SlackState {
  teamId: string
  botUserId: string
  botToken: string
  users: Map<string, SlackUser>
  channels: Map<string, SlackChannel>
  messages: SlackMessage[]
  ephemerals: SlackEphemeral[]
  /** Open modals, the newest last. */
  modals: SlackView[]
  homes: Map<string, SlackView>
  /** Files that the bot uploads, by id: how many bytes were promised and came. */
  files: Map<string, { length: number; bytes: number; isComplete: boolean }>
  /** Where this Slack listens. */
  url(): string
  calls: SlackCall[]
  /** Rendered things that Slack would have refused, one sentence each. */
  faults: string[]
  planned: { method: string; channel?: string; fault: SlackFault; times: number }[]
  triggers: Map<string, { user: string; at: number; isUsed: boolean }>
  responses: Map<
    string,
    { user: string; channel: string; ephemeral: string | null; uses: number; at: number }
  >
  nextId(prefix: string): string
  nextTs(): string
  /** Real milliseconds: triggers and response addresses run out in real time. */
  now(): number
}

/** An empty workspace with the bot in it. */
export function createSlackState(options: {
  botToken: string
  teamId: string
  botUserId: string
}): SlackState {
  let count = 0
  const now = () => Date.now()
  return {
    ...options,
    users: new Map([[options.botUserId, { id: options.botUserId, name: 'common-thread', isBot: true }]]),
    channels: new Map(),
    messages: [],
    ephemerals: [],
    modals: [],
    homes: new Map(),
    files: new Map(),
    url: () => '',
    calls: [],
    faults: [],
    planned: [],
    triggers: new Map(),
    responses: new Map(),
    nextId: (prefix) => {
      count += 1
      return `${prefix}${String(count).padStart(8, '0')}`
    },
    nextTs: () => {
      count += 1
      return `${Math.floor(now() / 1000)}.${String(count).padStart(6, '0')}`
    },
    now,
  }
}

/** The direct conversation of a person with the bot, opened where it is not yet. */
export function directChannelOf(state: SlackState, user: string): SlackChannel {
  const id = `D${user.slice(1)}`
  const known = state.channels.get(id)
  if (known) return known
  const channel = { id, name: 'directmessage', members: new Set([user, state.botUserId]), isArchived: false }
  state.channels.set(id, channel)
  return channel
}

/** The message at a place, deleted ones left out. */
export function messageAt(state: SlackState, channel: string, ts: string): SlackMessage | undefined {
  return state.messages.find((one) => one.channel === channel && one.ts === ts && !one.isDeleted)
}

/** Keeps a message. */
export function addMessage(
  state: SlackState,
  given: Pick<SlackMessage, 'channel' | 'user' | 'text'> & Partial<SlackMessage>,
): SlackMessage {
  const message: SlackMessage = {
    kind: 'message',
    ts: state.nextTs(),
    blocks: [],
    threadTs: null,
    metadata: undefined,
    reactions: [],
    isDeleted: false,
    isEdited: false,
    isByBot: given.user === state.botUserId,
    ...given,
  }
  state.messages.push(message)
  return message
}
