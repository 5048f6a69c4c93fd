import type { MessageAction } from '../../domain/intent.ts'
import type { FormView, View } from '../../views/view.ts'

/** What the page and the server say to each other as JSON. Instants are ISO strings. */
export interface WirePerson {
  id: string
  name: string
  role: 'teacher' | 'facilitator' | 'coach' | 'principal'
  title: string
}

/** A channel or the private chat with the bot. */
export interface WirePlace {
  address: string
  kind: 'channel' | 'direct'
  name: string
  topic: string
  memberIds: string[]
}

/** A command with its words, and one line on what it does. */
export interface WireCommand {
  text: string
  about: string
}

export type WireContent =
  | { kind: 'text'; text: string }
  | { kind: 'command'; text: string }
  | { kind: 'view'; view: View }

/** A message as one person sees it. */
export interface WireMessage {
  id: string
  place: string
  /** The first message of its thread, or null. */
  thread: string | null
  /** The message that a private note belongs under, or null. */
  about: string | null
  /** A person's id, or null for the bot. */
  author: string | null
  /** For this person's eyes alone. */
  isPrivate: boolean
  /** Null once it was deleted. */
  content: WireContent | null
  at: string
  order: number
  /** Higher after each change of the message. */
  version: number
  isEdited: boolean
  /** The bot's light sign that it kept what was written. */
  isKept: boolean
  /** This person's taps on choices: `${action} ${value}` → the option's value. */
  chosen: Record<string, string>
}

/** The service's time, what falls due next, and what became of all that was due. */
export interface WireClock {
  now: string
  zone: string
  /** How long a minute of the service's clock takes in real milliseconds. */
  millisecondsPerMinute: number
  nextDueAt: string | null
  deliveries: WireDeliveries[]
  decisions: WireDecision[]
}

/** One due question: to whom, when, and step by step why it went, moved or lapsed; all in words. */
export interface WireDecision {
  what: string
  to: string
  due: string
  steps: string[]
}

/** How many deliveries are in a state, and why, in words. */
export interface WireDeliveries {
  state: string
  reason: string | null
  count: number
}

/** All that a person sees when the page opens. */
export interface WireState {
  school: string
  you: WirePerson
  people: WirePerson[]
  places: WirePlace[]
  messages: WireMessage[]
  home: View | null
  clock: WireClock
  commands: WireCommand[]
}

/** What a person does. `id` is chosen by the page and the same when it tries again; `as` is the person. */
export type Act = { id: string; as: string } & (
  | { kind: 'say'; place: string; text: string }
  | { kind: 'reply'; thread: string; text: string }
  | { kind: 'edit'; message: string; text: string }
  | { kind: 'delete'; message: string }
  /** Something of a message's menu. */
  | { kind: 'message-action'; message: string; action: MessageAction }
  | { kind: 'tap'; message: string | null; action: string; value: string }
  | {
      kind: 'submit'
      place: string | null
      message: string | null
      form: string
      context: string
      values: Record<string, string | string[]>
    }
  | { kind: 'command'; place: string; name: string; text: string }
  /** `data`: the file's bytes in base64; null: it is too large to be sent. */
  | { kind: 'file'; place: string; name: string; data: string | null }
  | { kind: 'open-home' }
)

/** What comes back to the one who acted; all else comes as live events. */
export interface ActResult {
  form?: FormView
  faults?: Record<string, string>
}

/** Where new messages appeared while the clock moved: a place's address, or 'private'. */
export interface WireArrivals {
  place: string
  count: number
}

export interface ClockResult {
  clock: WireClock
  arrivals: WireArrivals[]
}

/** One live event. */
export type WireEvent =
  | { kind: 'message'; message: WireMessage }
  | { kind: 'home'; home: View }
  | { kind: 'clock'; clock: WireClock }
