import type { WebhookSender } from '../ports/webhook-sender.ts'
import type { Clock, Stores } from '../ports.ts'

/** What the commands about the API stand on. */
export interface ApiDeps {
  stores: Stores
  clock: Clock
  sender: WebhookSender
  publicUrl(): string
  say(text: string): void
}

/** What may be said beside the words of these commands. */
export interface ApiOptions {
  school?: string | undefined
  name?: string | undefined
  scopes?: string | undefined
  days?: string | undefined
  events?: string | undefined
}
