import type { ChatPlatform, Clock, HttpRoute, Inbox, Log } from '../../ports.ts'
import type { Reply } from '../../views/view.ts'
import { createBoltApp } from './bolt-app.ts'
import { createSlackClient } from './client.ts'
import { createDownload } from './download.ts'
import { toDeliveryError } from './errors.ts'
import { createIdentity } from './identity.ts'
import { createListener } from './listener.ts'
import { findSentMessage, sendWithPictures, updateMessage } from './outbox.ts'
import type { Received } from './parse/received.ts'
import { uploadPictures } from './pictures.ts'
import { createReceiver } from './receiver.ts'
import { sendReply } from './replies.ts'
import { createReplyDesk } from './reply-desk.ts'
import { createRespond } from './respond.ts'
import { createPeopleReader } from './roster.ts'
import type { SlackSettings } from './settings.ts'
import { createUnderway } from './underway.ts'

/** What the platform needs from the service. */
export interface SlackDeps {
  log: Log
  clock: Clock
  /** The real time in seconds since 1970; Slack signs with it whatever the service's clock shows. */
  signatureNow?: () => number
}

/** Slack as a chat platform: one route takes events, commands and interactions alike. */
export function createSlackPlatform(settings: SlackSettings, deps: SlackDeps): ChatPlatform {
  const client = createSlackClient(settings)
  const people = createPeopleReader(client, deps.clock)
  return {
    name: 'slack',
    ...createInside(settings, deps, client, people),
    send: async (_workspace, address, view, key, options) =>
      sendWithPictures(client, address, view, key, options, await uploadPictures(client, view, deps.log)),
    findSent: (_workspace, address, key, since, options) =>
      findSentMessage(client, address, key, since, options),
    update: (_workspace, _address, ref, view) => updateMessage(client, ref, view),
    readRoster: (_workspace, address) => people.readRoster(address),
    readPerson: (_workspace, person) => people.readPerson(person.externalId),
  }
}

/** The way in: the route, and its start and stop. */
function createInside(
  settings: SlackSettings,
  deps: SlackDeps,
  client: ReturnType<typeof createSlackClient>,
  people: ReturnType<typeof createPeopleReader>,
): Pick<ChatPlatform, 'routes' | 'start' | 'stop'> {
  const { log } = deps
  const identity = createIdentity(client)
  const receiver = createReceiver({ signingSecret: settings.signingSecret, nowSeconds: secondsOf(deps), log })
  const underway = createUnderway()
  const background = (work: Promise<void>) => void underway.add(work)
  const openDesk = () => createReplyDesk(createSender(client), log)
  let desk = openDesk()
  let inbox: Inbox | null = null
  const whoIsBot = () => {
    if (!identity.known()) background(identity.learn())
    return identity.known()
  }
  const download = createDownload(settings)
  const listen = createListener({
    ...{ inbox: () => inbox, desk: () => desk },
    ...{ whoIsBot, people, download, background, log },
  })
  const app = createBoltApp(settings, receiver, listen)
  const handle: HttpRoute['handle'] = (request, response) => underway.add(receiver.handle(request, response))
  return {
    routes: [{ method: 'POST', path: '/slack/events', handle }],
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
  }
}

function createSender(client: ReturnType<typeof createSlackClient>) {
  const replyDeps = { client, respond: createRespond() }
  return (received: Received, reply: Reply) => sendReply(replyDeps, received, reply)
}

/** Signatures hold in the real world, not in the service's clock: the one place that reads the machine's. */
function secondsOf({ signatureNow }: SlackDeps): () => number {
  return signatureNow ?? (() => Math.floor(Date.now() / 1000))
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
