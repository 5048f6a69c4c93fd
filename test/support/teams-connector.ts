import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CardJson, cardFaults, cardOf } from './teams-card.ts'

/** A person of the tenant, as the connector knows people. */
export interface TeamsPerson {
  id: string
  aadObjectId: string
  name: string
  email: string
}

/** A message that the bot has posted. */
export interface PostedMessage {
  /** The conversation without its thread. */
  conversation: string
  id: string
  /** The root of the thread that it stands in; its own id for a root, null in chats. */
  rootId: string | null
  activity: CardJson
  updates: CardJson[]
}

/** How the connector fails a request: an HTTP answer, or none at all. */
export type Failure = { status: number; code?: string; retryAfter?: string } | 'hang'

/** A Bot Connector on loopback that keeps what it is told and refuses what Teams would refuse. */
export interface TeamsConnector {
  url: string
  messages: PostedMessage[]
  requests: { method: string; path: string; body: CardJson; authorization: string | undefined }[]
  /** What was wrong with what the bot sent; a test asserts that it is empty. */
  faults: string[]
  people: Map<string, TeamsPerson>
  /** Members by conversation. */
  members: Map<string, string[]>
  /** The next requests whose path matches fail so. */
  failNext(path: RegExp, failure: Failure): void
  /** The private chat of a person with the bot. */
  chatOf(personId: string): string
  nextId(): string
  close(): Promise<void>
}

type Route = [
  method: string,
  path: RegExp,
  handle: (match: string[], body: CardJson) => { status: number; body: object },
]

/** Starts a connector on a free port of loopback. */
export async function openTeamsConnector(): Promise<TeamsConnector> {
  let lastId = 1_700_000_000_000
  const failures: { path: RegExp; failure: Failure }[] = []
  const connector: TeamsConnector = {
    url: '',
    messages: [],
    requests: [],
    faults: [],
    people: new Map(),
    members: new Map(),
    failNext: (path, failure) => void failures.push({ path, failure }),
    chatOf: (personId) => `a:${personId.replace(/^29:/, '')}`,
    nextId: () => String(++lastId),
    close: async () => {},
  }
  const routes = routesOf(connector)
  const server = createServer((request, response) => {
    answer(connector, routes, failures, request, response).catch((fault: unknown) => {
      connector.faults.push(String(fault))
      response.writeHead(500).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  connector.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/`
  connector.close = () => closeServer(server)
  return connector
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

async function answer(
  connector: TeamsConnector,
  routes: Route[],
  failures: { path: RegExp; failure: Failure }[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const body = chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as CardJson) : {}
  const method = request.method ?? ''
  const url = new URL(request.url ?? '/', connector.url)
  const path = url.pathname.replace(/^\/teams/, '')
  connector.requests.push({ method, path, body, authorization: request.headers.authorization })
  const at = failures.findIndex((failure) => failure.path.test(path))
  const [failed] = at < 0 ? [] : failures.splice(at, 1)
  if (failed?.failure === 'hang') return
  if (failed) return fail(response, failed.failure)
  for (const [routeMethod, pattern, handle] of routes) {
    const match = routeMethod === method ? pattern.exec(path) : null
    if (!match) continue
    const result = handle(match.slice(1).map(decodeURIComponent), body)
    response.writeHead(result.status, { 'content-type': 'application/json' }).end(JSON.stringify(result.body))
    return
  }
  connector.faults.push(`No such operation: ${method} ${path}`)
  response.writeHead(404).end()
}

function fail(response: ServerResponse, failure: Exclude<Failure, 'hang'>): void {
  const headers = failure.retryAfter ? { 'retry-after': failure.retryAfter } : {}
  const body = { error: { code: failure.code ?? 'Failed', message: 'It failed' } }
  response
    .writeHead(failure.status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body))
}

function routesOf(connector: TeamsConnector): Route[] {
  const conversation = '/v3/conversations/([^/]+)'
  return [
    ['POST', /^\/v3\/conversations$/, (_match, body) => create(connector, body)],
    [
      'POST',
      new RegExp(`^${conversation}/activities(?:/[^/]+)?$`),
      ([id = ''], body) => post(connector, id, body),
    ],
    [
      'PUT',
      new RegExp(`^${conversation}/activities/([^/]+)$`),
      (match, body) => update(connector, match, body),
    ],
    ['DELETE', new RegExp(`^${conversation}/activities/([^/]+)$`), () => ({ status: 200, body: {} })],
    ['GET', new RegExp(`^${conversation}/(?:paged)?members$`), ([id = '']) => list(connector, id)],
    ['GET', new RegExp(`^${conversation}/members/([^/]+)$`), ([, id = '']) => member(connector, id)],
  ]
}

function create(connector: TeamsConnector, body: CardJson): { status: number; body: object } {
  const [person] = (body.members ?? []) as { id: string }[]
  if (!body.tenantId) connector.faults.push('A conversation was created without its tenant')
  if (person) {
    if (!connector.people.has(person.id)) return refusal(403, 'BotNotInConversationRoster')
    return { status: 201, body: { id: connector.chatOf(person.id) } }
  }
  const channel = (body.channelData as { channel?: { id?: string } } | undefined)?.channel?.id ?? ''
  const id = connector.nextId()
  keep(connector, { conversation: channel, id, rootId: id, activity: body.activity as CardJson, updates: [] })
  return { status: 201, body: { id: `${channel};messageid=${id}`, activityId: id } }
}

function post(
  connector: TeamsConnector,
  conversationId: string,
  activity: CardJson,
): { status: number; body: object } {
  const [conversation = '', root] = conversationId.split(';messageid=')
  const id = connector.nextId()
  keep(connector, { conversation, id, rootId: root ?? null, activity, updates: [] })
  return { status: 201, body: { id } }
}

function update(
  connector: TeamsConnector,
  [conversationId = '', id = '']: string[],
  activity: CardJson,
): { status: number; body: object } {
  const message = connector.messages.find((posted) => posted.id === id)
  const own = message?.rootId ? `${message.conversation};messageid=${message.rootId}` : message?.conversation
  if (!message || own !== conversationId) return refusal(404, 'ActivityNotFoundInConversation')
  check(connector, activity)
  message.updates.push(activity)
  return { status: 200, body: { id } }
}

function keep(connector: TeamsConnector, message: PostedMessage): void {
  check(connector, message.activity)
  connector.messages.push(message)
}

function check(connector: TeamsConnector, activity: CardJson): void {
  const card = cardOf(activity)
  if (!card && !activity.text) connector.faults.push('A message says nothing')
  if (card && !activity.summary) connector.faults.push('A card has no summary for notifications')
  if (card) connector.faults.push(...cardFaults(card))
}

function list(connector: TeamsConnector, conversation: string): { status: number; body: object } {
  const members = (connector.members.get(conversation) ?? []).map((id) => connector.people.get(id))
  return { status: 200, body: { members } }
}

function member(connector: TeamsConnector, id: string): { status: number; body: object } {
  const person = connector.people.get(id)
  return person ? { status: 200, body: person } : refusal(404, 'MemberNotFoundInConversation')
}

function refusal(status: number, code: string): { status: number; body: object } {
  return { status, body: { error: { code, message: code } } }
}
