import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Intent } from '../../../src/domain/intent.ts'
import { createTeamsPlatform } from '../../../src/platforms/teams/index.ts'
import type { TeamsSettings } from '../../../src/platforms/teams/settings.ts'
import type { ChatPlatform, Log } from '../../../src/ports.ts'
import type { Reply } from '../../../src/views/view.ts'
import { createTeamsClient, type TeamsClient } from '../../support/teams-client.ts'
import { openTeamsConnector, type TeamsConnector } from '../../support/teams-connector.ts'

/** A Teams platform behind HTTP, with everything around it that a test needs. */
export interface OpenTeams {
  platform: ChatPlatform
  connector: TeamsConnector
  client: TeamsClient
  messagesUrl: string
  intents: Intent[]
  logged: { level: string; fields: object; message: string }[]
  /** What the inbox does with the next intents. */
  answerWith(inbox: (intent: Intent) => Reply[]): void
  /** A client that differs in what it says of itself. */
  clientWith(options: { serviceUrl?: string; authorization?: string; tenantId?: string }): TeamsClient
  close(): Promise<void>
}

const EMULATOR: TeamsSettings = { appId: '', appPassword: '', tenantId: '', isLocalEmulator: true }

/** Settings of an installation that checks tokens. */
export const GUARDED: TeamsSettings = {
  appId: '11111111-2222-3333-4444-555555555555',
  appPassword: 'a-password',
  tenantId: 'tenant-1',
  isLocalEmulator: false,
}

/** Starts the platform on a free port of loopback, its connector beside it. */
export async function openTeams(settings: TeamsSettings = EMULATOR): Promise<OpenTeams> {
  const connector = await openTeamsConnector()
  const intents: Intent[] = []
  const logged: OpenTeams['logged'] = []
  let answer: (intent: Intent) => Reply[] = () => []
  const platform = createTeamsPlatform(settings, { log: logInto(logged), clock: fixedClock() })
  await platform.start(async (intent) => {
    intents.push(intent)
    return answer(intent)
  })
  const server = createServer((request, response) => void platform.routes[0]?.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const messagesUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`
  const clientWith: OpenTeams['clientWith'] = (options) =>
    createTeamsClient(connector, { messagesUrl, ...options })
  return {
    platform,
    connector,
    client: clientWith({}),
    messagesUrl,
    intents,
    logged,
    answerWith(inbox) {
      answer = inbox
    },
    clientWith,
    async close() {
      await platform.stop()
      await platform.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await connector.close()
    },
  }
}

/** A log that keeps its lines. */
export function logInto(lines: OpenTeams['logged']): Log {
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields, message })
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

function fixedClock() {
  return { now: () => new Date('2026-09-07T12:00:00Z') }
}
