import { isCalendarFile } from '../../fetch-file.ts'
import { encodeMessageRef } from '../address.ts'
import { fromSlackText } from '../text.ts'
import { listAt, objectAt, type Payload, textAt } from './payload.ts'
import { SLACKBOT } from './profile.ts'
import {
  actorOf,
  type IntentBase,
  isDirect,
  type ParseContext,
  placeOf,
  type Received,
  targetOf,
} from './received.ts'

/** Subtypes in which a person says something; all others but changes and deletions are notes of Slack's own. */
const SAID = [null, 'thread_broadcast', 'file_share', 'me_message']

/**
 * A message, its edit or its deletion. Null for bots and for whatever stands in a channel outside threads: nothing of
 * that is ever passed on.
 */
export function parseMessageEvent(event: Payload, base: IntentBase, context: ParseContext): Received | null {
  const channel = textAt(event, 'channel')
  if (!channel) return null
  const subtype = textAt(event, 'subtype')
  if (SAID.includes(subtype)) return parseSaid(event, channel, base, context)
  if (subtype === 'message_changed') return parseChanged(event, channel, base, context)
  if (subtype === 'message_deleted') return parseDeleted(event, channel, base, context)
  return null
}

function parseSaid(
  event: Payload,
  channel: string,
  base: IntentBase,
  context: ParseContext,
): Received | null {
  const user = textAt(event, 'user')
  const ts = textAt(event, 'ts')
  const text = fromSlackText(textAt(event, 'text') ?? '')
  if (!user || !ts || !isForUs(event, channel, context)) return null
  const file = isDirect(channel) ? calendarOf(event) : null
  if (file) return received(file, { user, ts, channel }, base)
  if (text.trim() === '') return null
  const threadTs = threadOf(event)
  return {
    intent: {
      ...base,
      kind: 'message',
      actor: actorOf(user),
      place: placeOf(channel),
      text,
      message: encodeMessageRef(channel, ts),
      thread: threadTs ? encodeMessageRef(channel, threadTs) : null,
    },
    target: targetOf({ userId: user, channel, isDirect: isDirect(channel), threadTs, writtenTs: ts }),
  }
}

/** The first calendar among the files of a message. */
function calendarOf(event: Payload): Payload | null {
  const isCalendar = (file: Payload) => isCalendarFile(textAt(file, 'name') ?? '', textAt(file, 'mimetype'))
  return listAt(event, 'files').find(isCalendar) ?? null
}

function received(
  file: Payload,
  { user, ts, channel }: { user: string; ts: string; channel: string },
  base: IntentBase,
): Received {
  return {
    intent: {
      ...base,
      kind: 'file',
      actor: actorOf(user),
      place: placeOf(channel),
      name: textAt(file, 'name') ?? 'calendar.ics',
      // The listener fetches it.
      content: { kind: 'unreachable' },
    },
    target: targetOf({ userId: user, channel, isDirect: true, writtenTs: ts }),
    file: {
      url: textAt(file, 'url_private_download') ?? textAt(file, 'url_private'),
      size: typeof file.size === 'number' ? file.size : 0,
    },
  }
}

function parseChanged(
  event: Payload,
  channel: string,
  base: IntentBase,
  context: ParseContext,
): Received | null {
  const now = objectAt(event, 'message')
  const before = objectAt(event, 'previous_message')
  const ts = textAt(now, 'ts')
  if (!ts) return null
  // A deleted message that has answers stays in Slack as a tombstone: it comes as a change, not as a deletion.
  if (textAt(now, 'subtype') === 'tombstone')
    return parseDeleted({ ...event, deleted_ts: ts }, channel, base, context)
  const user = textAt(now, 'user')
  const text = textAt(now, 'text') ?? ''
  if (!user || !SAID.includes(textAt(now, 'subtype')) || !isForUs(now, channel, context)) return null
  // Link previews, answers and pins change a message without changing what it says.
  if (text === (textAt(before, 'text') ?? '')) return null
  return {
    intent: {
      ...base,
      kind: 'message-edited',
      actor: actorOf(user),
      message: encodeMessageRef(channel, ts),
      text: fromSlackText(text),
    },
    target: targetOf({
      userId: user,
      channel,
      isDirect: isDirect(channel),
      threadTs: threadOf(now),
      writtenTs: ts,
    }),
  }
}

function parseDeleted(
  event: Payload,
  channel: string,
  base: IntentBase,
  context: ParseContext,
): Received | null {
  const ts = textAt(event, 'deleted_ts')
  const before = objectAt(event, 'previous_message')
  if (!ts) return null
  // Without what it was there is no telling where it stood; its id alone is passed on then, and no word.
  if (Object.keys(before).length > 0 && !isForUs(before, channel, context)) return null
  return {
    intent: { ...base, kind: 'message-deleted', message: encodeMessageRef(channel, ts) },
    target: targetOf({ userId: textAt(before, 'user'), channel, isDirect: isDirect(channel) }),
  }
}

/** Whether a person said it to the bot: directly, or in a thread that the bot began (Slack names whose thread it is). */
function isForUs(message: Payload, channel: string, context: ParseContext): boolean {
  const user = textAt(message, 'user')
  const bot = context.botUserId
  if (textAt(message, 'bot_id') !== null || user === SLACKBOT || (user !== null && user === bot)) return false
  if (isDirect(channel)) return true
  const starter = textAt(message, 'parent_user_id')
  return threadOf(message) !== null && (bot === null || starter === null || starter === bot)
}

/** The root of the thread in which a message stands; a root names itself as its thread once it has answers. */
function threadOf(message: Payload): string | null {
  const threadTs = textAt(message, 'thread_ts')
  return threadTs === textAt(message, 'ts') ? null : threadTs
}
