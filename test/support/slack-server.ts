import { createSlackSender, type SlackSender } from './slack-events.ts'
import { createSlackHands, type SlackHands } from './slack-hands.ts'
import { openSlackHttp } from './slack-http.ts'
import { createSlackPeople, type SlackPeople } from './slack-people.ts'
import {
  createSlackState,
  directChannelOf,
  type SlackChannel,
  type SlackEphemeral,
  type SlackFault,
  type SlackMessage,
  type SlackState,
  type SlackUser,
  type SlackView,
} from './slack-state.ts'

/** A Slack of the tests' own: its Web API on loopback, and its people. */
export interface SlackServer extends SlackPeople, SlackHands {
  /** For SLACK_API_URL. */
  apiUrl: string
  /** For SLACK_BOT_TOKEN. */
  botToken: string
  /** For SLACK_SIGNING_SECRET. */
  signingSecret: string
  botUserId: string
  teamId: string
  state: SlackState
  /** Signs and posts whatever a test wants to. */
  sender: SlackSender
  /** Where the service listens, without a path: "http://127.0.0.1:3000". */
  connect(serviceUrl: string): void
  addUser(user: SlackUser): SlackUser
  addChannel(id: string, name: string, members: string[]): SlackChannel
  /** The next `times` calls of the method (to the channel, where one is given) come to this. */
  plan(method: string, fault: SlackFault, options?: { times?: number; channel?: string }): void
  /** The newest message of a channel that stands outside threads. */
  lastMessage(channel: string): SlackMessage
  /** The bot's newest message to a person in private. */
  lastDirect(user: string): SlackMessage
  thread(root: SlackMessage): SlackMessage[]
  ephemerals(user: string): SlackEphemeral[]
  lastEphemeral(user: string): SlackEphemeral
  /** The modal that a person has open. */
  lastModal(user: string): SlackView
  home(user: string): SlackView
  /** Resolves once `read` gives a value, looking after each call of the service; rejects after `timeoutSeconds` (10). */
  until<T>(read: () => T | undefined | null | false, timeoutSeconds?: number): Promise<T>
  close(): Promise<void>
}

/** Opens a pretended Slack; `close` it. */
export async function createSlackServer(
  options: { signingSecret?: string; botToken?: string; teamId?: string } = {},
): Promise<SlackServer> {
  const signingSecret = options.signingSecret ?? '0123456789abcdef0123456789abcdef'
  const botToken = options.botToken ?? 'xoxb-1-test'
  const state = createSlackState({ botToken, teamId: options.teamId ?? 'T0000001', botUserId: 'U0000BOT' })
  const watchers = new Set<() => void>()
  const http = await openSlackHttp(state, () => {
    for (const watch of watchers) watch()
  })
  const sender = createSlackSender(state, signingSecret, () => http.url)
  return {
    ...createSlackPeople(state, sender),
    ...createSlackHands(state, sender),
    ...readersOf(state),
    apiUrl: `${http.url}/api/`,
    botToken,
    signingSecret,
    botUserId: state.botUserId,
    teamId: state.teamId,
    state,
    sender,
    connect: (serviceUrl) => sender.connect(`${serviceUrl.replace(/\/$/, '')}/slack/events`),
    addUser: (user) => {
      state.users.set(user.id, user)
      return user
    },
    addChannel: (id, name, members) => {
      const channel = { id, name, members: new Set(members), isArchived: false }
      state.channels.set(id, channel)
      return channel
    },
    plan: (method, fault, { times = 1, channel } = {}) => {
      state.planned.push({ method, fault, times, ...(channel ? { channel } : {}) })
    },
    until: (read, timeoutSeconds = 10) => watch(watchers, read, timeoutSeconds),
    close: http.close,
  }
}

function readersOf(state: SlackState) {
  const newest = <T>(all: T[], what: string): T => {
    const last = all.at(-1)
    if (!last) throw new Error(`There is no ${what}`)
    return last
  }
  const roots = (channel: string) =>
    state.messages.filter((one) => one.channel === channel && !one.threadTs && !one.isDeleted)
  const ephemerals = (user: string) => state.ephemerals.filter((one) => one.user === user)
  return {
    lastMessage: (channel: string) => newest(roots(channel), `message in ${channel}`),
    lastDirect: (user: string) =>
      newest(
        roots(directChannelOf(state, user).id).filter((one) => one.isByBot),
        `message to ${user}`,
      ),
    thread: (root: SlackMessage) =>
      state.messages.filter(
        (one) => one.channel === root.channel && one.threadTs === root.ts && !one.isDeleted,
      ),
    ephemerals,
    lastEphemeral: (user: string) => newest(ephemerals(user), `ephemeral message to ${user}`),
    lastModal: (user: string) =>
      newest(
        state.modals.filter((one) => one.user === user),
        `modal of ${user}`,
      ),
    home: (user: string) => {
      const home = state.homes.get(user)
      if (!home) throw new Error(`There is no home of ${user}`)
      return home
    },
  }
}

function watch<T>(
  watchers: Set<() => void>,
  read: () => T | undefined | null | false,
  timeoutSeconds: number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const value = tryRead(read)
      if (value === undefined || value === null || value === false) return
      finish()
      resolve(value)
    }
    const timer = setTimeout(() => {
      finish()
      reject(new Error(`Slack saw nothing of the kind within ${timeoutSeconds} s: ${read.toString()}`))
    }, timeoutSeconds * 1000)
    const finish = () => {
      clearTimeout(timer)
      watchers.delete(look)
    }
    watchers.add(look)
    look()
  })
}

/** "There is none yet" is no answer yet. */
function tryRead<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
