import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ActorRef, Intent, WorkspaceRef } from './domain/intent.ts'
import type { DeliveryReason } from './domain/nudge.ts'
import type { PersonProfile } from './domain/organisation.ts'
import type { WeeksChartData } from './views/report/weeks-chart-data.ts'
import type { PictureElement, Reply, View } from './views/view.ts'

export type * from './store-ports.ts'

/** The service's time. `jumpTo` exists where the clock is simulated (playground, tests); it never goes back. */
export interface Clock {
  now(): Date
  /** Real milliseconds until the clock shows `instant`; 0 where it is past. */
  realMillisecondsUntil(instant: Date): number
  /** The instant that the clock shows after so many real milliseconds: for leases and back-off, which wait for machines. */
  afterReal(milliseconds: number): Date
  jumpTo?(instant: Date): void
}

/** Structured log; fields are ids, counts and kinds, never what a person wrote. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** One HTTP route of a platform or of the service itself; the handler ends the response. */
export interface HttpRoute {
  method: 'GET' | 'POST'
  /** An exact path ("/slack/events"), or a prefix that ends in "/*". */
  path: string
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>
}

/** Handles one intent and returns what comes back to the chat. Resolves only after all is stored. */
export type Inbox = (intent: Intent) => Promise<Reply[]>

/** A message that a platform has taken. `ref` is unique in its workspace and what thread replies name as `thread`. */
export interface SentMessage {
  ref: string
}

/** Where in a place a message goes. `thread`: the ref of the message whose thread it joins; null or absent: a message of its own. */
export interface SendOptions {
  thread?: string | null
}

/** Why a platform did not take a message; thrown by `send` and `update`. */
export class DeliveryError extends Error {
  override name = 'DeliveryError'
  readonly kind: Extract<
    DeliveryReason,
    'rate-limited' | 'unavailable' | 'not-reachable' | 'rejected' | 'unauthorised'
  >
  /** Seconds to wait, where the platform said so. */
  readonly retryAfterSeconds: number | null
  constructor(kind: DeliveryError['kind'], options: { retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(`The message was not delivered: ${kind}`, { cause: options.cause })
    this.kind = kind
    this.retryAfterSeconds = options.retryAfterSeconds ?? null
  }
  /** Whether the platform may take later what it does not take now. */
  get isPassing(): boolean {
    return this.kind === 'rate-limited' || this.kind === 'unavailable'
  }
}

/** A chat platform. Addresses and message references are its own words, opaque to everybody else. */
export interface ChatPlatform {
  readonly name: string
  readonly routes: readonly HttpRoute[]
  /** Begins to hand intents to the inbox. */
  start(inbox: Inbox): Promise<void>
  /** May be called twice. */
  stop(): Promise<void>
  /**
   * Sends a view to a place or a person. `key` is the same for every try of one message: a platform that can,
   * uses it to send once. Where a place has no threads, or the thread is gone, a message of its own is sent instead.
   * Throws DeliveryError.
   */
  send(
    workspace: WorkspaceRef,
    address: string,
    view: View,
    key: string,
    options?: SendOptions,
  ): Promise<SentMessage>
  /**
   * What became of a send that was cut off: the message, 'absent' (safe to send), or 'unknown' where it cannot tell.
   * `options`: those of the send.
   */
  findSent(
    workspace: WorkspaceRef,
    address: string,
    key: string,
    since: Date,
    options?: SendOptions,
  ): Promise<SentMessage | 'absent' | 'unknown'>
  /** Shows another view in a sent message. Throws DeliveryError. */
  update(workspace: WorkspaceRef, address: string, ref: string, view: View): Promise<void>
  /** The people of a place, bots among them. Throws DeliveryError. */
  readRoster(workspace: WorkspaceRef, address: string): Promise<PersonProfile[]>
  /** A person's profile, or null where the platform does not know the person. Throws DeliveryError. */
  readPerson(workspace: WorkspaceRef, person: ActorRef): Promise<PersonProfile | null>
}

/** Draws charts as pictures. */
export interface Pictures {
  /** The chart as a picture; null where this machine cannot draw: then the words go alone. */
  draw(chart: WeeksChartData): Promise<Omit<PictureElement, 'kind'> | null>
}

/** Durable work. A job with an id that was sent before is not added again. */
export interface JobQueue {
  send(name: string, data: object, options: { id: string; notBefore?: Date }): Promise<void>
  work<T extends object>(name: string, handle: (data: T) => Promise<void>): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}
