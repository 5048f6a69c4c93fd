import type { WebClient } from '@slack/web-api'
import { assertNever } from '../../domain/assert-never.ts'
import { ACTIONS } from '../../views/actions.ts'
import type { FormView, Reply, View } from '../../views/view.ts'
import { encodeMessageRef } from './address.ts'
import { slackErrorCode, toDeliveryError } from './errors.ts'
import type { Received, ReplyTarget } from './parse/received.ts'
import { renderHome, renderMessage, renderModal } from './render/render.ts'
import type { Respond } from './respond.ts'

/** The light sign that an answer was kept: the spool of thread. */
const KEPT = 'thread'

/** What sending replies needs. */
export interface ReplyDeps {
  client: WebClient
  respond: Respond
}

/** Sends one reply to where its event came from. Rejects with whatever Slack or the network answered. */
export async function sendReply(deps: ReplyDeps, received: Received, reply: Reply): Promise<void> {
  const { target } = received
  switch (reply.kind) {
    case 'acknowledgement':
      return acknowledge(deps, target, reply.view)
    case 'private':
      return sendPrivate(deps, target, reply.view)
    case 'public':
      return sendPublic(deps, target, reply.view)
    case 'replacement':
      return replace(deps, target, reply.view)
    case 'form':
      return openForm(deps, received, reply.form)
    case 'faults':
      return sendPrivate(deps, target, viewOfFaults(reply.faults))
    case 'home':
      return publishHome(deps, target, reply.view)
    default:
      return assertNever(reply)
  }
}

async function acknowledge(deps: ReplyDeps, target: ReplyTarget, view: View): Promise<void> {
  const { channel, writtenTs } = target
  if (!channel || !writtenTs) return sendPrivate(deps, target, view)
  try {
    await deps.client.reactions.add({ channel, timestamp: writtenTs, name: KEPT })
  } catch (error) {
    const code = slackErrorCode(error)
    if (code === 'already_reacted') return
    // The message may be gone or the scope missing; the person should still learn that it was kept.
    if (code === 'message_not_found') return
    await sendPrivate(deps, target, view)
  }
}

async function sendPrivate({ client, respond }: ReplyDeps, target: ReplyTarget, view: View): Promise<void> {
  const { userId, channel, responseUrl } = target
  const message = { ...renderMessage(view), ...threadOf(target) }
  const ways: Way[] = []
  if (responseUrl) {
    ways.push(() => respond(responseUrl, { ...message, response_type: 'ephemeral', replace_original: false }))
  }
  if (channel && target.isDirect) ways.push(() => client.chat.postMessage({ channel, ...message }))
  if (channel && !target.isDirect && userId) {
    ways.push(() => client.chat.postEphemeral({ channel, user: userId, ...message }))
  }
  // Where the bot may not speak, it writes to the person directly.
  if (userId) ways.push(() => client.chat.postMessage({ channel: userId, ...renderMessage(view) }))
  await firstOf(ways)
}

async function sendPublic({ client, respond }: ReplyDeps, target: ReplyTarget, view: View): Promise<void> {
  const { channel, userId, responseUrl } = target
  const message = renderMessage(view)
  const ways: Way[] = []
  if (channel)
    ways.push(() =>
      client.chat.postMessage({ channel, ...message, ...threadOf(target), unfurl_links: false }),
    )
  if (channel && responseUrl) {
    ways.push(() =>
      respond(responseUrl, { ...message, response_type: 'in_channel', replace_original: false }),
    )
  }
  if (!channel && userId) ways.push(() => client.chat.postMessage({ channel: userId, ...message }))
  await firstOf(ways)
}

async function replace(deps: ReplyDeps, target: ReplyTarget, view: View): Promise<void> {
  const { holder, isHolderEphemeral, responseUrl } = target
  if (holder && !isHolderEphemeral) {
    await deps.client.chat.update({ ...holder, ...renderMessage(view) })
  } else if (holder && responseUrl) {
    await deps.respond(responseUrl, { ...renderMessage(view), replace_original: true })
  } else if (!holder && !target.channel) await publishHome(deps, target, view)
  else await sendPrivate(deps, target, view)
}

async function openForm(deps: ReplyDeps, received: Received, form: FormView): Promise<void> {
  const { triggerId } = received.target
  if (!triggerId) return offerForm(deps, received, form)
  await deps.client.views.open({ trigger_id: triggerId, view: modalFor(received, form) })
}

/** Slack opens forms from commands and buttons only: a command that was written as a message gets a button. */
async function offerForm(deps: ReplyDeps, { intent, target }: Received, form: FormView): Promise<void> {
  if (intent.kind !== 'message') throw new Error('Nothing was pressed that a form could open from')
  const button = { action: ACTIONS.runCommand, value: intent.text.trim(), label: form.title }
  await sendPrivate(deps, target, {
    summary: `${form.title}: tap the button to open the form.`,
    elements: [{ kind: 'buttons', buttons: [button] }],
  })
}

/** The form as a modal that remembers the place and message that it was opened from. */
export function modalFor({ intent, target }: Received, form: FormView) {
  const place = 'place' in intent ? intent.place : null
  return renderModal(form, {
    place: place ? { address: place.address, kind: place.kind } : null,
    // A menu stands on somebody's own message, which nothing of the bot's may take the place of.
    message: 'message' in intent && intent.kind !== 'message-action' ? intent.message : null,
    thread: target.channel && target.threadTs ? encodeMessageRef(target.channel, target.threadTs) : null,
  })
}

async function publishHome({ client }: ReplyDeps, target: ReplyTarget, view: View): Promise<void> {
  if (!target.userId) throw new Error('Nobody whose home it could be')
  await client.views.publish({ user_id: target.userId, view: renderHome(view) })
}

function viewOfFaults(faults: Record<string, string>): View {
  const texts = Object.values(faults)
  return { summary: texts.join(' '), elements: texts.map((text) => ({ kind: 'text', text })) }
}

function threadOf({ threadTs }: ReplyTarget): { thread_ts?: string } {
  return threadTs ? { thread_ts: threadTs } : {}
}

type Way = () => Promise<unknown>

/** Goes the ways in turn until one works; one that may have worked (no answer) is the last. */
async function firstOf(ways: Way[]): Promise<void> {
  for (const [index, way] of ways.entries()) {
    try {
      await way()
      return
    } catch (error) {
      if (index === ways.length - 1 || toDeliveryError(error).kind === 'unavailable') throw error
    }
  }
  throw new Error('No way to the person')
}
