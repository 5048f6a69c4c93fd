import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Intent } from '../../domain/intent.ts'
import type { Inbox, Log } from '../../ports.ts'
import type { Reply } from '../../views/view.ts'
import { readActivity, type TeamsActivity } from './activity.ts'
import { type BotGate, CHANNEL_ID } from './adapter.ts'
import { withFile } from './files.ts'
import type { ShownForms } from './forms.ts'
import { type InvokeOutcome, invokeAnswer, unreadableAction } from './invoke-answer.ts'
import { actorOf, type Origin, placeOf, readOrigin } from './origin.ts'
import type { Outbox } from './outbox.ts'
import { parseTeamsActivity } from './parse.ts'
import { readJsonBody } from './read-body.ts'
import { FORM_GROUP } from './render.ts'
import { type Situation, showReplies } from './replies.ts'
import type { ServiceUrls } from './service-urls.ts'

/** What the endpoint works with. */
export interface RouteMeans {
  gate: BotGate
  outbox: Outbox
  forms: ShownForms
  urls: ServiceUrls
  inbox: Inbox
  log: Log
  isLocalEmulator: boolean
  /** Called with the bot's own account, as each authenticated activity names it. */
  noteBotId(id: string): void
}

interface Answer {
  status: number
  body?: object
}

/** Answers one request to POST /api/messages: after all that it says is stored. */
export async function answerMessages(
  means: RouteMeans,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body } = await answerTo(means, request)
  response.writeHead(status, body ? { 'content-type': 'application/json; charset=utf-8' } : {})
  response.end(body ? JSON.stringify(body) : undefined)
}

async function answerTo(means: RouteMeans, request: IncomingMessage): Promise<Answer> {
  const read = await readJsonBody(request)
  if ('status' in read) return read
  const activity = readActivity(read.body)
  if (!activity) return { status: 400 }
  const refusal = await refuse(means, activity, request.headers.authorization ?? '')
  if (refusal !== null) return { status: refusal }
  const origin = readOrigin(activity)
  if (!origin) return { status: 200 }
  means.urls.remember(origin.tenantId, origin.serviceUrl)
  if (origin.botId) means.noteBotId(origin.botId)
  return handle(means, activity, origin)
}

// The SDK answers a bad signature with 500, so that the sender would try again for ever: it is told 401 here.
async function refuse(
  means: RouteMeans,
  activity: TeamsActivity,
  authorization: string,
): Promise<number | null> {
  const { log, isLocalEmulator, gate } = means
  if (!isLocalEmulator && activity.channelId !== CHANNEL_ID) return 403
  try {
    await gate.authenticate(activity, authorization)
    return null
  } catch (fault) {
    const name = fault instanceof Error ? fault.name : 'unknown'
    const isOurFault =
      name === 'FetchError' || (fault instanceof Error && 'statusCode' in fault && fault.statusCode === 500)
    log.warn(
      { platform: 'teams', fault: name },
      isOurFault ? 'Microsoft’s keys could not be read' : 'a request was refused',
    )
    return isOurFault ? 503 : 401
  }
}

async function handle(means: RouteMeans, activity: TeamsActivity, origin: Origin): Promise<Answer> {
  const isInvoke = activity.type === 'invoke'
  const handled: { situation: Situation; replies: Reply[] }[] = []
  try {
    for (const parsed of parseTeamsActivity(activity, origin)) {
      const intent = await withFile(parsed, activity, means)
      const situation = situationOf(means.forms, intent, activity, origin)
      handled.push({ situation, replies: await means.inbox(situation.intent) })
    }
  } catch (cause) {
    const { id, type } = activity
    means.log.error({ platform: 'teams', activity: id, type, ...traceOf(cause) }, 'an activity failed')
    return { status: 500 }
  }
  let outcome: InvokeOutcome = { card: null, line: null, form: null }
  for (const { situation, replies } of handled) outcome = await showReplies(means, replies, situation)
  if (!isInvoke) return { status: 200 }
  if (handled.length === 0) {
    return activity.name === 'adaptiveCard/action'
      ? { status: 200, body: unreadableAction() }
      : { status: 501 }
  }
  const body = invokeAnswer(activity.name, outcome)
  return body ? { status: 200, body } : { status: 501 }
}

function situationOf(forms: ShownForms, parsed: Intent, activity: TeamsActivity, origin: Origin): Situation {
  const person = actorOf(origin, activity.from)?.address ?? null
  const isFormCard = parsed.kind === 'submit' && groupOf(activity.value) === FORM_GROUP
  const shown = isFormCard ? forms.recall(person ?? '', parsed.form, parsed.context) : null
  const intent = shown && parsed.kind === 'submit' ? { ...parsed, place: shown.place } : parsed
  const conversation = 'place' in parsed && parsed.place ? parsed.place : placeOf(origin, activity)
  const place = shown?.place ?? conversation
  return {
    intent,
    origin,
    place: conversation.address,
    person,
    audience: { place, rootId: shown ? shown.rootId : rootIdOf(activity, origin) },
    shown,
    isInvoke: activity.type === 'invoke',
    isDialog: activity.name === 'task/fetch' || activity.name === 'task/submit',
    isFormCard,
  }
}

// A first post in a channel is the root of the thread that its answers open. Comings and goings have no thread.
function rootIdOf(activity: TeamsActivity, origin: Origin): string | null {
  if (origin.kind !== 'channel') return null
  const ownId =
    activity.type === 'message' ? activity.id : activity.type === 'invoke' ? activity.replyToId : null
  return origin.rootId ?? ownId ?? null
}

// Where it failed, without the message: a database's faults may quote what a person wrote.
function traceOf(fault: unknown): object {
  if (!(fault instanceof Error)) return { fault: typeof fault }
  const frames = fault.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return { fault: fault.name, at: frames?.slice(0, 8).map((line) => line.trim()) }
}

function groupOf(value: unknown): unknown {
  const action = property(value, 'action')
  return property(property(action ?? value, 'data'), 'group')
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
