import type { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { createConnectorHttp } from './connector-http.ts'
import type { CardMessage } from './render.ts'
import { assertAuthenticated, type TeamsSettings } from './settings.ts'

/** A message on its way out: a card, or plain words. */
export type OutgoingActivity =
  | CardMessage
  | { type: 'message'; text: string; textFormat: 'plain'; summary: string }

/** A person as the connector lists members. */
export interface ConnectorMember {
  id: string
  name?: string
  aadObjectId?: string
  objectId?: string
  email?: string
  userPrincipalName?: string
}

/** What this bot uses of the Bot Connector's conversations. */
export interface Connector {
  createConversation(parameters: object): Promise<{ id?: string; activityId?: string }>
  sendToConversation(conversationId: string, activity: OutgoingActivity): Promise<{ id?: string }>
  updateActivity(conversationId: string, activityId: string, activity: OutgoingActivity): Promise<object>
  getConversationPagedMembers(
    conversationId: string,
    options: { pageSize?: number; continuationToken?: string },
  ): Promise<{ members?: ConnectorMember[]; continuationToken?: string }>
  getConversationMember(conversationId: string, memberId: string): Promise<ConnectorMember>
}

/** The Bot Framework as this bot uses it. */
export interface BotGate {
  /** Resolves where the header proves that the activity came from Teams; throws otherwise. */
  authenticate(activity: { channelId?: string; serviceUrl?: string }, authorization: string): Promise<void>
  /** Runs work against the connector at a service URL; what the work throws is thrown here. */
  withConnector<T>(serviceUrl: string, work: (connector: Connector) => Promise<T>): Promise<T>
}

/** The channel of activities and conversations. */
export const CHANNEL_ID = 'msteams'

const CONNECTOR_TIMEOUT_MILLISECONDS = 10_000

/** Opens the Bot Framework SDK. It takes most of a second to load, so it is loaded only where Teams is configured. */
export async function openBotGate(settings: TeamsSettings, now: () => Date): Promise<BotGate> {
  assertAuthenticated(settings)
  const sdk = await import('botbuilder')
  const credentials = new sdk.ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: settings.appId,
    MicrosoftAppPassword: settings.appPassword,
    MicrosoftAppTenantId: settings.tenantId,
    MicrosoftAppType: settings.isLocalEmulator ? 'MultiTenant' : 'SingleTenant',
  })
  const httpClient = createConnectorHttp(CONNECTOR_TIMEOUT_MILLISECONDS, now)
  const authentication = new sdk.ConfigurationBotFrameworkAuthentication(
    {},
    credentials,
    undefined,
    undefined,
    {
      httpClient: httpClient as never,
    },
  )
  return createGate(authentication, new sdk.CloudAdapter(authentication), settings.appId)
}

function createGate(
  authentication: ConfigurationBotFrameworkAuthentication,
  adapter: CloudAdapter,
  appId: string,
): BotGate {
  return {
    async authenticate(activity, authorization) {
      await authentication.authenticateRequest(activity as never, authorization)
    },
    async withConnector(serviceUrl, work) {
      // With an error handler set, the adapter swallows what a turn throws: the outcome is taken inside the turn.
      let outcome: { value: Awaited<ReturnType<typeof work>> } | { fault: unknown } | null = null
      const reference = { serviceUrl, channelId: CHANNEL_ID, conversation: { id: 'proactive' } as never }
      await adapter.continueConversationAsync(appId, reference, async (context) => {
        const client = context.turnState.get<{ conversations: Connector }>(adapter.ConnectorClientKey)
        try {
          outcome = { value: await work(client.conversations) }
        } catch (fault) {
          outcome = { fault }
        }
      })
      return settle(outcome)
    },
  }
}

function settle<T>(outcome: { value: T } | { fault: unknown } | null): T {
  if (outcome === null) throw new Error('The conversation was not continued.')
  if ('fault' in outcome) throw outcome.fault
  return outcome.value
}
