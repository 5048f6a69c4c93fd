import type { ChatPlatform, Clock, HttpRoute, Inbox, Log } from '../../ports.ts'
import type { View } from '../../views/view.ts'
import { type BotGate, openBotGate } from './adapter.ts'
import type { AdaptiveCard } from './card.ts'
import { createShownForms } from './forms.ts'
import { answerMessages } from './messages-route.ts'
import { PLATFORM } from './origin.ts'
import { createOutbox } from './outbox.ts'
import { messageOf, renderAdaptiveCard } from './render.ts'
import { createServiceUrls } from './service-urls.ts'
import { assertAuthenticated, type TeamsSettings } from './settings.ts'

/**
 * Microsoft Teams as a chat platform: activities come in at POST /api/messages and leave through the Bot Connector.
 * Throws where the settings would leave the endpoint open to anybody.
 */
export function createTeamsPlatform(
  settings: TeamsSettings,
  deps: { log: Log; clock: Pick<Clock, 'now'> },
): ChatPlatform {
  assertAuthenticated(settings)
  const urls = createServiceUrls()
  const forms = createShownForms()
  // Azure names a bot by its app id; a local client by a name of its own, which its activities tell.
  let botId = settings.isLocalEmulator ? 'bot' : `28:${settings.appId}`
  let opened: { gate: BotGate; inbox: Inbox } | null = null
  const gate: BotGate = {
    authenticate: (...values) => started(opened).gate.authenticate(...values),
    withConnector: (...values) => started(opened).gate.withConnector(...values),
  }
  const outbox = createOutbox(gate, urls, () => botId)
  const messages: HttpRoute = {
    method: 'POST',
    path: '/api/messages',
    async handle(request, response) {
      // Before the start and after the stop: the sender tries again.
      if (!opened) return void response.writeHead(503).end()
      const noteBotId = (id: string): void => {
        if (settings.isLocalEmulator) botId = id
      }
      const { isLocalEmulator } = settings
      await answerMessages(
        { ...opened, outbox, forms, urls, log: deps.log, isLocalEmulator, noteBotId },
        request,
        response,
      )
    },
  }
  return {
    name: PLATFORM,
    routes: [messages],
    async start(inbox) {
      opened = { gate: await openBotGate(settings, () => deps.clock.now()), inbox }
    },
    async stop() {
      opened = null
    },
    async send(_workspace, address, view, _key, options) {
      const card = renderAdaptiveCard(view)
      const activity = messageOf(card)
      if (isPictureLeftOut(view, card))
        deps.log.warn({ platform: PLATFORM, kind: 'too-large' }, 'a picture was left out; the words go alone')
      const thread = options?.thread ?? null
      return {
        ref:
          thread === null
            ? await outbox.post(address, activity)
            : await outbox.reply(address, thread, activity),
      }
    },
    // The connector has no way to look for a bot's own messages, and takes no key that would make a send unique.
    async findSent() {
      return 'unknown'
    },
    update: (_workspace, address, ref, view) =>
      outbox.update(address, ref, messageOf(renderAdaptiveCard(view))),
    readRoster: (_workspace, address) => outbox.roster(address),
    readPerson: (_workspace, person) => outbox.person(person),
  }
}

function isPictureLeftOut(view: View, card: AdaptiveCard): boolean {
  const pictures = view.elements.filter(({ kind }) => kind === 'picture').length
  return pictures > card.body.filter(({ type }) => type === 'Image').length
}

function started<T>(opened: T | null): T {
  if (!opened) throw new Error('Microsoft Teams is not started')
  return opened
}
