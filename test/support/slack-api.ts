import { faultsOfHome, faultsOfMessage, faultsOfModal } from './slack-limits.ts'
import {
  addMessage,
  directChannelOf,
  type Json,
  messageAt,
  type SlackChannel,
  type SlackMessage,
  type SlackState,
} from './slack-state.ts'

/** What a method answers: `{ ok: true, … }` or `{ ok: false, error }`. */
export type SlackAnswer = Json & { ok: boolean }

type Method = (state: SlackState, args: Json) => SlackAnswer

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const refuse = (error: string): SlackAnswer => ({ ok: false, error })
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const TRIGGER_MILLISECONDS = 3_000

/** The methods of Slack's Web API that the pretended one knows. */
export const SLACK_METHODS: Record<string, Method> = {
  'auth.test': (state) => ({
    ok: true,
    user_id: state.botUserId,
    bot_id: 'B0000BOT',
    team_id: state.teamId,
    team: 'Test School',
    url: 'https://test-school.slack.com/',
  }),
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'conversations.open': (state, args) => {
    if (!state.users.has(text(args.users))) return refuse('user_not_found')
    return { ok: true, channel: { id: directChannelOf(state, text(args.users)).id } }
  },
  'conversations.info': (state, args) => {
    const channel = state.channels.get(text(args.channel))
    return channel
      ? { ok: true, channel: { id: channel.id, name: channel.name } }
      : refuse('channel_not_found')
  },
  'conversations.members': members,
  'conversations.history': history,
  'conversations.replies': replies,
  'files.getUploadURLExternal': (state, args) => {
    const id = state.nextId('F')
    state.files.set(id, { bytes: 0, length: Number(args.length), isComplete: false })
    return { ok: true, file_id: id, upload_url: `${state.url()}/upload/${id}` }
  },
  'files.completeUploadExternal': completeUpload,
  'files.info': (state, args) => {
    const file = state.files.get(text(args.file))
    if (!file) return refuse('file_not_found')
    return { ok: true, file: { id: args.file, mimetype: file.isComplete ? 'image/png' : '' } }
  },
  'users.info': userInfo,
  'views.open': openView,
  'views.publish': publishHome,
  'reactions.add': addReaction,
}

/** The message as Slack's own API would return it. */
export function toSlackMessage(message: SlackMessage, withMetadata = false): Json {
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.isByBot ? { bot_id: 'B0000BOT' } : {}),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
  }
}

/** A person as users.info and user_change show one. */
export function toSlackUser(state: SlackState, id: string): Json | null {
  const user = state.users.get(id)
  if (!user) return null
  return {
    id,
    team_id: state.teamId,
    name: user.name.toLowerCase().replaceAll(' ', '.'),
    real_name: user.name,
    deleted: user.isDeleted ?? false,
    is_bot: user.isBot ?? false,
    ...(user.tz ? { tz: user.tz } : {}),
    profile: { real_name: user.name, display_name: '', ...(user.email ? { email: user.email } : {}) },
  }
}

function channelFor(state: SlackState, id: string): SlackChannel | string {
  if (state.users.has(id) && state.users.get(id)?.isDeleted) return 'user_disabled'
  if (state.users.has(id) && state.users.get(id)?.isBot) return 'cannot_dm_bot'
  const channel = state.users.has(id) ? directChannelOf(state, id) : state.channels.get(id)
  if (!channel) return 'channel_not_found'
  if (channel.isArchived) return 'is_archived'
  return channel.members.has(state.botUserId) ? channel : 'not_in_channel'
}

function blocksOf(args: Json): Json[] {
  return Array.isArray(args.blocks) ? args.blocks.filter(isObject) : []
}

function badMessage(state: SlackState, args: Json): string | null {
  const faults = faultsOfMessage(args.blocks, args.text)
  state.faults.push(...faults)
  if (faults.length === 0) return isFileMissing(state, args) ? 'invalid_blocks' : null
  return faults.some((fault) => fault.startsWith('text is missing')) ? 'no_text' : 'invalid_blocks'
}

/** A picture in a message must be a file that Slack has taken in. */
function isFileMissing(state: SlackState, args: Json): boolean {
  return blocksOf(args).some((block) => {
    const file = isObject(block.slack_file) ? state.files.get(text(block.slack_file.id)) : null
    return block.type === 'image' && !file?.isComplete
  })
}

function postMessage(state: SlackState, args: Json): SlackAnswer {
  const channel = channelFor(state, text(args.channel))
  if (typeof channel === 'string') return refuse(channel)
  const bad = badMessage(state, args)
  if (bad) return refuse(bad)
  const threadTs = text(args.thread_ts) || null
  if (threadTs && !messageAt(state, channel.id, threadTs)) return refuse('thread_not_found')
  const message = addMessage(state, {
    channel: channel.id,
    user: state.botUserId,
    text: text(args.text),
    blocks: blocksOf(args),
    threadTs,
    metadata: args.metadata,
  })
  return { ok: true, channel: channel.id, ts: message.ts, message: toSlackMessage(message) }
}

function postEphemeral(state: SlackState, args: Json): SlackAnswer {
  const channel = channelFor(state, text(args.channel))
  if (typeof channel === 'string') return refuse(channel)
  if (!channel.members.has(text(args.user))) return refuse('user_not_in_channel')
  const bad = badMessage(state, args)
  if (bad) return refuse(bad)
  const id = state.nextTs()
  state.ephemerals.push({
    kind: 'ephemeral',
    id,
    channel: channel.id,
    user: text(args.user),
    text: text(args.text),
    blocks: blocksOf(args),
    threadTs: text(args.thread_ts) || null,
  })
  return { ok: true, message_ts: id }
}

function update(state: SlackState, args: Json): SlackAnswer {
  const message = messageAt(state, text(args.channel), text(args.ts))
  if (!message) return refuse('message_not_found')
  if (!message.isByBot) return refuse('cant_update_message')
  const bad = badMessage(state, args)
  if (bad) return refuse(bad)
  Object.assign(message, { text: text(args.text), blocks: blocksOf(args), isEdited: true })
  return { ok: true, channel: message.channel, ts: message.ts, text: message.text }
}

function members(state: SlackState, args: Json): SlackAnswer {
  const channel = state.channels.get(text(args.channel))
  if (!channel) return refuse('channel_not_found')
  const all = [...channel.members]
  const start = Number(text(args.cursor) || 0)
  const end = start + Number(args.limit ?? 100)
  return {
    ok: true,
    members: all.slice(start, end),
    response_metadata: { next_cursor: end < all.length ? String(end) : '' },
  }
}

function history(state: SlackState, args: Json): SlackAnswer {
  const channel = state.channels.get(text(args.channel))
  if (!channel) return refuse('channel_not_found')
  const oldest = Number(args.oldest ?? 0)
  const all = state.messages
    .filter((one) => one.channel === channel.id && !one.threadTs && !one.isDeleted && Number(one.ts) > oldest)
    .reverse()
  // Apps outside the Marketplace get 15 at most.
  const limit = Math.min(Number(args.limit ?? 15), 15)
  const withMetadata = args.include_all_metadata === true || args.include_all_metadata === 'true'
  return {
    ok: true,
    messages: all.slice(0, limit).map((one) => toSlackMessage(one, withMetadata)),
    has_more: all.length > limit,
  }
}

function replies(state: SlackState, args: Json): SlackAnswer {
  const channel = state.channels.get(text(args.channel))
  if (!channel) return refuse('channel_not_found')
  const root = messageAt(state, channel.id, text(args.ts))
  if (!root) return refuse('thread_not_found')
  const inThread = state.messages.filter(
    (one) => one.channel === channel.id && one.threadTs === root.ts && !one.isDeleted,
  )
  const all = [root, ...inThread]
  const limit = Math.min(Number(args.limit ?? 15), 15)
  const withMetadata = args.include_all_metadata === true || args.include_all_metadata === 'true'
  return {
    ok: true,
    messages: all.slice(0, limit).map((one) => toSlackMessage(one, withMetadata)),
    has_more: all.length > limit,
  }
}

function completeUpload(state: SlackState, args: Json): SlackAnswer {
  const files = Array.isArray(args.files) ? args.files.filter(isObject) : []
  for (const { id } of files) {
    const file = state.files.get(text(id))
    if (!file || file.bytes !== file.length) return refuse('file_not_found')
    file.isComplete = true
  }
  return { ok: true, files }
}

function userInfo(state: SlackState, args: Json): SlackAnswer {
  const user = toSlackUser(state, text(args.user))
  return user ? { ok: true, user } : refuse('user_not_found')
}

function openView(state: SlackState, args: Json): SlackAnswer {
  const trigger = state.triggers.get(text(args.trigger_id))
  if (!trigger) return refuse('invalid_trigger_id')
  if (trigger.isUsed) return refuse('exchanged_trigger_id')
  if (state.now() - trigger.at > TRIGGER_MILLISECONDS) return refuse('expired_trigger_id')
  const faults = faultsOfModal(args.view)
  state.faults.push(...faults)
  if (faults.length > 0) return refuse('invalid_arguments')
  trigger.isUsed = true
  const id = state.nextId('V')
  state.modals.push({ kind: 'modal', id, user: trigger.user, view: args.view as Json })
  return { ok: true, view: { id } }
}

function publishHome(state: SlackState, args: Json): SlackAnswer {
  const user = text(args.user_id)
  if (!state.users.has(user)) return refuse('user_not_found')
  const faults = faultsOfHome(args.view)
  state.faults.push(...faults)
  if (faults.length > 0) return refuse('invalid_arguments')
  const id = state.homes.get(user)?.id ?? state.nextId('V')
  state.homes.set(user, { kind: 'home', id, user, view: args.view as Json })
  return { ok: true, view: { id } }
}

function addReaction(state: SlackState, args: Json): SlackAnswer {
  const message = messageAt(state, text(args.channel), text(args.timestamp))
  if (!message) return refuse('message_not_found')
  if (!/^[a-z0-9_+-]+$/.test(text(args.name))) return refuse('invalid_name')
  if (message.reactions.includes(text(args.name))) return refuse('already_reacted')
  message.reactions.push(text(args.name))
  return { ok: true }
}
