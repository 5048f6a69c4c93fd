import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Intent } from '../../src/domain/intent.ts'
import { createSlackPlatform } from '../../src/platforms/slack/index.ts'
import type { ChatPlatform, Clock, Log } from '../../src/ports.ts'
import type { Reply, View } from '../../src/views/view.ts'
import { createSlackServer, type SlackServer } from './slack-server.ts'

/** The Slack platform on a server of its own, with an inbox that a test fills in, against the pretended Slack. */
export interface SlackService {
  slack: SlackServer
  platform: ChatPlatform
  url: string
  /** Every intent that reached the inbox. */
  intents: Intent[]
  /** Every log line as JSON. */
  lines: string[]
  /** What the inbox does next; answers nothing until set. */
  answer(handle: (intent: Intent) => Promise<Reply[]> | Reply[]): void
  close(): Promise<void>
}

/** Opens it; `close` it. */
export async function openSlackService(
  options: { signatureNow?: () => number; prepare?: (slack: SlackServer) => void } = {},
): Promise<SlackService> {
  const { prepare, ...deps } = options
  const slack = await createSlackServer()
  prepare?.(slack)
  const lines: string[] = []
  const intents: Intent[] = []
  let handle: (intent: Intent) => Promise<Reply[]> | Reply[] = () => []
  const { signingSecret, botToken, apiUrl } = slack
  const platform = createSlackPlatform(
    { signingSecret, botToken, apiUrl },
    { log: createLog(lines), clock: stillClock, ...deps },
  )
  const server = createServer((request, response) => {
    const route = platform.routes.find((one) => one.path === request.url && one.method === request.method)
    if (route) void route.handle(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  slack.connect(url)
  await platform.start(async (intent) => {
    intents.push(intent)
    return handle(intent)
  })
  return {
    slack,
    platform,
    url,
    intents,
    lines,
    answer: (given) => {
      handle = given
    },
    close: async () => {
      await platform.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await slack.close()
    },
  }
}

/** A view that says one thing. */
export function viewOf(text: string): View {
  return { summary: text, elements: [{ kind: 'text', text }] }
}

const stillClock: Clock = {
  now: () => new Date('2027-03-01T12:00:00Z'),
  realMillisecondsUntil: () => 0,
  afterReal: (milliseconds) => new Date(stillClock.now().getTime() + milliseconds),
}

function createLog(lines: string[]): Log {
  const write = (level: string) => (fields: object, message: string) => {
    lines.push(JSON.stringify({ level, ...fields, message }))
  }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}
