import type { Intent, Mention } from '../../domain/intent.ts'
import { isAboutRhythm } from '../../domain/rhythm-wish.ts'
import type { TeamsActivity } from './activity.ts'
import { messageRef } from './address.ts'
import { calendarOf } from './files.ts'
import { actorOf, eventIdOf, type Origin, placeOf, workspaceOf } from './origin.ts'
import { type ReadText, readText } from './text.ts'

/** The commands as people write them, and their one name. */
const COMMANDS: Record<string, string> = {
  inquiry: 'inquiry',
  checkin: 'checkin',
  'check-in': 'checkin',
  practice: 'practice',
  practise: 'practice',
  reflect: 'reflect',
  need: 'need',
  needs: 'need',
  signals: 'signals',
  mine: 'mine',
  rhythm: 'rhythm',
  setup: 'setup',
  help: 'help',
}
// These take no argument: "Help them see why" is a sentence, not a call for help.
const ALONE = new Set(['help', 'signals', 'mine'])

/** What a message says to the bot, or null for one that is not the bot's business: that is forgotten at once. */
export function parseMessage(activity: TeamsActivity, origin: Origin): Intent | null {
  const actor = actorOf(origin, activity.from, activity.localTimezone)
  const eventId = eventIdOf(origin, activity)
  if (!actor || actor.isBot || !eventId || !activity.id) return null
  const { text, mentionsBot, quotedId, mentioned } = readText(activity)
  const base = { eventId, workspace: workspaceOf(origin), actor, place: placeOf(origin, activity) }
  const file = origin.kind === 'direct' ? calendarOf(activity) : null
  // The route fetches it.
  if (file) return { kind: 'file', ...base, name: file.name, content: { kind: 'unreachable' } }
  const thread = threadOf(activity, origin, quotedId)
  const isAddressed = origin.kind === 'direct' || mentionsBot
  const command = isAddressed ? readCommand(text, origin.kind === 'channel' && thread === null) : null
  if (command) return { kind: 'command', ...base, ...command, ...mentionsOf(origin, mentioned) }
  if (!isAddressed && thread === null) return null
  return { kind: 'message', ...base, text, message: messageRef(origin.base, activity.id), thread }
}

function mentionsOf(origin: Origin, mentioned: ReadText['mentioned']): { mentions?: Mention[] } {
  const mentions = mentioned.flatMap(({ text, account }) => {
    const person = actorOf(origin, account)
    return person ? [{ text, person }] : []
  })
  return mentions.length > 0 ? { mentions } : {}
}

/** The root message that this one answers: the channel thread's, or in chats the message that is quoted. */
function threadOf(activity: TeamsActivity, origin: Origin, quotedId: string | null): string | null {
  const rootId = origin.kind === 'channel' ? (origin.rootId ?? activity.replyToId ?? null) : quotedId
  return rootId === null || rootId === activity.id ? null : messageRef(origin.base, rootId)
}

// `isSurelyCommand`: a new post in a channel that calls the bot can be nothing else, so a mistyped word is answered.
function readCommand(text: string, isSurelyCommand: boolean): { name: string; text: string } | null {
  const [, slash = '', word = '', rest = ''] = /^(\/?)(\S*)\s*([\s\S]*)$/.exec(text) ?? []
  const name = word.toLowerCase().replace(/[:,.!?]+$/, '')
  const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  const isSentence = ALONE.has(known ?? '') || (known === 'rhythm' && !isAboutRhythm(rest))
  if (known && (slash || isSurelyCommand || rest === '' || !isSentence))
    return { name: known, text: rest.trim() }
  if (isSurelyCommand || (slash && name)) return { name: name || 'help', text: rest.trim() }
  return null
}
