import { App } from '@slack/bolt'
import type { ChatPlatform, Clock, Inbox, Log } from '../../ports.ts'
import { acknowledgementOf } from './acknowledgement.ts'
import { clientOptions, createSlackClient, silentLogger } from './client.ts'
import { toDeliveryError } from './errors.ts'
import { createIdentity } from './identity.ts'
import { findSentMessage, sendMessage, updateMessage } from './outbox.ts'
import { parseSlackBody } from './parse/parse.ts'
import type { Received } from './parse/received.ts'
import { createReceiver, InboxError } from './receiver.ts'
import { sendReply } from './replies.ts'
import { createReplyDesk } from './reply-desk.ts'
import { createRespond } from './respond.ts'
import { createPeopleReader, type PeopleReader } from './roster.ts'
import type { SlackSettings } from './settings.ts'

/** What the platform needs from the service. */
export interface SlackDeps {
  log: Log
  clock: Clock
  /** The real time in seconds since 1970; Slack signs with it whatever the service's clock shows. */
  signatureNow?: () => number
}

/** Slack as a chat platform: one route takes events, commands and interactions alike. */
export function createSlackPlatform(settings: SlackSettings, deps: SlackDeps): ChatPlatform {
  const { log } = deps
  const client = createSlackClient(settings)
  const identity = createIdentity(client)
  const people = createPeopleReader(client, deps.clock)
  // Signatures hold in the real world, not in the service's clock: the one place that reads the machine's.
  const nowSeconds = deps.signatureNow ?? (() => Math.floor(Date.now() / 1000))
  const receiver = createReceiver({ signingSecret: settings.signingSecret, nowSeconds, log })
  const app = createBoltApp(settings, receiver)
  const underway = createUnderway()
  const replyDeps = { client, respond: createRespond() }
  const openDesk = () => createReplyDesk((received, reply) => sendReply(replyDeps, received, reply), log)
  let desk = openDesk()
  let inbox: Inbox | null = null

  app.use(async (event) => {
    const known = identity.known()
    if (!known) underway.add(identity.learn())
    const received = parseSlackBody(event.body, {
      botUserId: known?.botUserId ?? null,
      teamName: known?.teamName ?? null,
    })
    if (!received || !inbox) return
    const named = await withChannelName(people, received)
    const replies = await ask(inbox, named, log)
    const { body, rest } = acknowledgementOf(named, replies)
    if ('ack' in event && typeof event.ack === 'function') await acknowledge(event.ack, body)
    underway.add(desk.deliver(named, rest))
  })

  return {
    name: 'slack',
    routes: [
      {
        method: 'POST',
        path: '/slack/events',
        handle: (request, response) => underway.add(receiver.handle(request, response)),
      },
    ],
    start: async (given) => {
      inbox = given
      desk = openDesk()
      await app.start()
      await greet(identity, log)
    },
    stop: async () => {
      await app.stop()
      desk.close()
      await underway.settled()
    },
    send: (_workspace, address, view, key) => sendMessage(client, address, view, key),
    findSent: (_workspace, address, key, since) => findSentMessage(client, address, key, since),
    update: (_workspace, _address, ref, view) => updateMessage(client, ref, view),
    readRoster: (_workspace, address) => people.readRoster(address),
    readPerson: (_workspace, person) => people.readPerson(person.externalId),
  }
}

function createBoltApp(settings: SlackSettings, receiver: ReturnType<typeof createReceiver>): App {
  const app = new App({
    receiver,
    // Parsing tells our own messages from others: Bolt would need to know the bot before it takes its first event.
    ignoreSelf: false,
    authorize: async () => ({ botToken: settings.botToken }),
    convoStore: false,
    logger: silentLogger,
    clientOptions: clientOptions(settings),
  })
  // Bolt answers 200 where an error handler does not throw: Slack would never send the event again.
  app.error(async (error) => {
    throw error
  })
  return app
}

type Ack = (body?: unknown) => Promise<void>

async function acknowledge(ack: unknown, body: object | undefined): Promise<void> {
  await (ack as Ack)(body)
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
async function withChannelName(people: PeopleReader, received: Received): Promise<Received> {
  const { intent, target } = received
  if (intent.kind !== 'bot-added' || !target.channel) return received
  const name = await people.readChannelName(target.channel)
  return { ...received, intent: { ...intent, place: { ...intent.place, name } } }
}

/** Learns who the bot is. Without an answer the service still starts: events name the bot too, and sending tells why. */
async function greet(identity: ReturnType<typeof createIdentity>, log: Log): Promise<void> {
  try {
    const { teamId, botUserId } = await identity.get()
    log.info({ platform: 'slack', teamId, botUserId }, 'Slack is connected')
  } catch (error) {
    log.error(
      { platform: 'slack', fault: toDeliveryError(error).kind },
      'Slack does not answer to the bot token',
    )
  }
}

/** Work that `stop` waits for. */
function createUnderway(): { add(work: Promise<void>): Promise<void>; settled(): Promise<void> } {
  const works = new Set<Promise<void>>()
  return {
    add: (work) => {
      const tracked = work.finally(() => works.delete(tracked))
      works.add(tracked)
      return tracked
    },
    settled: async () => {
      while (works.size > 0) await Promise.allSettled(works)
    },
  }
}
