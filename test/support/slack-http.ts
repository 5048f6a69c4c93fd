import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SLACK_METHODS, type SlackAnswer } from './slack-api.ts'
import { faultsOfMessage } from './slack-limits.ts'
import { addMessage, type Json, messageAt, type SlackFault, type SlackState } from './slack-state.ts'

const RESPONSE_USES = 5
const RESPONSE_MILLISECONDS = 30 * 60_000

/** The pretended Slack's own HTTP side: `/api/<method>` and `/response/<id>`. `onCall` hears of each finished call. */
export async function openSlackHttp(
  state: SlackState,
  onCall: () => void,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    serve(state, request, response)
      .catch(() => response.destroy())
      .finally(onCall)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  state.url = () => `http://127.0.0.1:${port}`
  return { url: `http://127.0.0.1:${port}`, close: () => closeServer(server) }
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

async function serve(state: SlackState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks).toString()
  const path = request.url ?? ''
  if (path.startsWith('/upload/')) return takeUpload(state, path.slice('/upload/'.length), chunks, response)
  if (path.startsWith('/response/')) return respond(state, path.slice('/response/'.length), body, response)
  const method = path.replace(/^\/api\//, '')
  const args = argsOf(body)
  state.calls.push({ method, args })
  const fault = takeFault(state, method, args)
  if (fault) return answerFault(state, fault, { method, args, request, response })
  return send(response, answerOf(state, method, args, request))
}

function takeUpload(state: SlackState, id: string, chunks: Buffer[], response: ServerResponse): void {
  const file = state.files.get(id)
  if (file) file.bytes = Buffer.concat(chunks).length
  response.writeHead(file ? 200 : 404).end('OK')
}

function answerOf(state: SlackState, method: string, args: Json, request: IncomingMessage): SlackAnswer {
  const isKnown =
    request.headers.authorization === `Bearer ${state.botToken}` || args.token === state.botToken
  if (!isKnown) return { ok: false, error: 'invalid_auth' }
  return SLACK_METHODS[method]?.(state, args) ?? { ok: false, error: 'unknown_method' }
}

function answerFault(
  state: SlackState,
  fault: SlackFault,
  call: { method: string; args: Json; request: IncomingMessage; response: ServerResponse },
): void {
  const { response } = call
  switch (fault.kind) {
    case 'rate-limited':
      response.writeHead(429, { 'retry-after': String(fault.retryAfter) }).end()
      return
    case 'error':
      send(response, { ok: false, error: fault.error })
      return
    case 'status':
      response.writeHead(fault.status).end(fault.body ?? '')
      return
    case 'hang':
      return
    case 'drop':
      if (fault.after) answerOf(state, call.method, call.args, call.request)
      response.destroy()
  }
}

function takeFault(state: SlackState, method: string, args: Json): SlackFault | null {
  const planned = state.planned.find(
    (one) =>
      one.times > 0 && one.method === method && (one.channel === undefined || one.channel === args.channel),
  )
  if (!planned) return null
  planned.times -= 1
  return planned.fault
}

/** A form whose nested values are JSON, as Slack's SDKs send them. */
function argsOf(body: string): Json {
  const args: Json = {}
  for (const [key, value] of new URLSearchParams(body))
    args[key] = /^[[{]/.test(value) ? tryJson(value) : value
  for (const key of ['include_all_metadata', 'unfurl_links']) if (args[key] === 'true') args[key] = true
  return args
}

function tryJson(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

function respond(state: SlackState, id: string, body: string, response: ServerResponse): void {
  const address = state.responses.get(id)
  const message = tryJson(body) as Json
  state.calls.push({ method: 'response_url', args: message })
  const isSpent =
    !address || address.uses >= RESPONSE_USES || state.now() - address.at > RESPONSE_MILLISECONDS
  const faults = faultsOfMessage(message.blocks, message.text)
  state.faults.push(...faults)
  if (isSpent || faults.length > 0) {
    response.writeHead(isSpent ? 404 : 400).end()
    return
  }
  address.uses += 1
  showResponse(state, address, message)
  send(response, { ok: true })
}

function showResponse(
  state: SlackState,
  address: { user: string; channel: string; ephemeral: string | null },
  message: Json,
): void {
  const shown = { text: String(message.text), blocks: (message.blocks ?? []) as Json[] }
  const threadTs = typeof message.thread_ts === 'string' ? message.thread_ts : null
  if (message.replace_original === true && address.ephemeral) {
    const [channel = '', ts = ''] = address.ephemeral.split('/')
    const held = state.ephemerals.find((one) => one.id === ts) ?? messageAt(state, channel, ts)
    if (held) Object.assign(held, shown)
    return
  }
  if (message.response_type === 'in_channel') {
    addMessage(state, { channel: address.channel, user: state.botUserId, threadTs, ...shown })
    return
  }
  const { channel, user } = address
  state.ephemerals.push({ kind: 'ephemeral', id: state.nextTs(), channel, user, threadTs, ...shown })
}

function send(response: ServerResponse, answer: SlackAnswer): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
}
