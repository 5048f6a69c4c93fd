import { toSlackMessage, toSlackUser } from './slack-api.ts'
import type { ServiceAnswer, SlackSender } from './slack-events.ts'
import { addMessage, directChannelOf, type Json, type SlackMessage, type SlackState } from './slack-state.ts'

/** What people do in the conversations of the pretended Slack; each tells the service as Slack would. */
export interface SlackPeople {
  /** The bot comes into a channel. */
  inviteBot(channel: string, inviter: string): Promise<ServiceAnswer>
  removeBot(channel: string): Promise<ServiceAnswer>
  join(channel: string, user: string): Promise<ServiceAnswer>
  leave(channel: string, user: string): Promise<ServiceAnswer>
  archive(channel: string): Promise<ServiceAnswer>
  changeUser(user: string): Promise<ServiceAnswer>
  /** A message in a channel, outside threads. */
  say(user: string, channel: string, text: string): Promise<Said>
  /** A message to the bot in private. */
  sayDirect(user: string, text: string): Promise<Said>
  /** `root`: a message, or its reference "channel:ts". */
  replyInThread(user: string, root: SlackMessage | string, text: string): Promise<Said>
  editMessage(message: SlackMessage, text: string): Promise<ServiceAnswer>
  deleteMessage(message: SlackMessage): Promise<ServiceAnswer>
  sendCommand(user: string, channel: string, command: string, text?: string): Promise<ServiceAnswer>
  openHome(user: string): Promise<ServiceAnswer>
  uninstall(): Promise<ServiceAnswer>
}

/** A message that a person wrote, and what the service answered when told of it. */
export interface Said {
  message: SlackMessage
  answer: ServiceAnswer
}

/** The people of a pretended Slack. */
export function createSlackPeople(state: SlackState, sender: SlackSender): SlackPeople {
  return { ...createRooms(state, sender), ...createTalk(state, sender), ...createRest(state, sender) }
}

function createRooms(
  state: SlackState,
  sender: SlackSender,
): Pick<SlackPeople, 'inviteBot' | 'removeBot' | 'join' | 'leave' | 'archive'> {
  const memberEvent = (type: string, channel: string, user: string, more: Json = {}) =>
    sender.event({ type, user, channel, channel_type: channel[0], team: state.teamId, ...more })
  const channelOf = (id: string) => {
    const channel = state.channels.get(id)
    if (!channel) throw new Error(`No channel ${id}`)
    return channel
  }
  return {
    inviteBot: (id, inviter) => {
      channelOf(id).members.add(state.botUserId)
      return memberEvent('member_joined_channel', id, state.botUserId, { inviter })
    },
    removeBot: (id) => {
      channelOf(id).members.delete(state.botUserId)
      return sender.event({ type: id.startsWith('G') ? 'group_left' : 'channel_left', channel: id })
    },
    join: (id, user) => {
      channelOf(id).members.add(user)
      return memberEvent('member_joined_channel', id, user)
    },
    leave: (id, user) => {
      channelOf(id).members.delete(user)
      return memberEvent('member_left_channel', id, user)
    },
    archive: (id) => {
      channelOf(id).isArchived = true
      return sender.event({ type: 'channel_archive', channel: id, user: 'U0' })
    },
  }
}

function createTalk(
  state: SlackState,
  sender: SlackSender,
): Pick<SlackPeople, 'say' | 'sayDirect' | 'replyInThread' | 'editMessage' | 'deleteMessage'> {
  const write = async (
    user: string,
    channel: string,
    text: string,
    root: SlackMessage | null,
  ): Promise<Said> => {
    const message = addMessage(state, { channel, user, text: encode(text), threadTs: root?.ts ?? null })
    const parent = root ? { parent_user_id: root.user } : {}
    const answer = await sender.event({ ...messageEvent(message), ...parent })
    return { message, answer }
  }
  return {
    say: (user, channel, text) => write(user, channel, text, null),
    sayDirect: (user, text) => write(user, directChannelOf(state, user).id, text, null),
    replyInThread: (user, root, text) => {
      const message = typeof root === 'string' ? messageOfRef(state, root) : root
      return write(user, message.channel, text, message)
    },
    editMessage: (message, text) => edit(state, sender, message, encode(text)),
    deleteMessage: (message) => remove(state, sender, message),
  }
}

function createRest(
  state: SlackState,
  sender: SlackSender,
): Pick<SlackPeople, 'changeUser' | 'sendCommand' | 'openHome' | 'uninstall'> {
  return {
    changeUser: (user) => sender.event({ type: 'user_change', user: toSlackUser(state, user) ?? {} }),
    sendCommand: (user, channel, command, text = '') =>
      sender.command({
        token: 'verification-token',
        team_id: state.teamId,
        team_domain: 'test-school',
        channel_id: channel,
        channel_name: state.channels.get(channel)?.name ?? 'directmessage',
        user_id: user,
        user_name: 'somebody',
        command,
        text: withMentions(state, encode(text)),
        api_app_id: 'A0000APP',
        is_enterprise_install: 'false',
        response_url: sender.responseUrl(user, channel),
        trigger_id: sender.trigger(user),
      }),
    openHome: (user) =>
      sender.event({ type: 'app_home_opened', user, tab: 'home', channel: directChannelOf(state, user).id }),
    uninstall: () => sender.event({ type: 'app_uninstalled' }),
  }
}

/** Slack's `should_escape`: people and their ids in place of what was typed ("@ana.flores"). */
function withMentions(state: SlackState, text: string): string {
  return [...state.users.values()].reduce((words, { id, name }) => {
    const handle = name.toLowerCase().replaceAll(' ', '.')
    return words.replaceAll(`@${handle} `, `<@${id}|${handle}> `)
  }, text)
}

function edit(
  state: SlackState,
  sender: SlackSender,
  message: SlackMessage,
  text: string,
): Promise<ServiceAnswer> {
  const before = inEvent(state, message)
  Object.assign(message, { text, isEdited: true })
  return sender.event({
    ...changeOf(state, message),
    subtype: 'message_changed',
    message: { ...inEvent(state, message), edited: { user: message.user, ts: state.nextTs() } },
    previous_message: before,
  })
}

function remove(state: SlackState, sender: SlackSender, message: SlackMessage): Promise<ServiceAnswer> {
  const before = inEvent(state, message)
  message.isDeleted = true
  const base = changeOf(state, message)
  const hasAnswers = state.messages.some(
    (one) => one.threadTs === message.ts && one.channel === message.channel,
  )
  // A root with answers becomes a tombstone.
  return hasAnswers
    ? sender.event({
        ...base,
        subtype: 'message_changed',
        message: { type: 'message', subtype: 'tombstone', text: 'This message was deleted.', ts: message.ts },
        previous_message: before,
      })
    : sender.event({ ...base, subtype: 'message_deleted', deleted_ts: message.ts, previous_message: before })
}

function changeOf(state: SlackState, message: SlackMessage): Json {
  const ts = state.nextTs()
  return {
    type: 'message',
    hidden: true,
    channel: message.channel,
    channel_type: typeOf(message.channel),
    ts,
    event_ts: ts,
  }
}

function inEvent(state: SlackState, message: SlackMessage): Json {
  const root = state.messages.find((one) => one.ts === message.threadTs && one.channel === message.channel)
  return { ...toSlackMessage(message), ...(root ? { parent_user_id: root.user } : {}) }
}

function messageEvent(message: SlackMessage): Json {
  return {
    ...toSlackMessage(message),
    channel: message.channel,
    channel_type: typeOf(message.channel),
    event_ts: message.ts,
  }
}

function messageOfRef(state: SlackState, ref: string): SlackMessage {
  const [channel, ts] = ref.split(':')
  const message = state.messages.find((one) => one.channel === channel && one.ts === ts)
  if (!message) throw new Error(`No message ${ref}`)
  return message
}

function typeOf(channel: string): string {
  return { D: 'im', G: 'group' }[channel[0] ?? ''] ?? 'channel'
}

function encode(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
