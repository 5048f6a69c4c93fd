import { createHmac } from 'node:crypto'
import type { Json, SlackState } from './slack-state.ts'

/** What the service answered to a request of Slack. */
export interface ServiceAnswer {
  status: number
  body: string
}

/** Signs and posts requests to the service as Slack does. */
export interface SlackSender {
  /** Where the service takes Slack's requests; set once it listens. */
  connect(eventsUrl: string): void
  /** Posts a body as it is, signed unless told otherwise. */
  post(body: string, options?: PostOptions): Promise<ServiceAnswer>
  /** Posts an event of the Events API in its envelope. */
  event(event: Json): Promise<ServiceAnswer>
  /** Posts the newest event once more, as Slack does after a lost answer. */
  redeliver(): Promise<ServiceAnswer>
  command(fields: Record<string, string>): Promise<ServiceAnswer>
  interaction(payload: Json): Promise<ServiceAnswer>
  /** A fresh trigger for a person, good for three seconds. */
  trigger(user: string): string
  /** A fresh response_url; `ephemeral` is the id of the message that it belongs to. */
  responseUrl(user: string, channel: string, ephemeral?: string): string
}

/** Differences from a well-signed request that was sent just now. */
export interface PostOptions {
  contentType?: string
  /** Seconds from now that the timestamp claims. */
  skewSeconds?: number
  secret?: string
  headers?: Record<string, string>
  unsigned?: boolean
}

const FORM = 'application/x-www-form-urlencoded'

/** A sender for a pretended Slack that is reached at `ownUrl`. */
export function createSlackSender(
  state: SlackState,
  signingSecret: string,
  ownUrl: () => string,
): SlackSender {
  let eventsUrl = ''
  let last: string | null = null

  const post = async (body: string, options: PostOptions = {}): Promise<ServiceAnswer> => {
    const response = await fetch(eventsUrl, {
      method: 'POST',
      headers: {
        'content-type': options.contentType ?? 'application/json',
        ...(options.unsigned
          ? {}
          : signatureOf(body, options.secret ?? signingSecret, options.skewSeconds ?? 0)),
        ...options.headers,
      },
      body,
    })
    return { status: response.status, body: await response.text() }
  }

  return {
    connect: (url) => {
      eventsUrl = url
    },
    post,
    event: (event) => {
      last = JSON.stringify(envelopeOf(state, event))
      return post(last)
    },
    redeliver: () => {
      if (last === null) throw new Error('No event was sent yet')
      return post(last, { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } })
    },
    command: (fields) => post(new URLSearchParams(fields).toString(), { contentType: FORM }),
    interaction: (payload) =>
      post(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), { contentType: FORM }),
    trigger: (user) => {
      const id = `${state.nextId('1')}.${state.nextId('2')}.abcdef`
      state.triggers.set(id, { user, at: state.now(), isUsed: false })
      return id
    },
    responseUrl: (user, channel, ephemeral) => {
      const id = state.nextId('R')
      state.responses.set(id, { user, channel, ephemeral: ephemeral ?? null, uses: 0, at: state.now() })
      return `${ownUrl()}/response/${id}`
    },
  }
}

function envelopeOf(state: SlackState, event: Json): Json {
  return {
    token: 'verification-token',
    team_id: state.teamId,
    api_app_id: 'A0000APP',
    type: 'event_callback',
    event_id: state.nextId('Ev'),
    event_time: Math.floor(state.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: state.teamId,
        user_id: state.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event,
  }
}

function signatureOf(body: string, secret: string, skewSeconds: number): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000) + skewSeconds)
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` }
}
