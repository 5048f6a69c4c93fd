/** One signed message to an endpoint. */
export interface WebhookMessage {
  /** The same for every try, and for every endpoint that hears of it. */
  id: string
  at: Date
  url: string
  /** JSON. */
  body: string
  /** Each of them signs it. */
  secrets: readonly string[]
}

/** What came of a try. `result`: the status, or a word such as "timeout". */
export type WebhookResult =
  | { kind: 'taken'; result: string }
  /** `isGone`: the endpoint wants no more messages (status 410). */
  | { kind: 'refused'; result: string; retryAfterSeconds: number | null; isGone: boolean }

/** Sends messages over the web to addresses that others have chosen. */
export interface WebhookSender {
  /** Why nothing is ever sent to this address, in words for who typed it; null where it can be. */
  faultOf(url: string): string | null
  /** Never throws for what the other side or the network does. */
  send(message: WebhookMessage): Promise<WebhookResult>
}
