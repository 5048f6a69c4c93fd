import type { Inbox, Log } from '../../ports.ts'
import { acknowledgementOf } from './acknowledgement.ts'
import type { Listener } from './bolt-app.ts'
import type { Download } from './download.ts'
import type { BotIdentity } from './identity.ts'
import { parseSlackBody } from './parse/parse.ts'
import type { Received } from './parse/received.ts'
import { InboxError } from './receiver.ts'
import type { ReplyDesk } from './reply-desk.ts'
import type { PeopleReader } from './roster.ts'

/** What a listener needs. */
export interface ListenerDeps {
  inbox: () => Inbox | null
  desk: () => ReplyDesk
  whoIsBot: () => BotIdentity | null
  people: Pick<PeopleReader, 'readChannelName'>
  download: Download
  background: (work: Promise<void>) => void
  log: Log
}

/** A listener that hands what it understands to the inbox and sends the replies once that has stored it. */
export function createListener(deps: ListenerDeps): Listener {
  return async (payload) => {
    const bot = deps.whoIsBot()
    const inbox = deps.inbox()
    const received = parseSlackBody(payload, {
      botUserId: bot?.botUserId ?? null,
      teamName: bot?.teamName ?? null,
    })
    if (!received || !inbox) return undefined
    const named = await withFile(deps.download, await withChannelName(deps.people, received))
    const replies = await ask(inbox, named, deps.log)
    const { body, rest } = acknowledgementOf(named, replies)
    deps.background(deps.desk().deliver(named, rest))
    return body
  }
}

async function ask(inbox: Inbox, { intent }: Received, log: Log) {
  try {
    return await inbox(intent)
  } catch (cause) {
    const fault = cause instanceof Error ? cause.name : typeof cause
    log.error(
      { eventId: intent.eventId, kind: intent.kind, fault },
      'An event was not stored; Slack sends it again',
    )
    throw new InboxError('The inbox failed', { cause })
  }
}

/** Slack tells of a joined channel by its id alone; a team wants its name. */
async function withChannelName(people: ListenerDeps['people'], received: Received): Promise<Received> {
  const { intent, target } = received
  if (intent.kind !== 'bot-added' || !target.channel) return received
  const name = await people.readChannelName(target.channel)
  return { ...received, intent: { ...intent, place: { ...intent.place, name } } }
}

async function withFile(download: Download, received: Received): Promise<Received> {
  const { intent, file } = received
  return intent.kind === 'file' && file
    ? { ...received, intent: { ...intent, content: await download(file) } }
    : received
}
