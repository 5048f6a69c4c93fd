import type { ChatPostMessageArguments, WebClient } from '@slack/web-api'
import { DeliveryError, type SendOptions, type SentMessage } from '../../ports.ts'
import type { View } from '../../views/view.ts'
import {
  decodeAddress,
  decodeMessageRef,
  encodeMessageRef,
  type SlackAddress,
  type SlackMessageRef,
} from './address.ts'
import { slackErrorCode, toDeliveryError } from './errors.ts'
import { isPayload, objectAt } from './parse/payload.ts'
import { NO_UPLOADS, type Uploads } from './pictures.ts'
import { renderMessage } from './render/render.ts'

/** The mark on our messages by which a send that was cut off is found again. */
const EVENT_TYPE = 'common_thread_nudge'

/** So many messages are all that Slack gives to apps outside its Marketplace at once. */
const HISTORY_LIMIT = 15

/** Slack's clock and ours may differ by so many seconds. */
const CLOCK_TOLERANCE_SECONDS = 300

/** Sends as `sendMessage` does, with pictures; without them where Slack refuses the message for them. */
export async function sendWithPictures(
  ...[client, address, view, key, options, uploads = NO_UPLOADS]: Parameters<typeof sendMessage>
): Promise<SentMessage> {
  try {
    return await sendMessage(client, address, view, key, options, uploads)
  } catch (error) {
    // Refused whole, so nothing was sent.
    const isRefused = error instanceof DeliveryError && error.kind === 'rejected'
    if (uploads.size === 0 || !isRefused) throw error
  }
  return sendMessage(client, address, view, key, options)
}

/** Sends a view with its key in the message's metadata, in a thread where one is named. Throws DeliveryError. */
async function sendMessage(
  client: WebClient,
  address: string,
  view: View,
  key: string,
  { thread = null }: SendOptions = {},
  uploads: Uploads = NO_UPLOADS,
): Promise<SentMessage> {
  const message = {
    channel: targetOf(address).id,
    ...renderMessage(view, uploads),
    metadata: { event_type: EVENT_TYPE, event_payload: { key } },
    unfurl_links: false,
    unfurl_media: false,
  }
  const root = thread === null ? null : decodeMessageRef(thread)
  try {
    if (!root) return await post(client, message)
    // The thread's conversation by its own id: a person's, too, has one by now.
    return await post(client, { ...message, channel: root.channel, thread_ts: root.ts })
  } catch (error) {
    if (!root || !isThreadGone(error)) throw toDeliveryError(error)
  }
  try {
    return await post(client, message)
  } catch (error) {
    throw toDeliveryError(error)
  }
}

/**
 * Looks for the message with the key among the newest of its conversation, or the first of its thread. 'absent' only
 * where these reach back to `since`, or are the whole thread; 'unknown' where they do not, or where Slack does not tell
 * (rate, scope, outage).
 */
export async function findSentMessage(
  client: WebClient,
  address: string,
  key: string,
  since: Date,
  { thread = null }: SendOptions = {},
): Promise<SentMessage | 'absent' | 'unknown'> {
  const root = thread === null ? null : decodeMessageRef(thread)
  try {
    if (root) return await findInThread(client, root, key)
  } catch (error) {
    // Where the thread is gone, the message went out beside it.
    if (!isThreadGone(error)) return 'unknown'
  }
  try {
    return await findInConversation(client, await conversationOf(client, targetOf(address)), key, since)
  } catch {
    // Not knowing is an answer of this call, whatever the reason.
    return 'unknown'
  }
}

async function findInConversation(client: WebClient, channel: string, key: string, since: Date) {
  // Without `oldest`: Slack's clock stamps the messages, and a bound from another clock could hide the very one.
  const page = await client.conversations.history({
    channel,
    limit: HISTORY_LIMIT,
    include_all_metadata: true,
  })
  const messages = page.messages ?? []
  const found = messages.find((message) => keyOf(message.metadata) === key)
  if (found?.ts) return { ref: encodeMessageRef(channel, found.ts) }
  const earliest = Math.min(...messages.map((message) => Number(message.ts)))
  const reachesBack = !page.has_more || earliest < since.getTime() / 1000 - CLOCK_TOLERANCE_SECONDS
  return reachesBack ? 'absent' : 'unknown'
}

/** Slack tells a thread from its beginning: a longer one than a page is not known to its end. */
async function findInThread(client: WebClient, { channel, ts }: SlackMessageRef, key: string) {
  const page = await client.conversations.replies({
    channel,
    ts,
    limit: HISTORY_LIMIT,
    include_all_metadata: true,
  })
  const found = (page.messages ?? []).find((message) => keyOf(message.metadata) === key)
  if (found?.ts) return { ref: encodeMessageRef(channel, found.ts) }
  return page.has_more ? 'unknown' : 'absent'
}

async function post(client: WebClient, message: ChatPostMessageArguments): Promise<SentMessage> {
  const answer = await client.chat.postMessage(message)
  if (!answer.channel || !answer.ts) throw new DeliveryError('unavailable')
  return { ref: encodeMessageRef(answer.channel, answer.ts) }
}

/** Slack's refusal of a thread whose first message is no more: nothing was sent. */
function isThreadGone(error: unknown): boolean {
  return slackErrorCode(error) === 'thread_not_found'
}

/** Shows another view in a sent message. Throws DeliveryError. */
export async function updateMessage(client: WebClient, ref: string, view: View): Promise<void> {
  const message = decodeMessageRef(ref)
  if (!message) throw new DeliveryError('rejected')
  try {
    await client.chat.update({ ...message, ...renderMessage(view) })
  } catch (error) {
    throw toDeliveryError(error)
  }
}

/** The conversation's id; Slack opens a person's direct one on the way. */
async function conversationOf(client: WebClient, target: SlackAddress): Promise<string> {
  if (target.kind === 'channel') return target.id
  const opened = await client.conversations.open({ users: target.id })
  return opened.channel?.id ?? target.id
}

function keyOf(metadata: unknown): unknown {
  if (!isPayload(metadata) || metadata.event_type !== EVENT_TYPE) return undefined
  return objectAt(metadata, 'event_payload').key
}

function targetOf(address: string): SlackAddress {
  const target = decodeAddress(address)
  if (!target) throw new DeliveryError('rejected')
  return target
}
