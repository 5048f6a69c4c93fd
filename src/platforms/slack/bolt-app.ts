import { App, type Receiver } from '@slack/bolt'
import { clientOptions, silentLogger } from './client.ts'
import type { SlackSettings } from './settings.ts'

/** Handles one body of Slack; what it returns is the answer's body. Rejects where Slack should send it again. */
export type Listener = (body: unknown) => Promise<object | undefined>

/** Bolt's app with one listener for all that comes: unknown commands and kinds too, which Bolt would let run out. */
export function createBoltApp(settings: SlackSettings, receiver: Receiver, listen: Listener): App {
  const app = new App({
    receiver,
    // Parsing tells our own messages from others: Bolt would need to know the bot before it takes its first event.
    ignoreSelf: false,
    authorize: async () => ({ botToken: settings.botToken }),
    convoStore: false,
    logger: silentLogger,
    clientOptions: clientOptions(settings),
  })
  app.use(async (event) => {
    const body = await listen(event.body)
    if ('ack' in event && typeof event.ack === 'function') await (event.ack as Ack)(body)
  })
  // Bolt answers 200 where an error handler does not throw: Slack would never send the event again.
  app.error(async (error) => {
    throw error
  })
  return app
}

type Ack = (body?: unknown) => Promise<void>
