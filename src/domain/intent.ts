import type { PersonProfile } from './organisation.ts'

/** The installation that an event came from, in the platform's own terms. */
export interface WorkspaceRef {
  platform: string
  externalId: string
  name: string | null
}

/** A conversation. `address` is opaque outside its platform; `channel` also means a group chat. */
export interface PlaceRef {
  address: string
  kind: 'channel' | 'direct'
  name: string | null
}

/** Who acted: at least the platform's id; adapters fill in what the event tells. */
export type ActorRef = Pick<PersonProfile, 'externalId'> & Partial<PersonProfile>

/** A person whom a text mentions: `text` as it stands there ("@ana"). */
export interface Mention {
  text: string
  person: ActorRef
}
/** What the menu of a message offers. */
export const MESSAGE_ACTIONS = ['add-to-agenda', 'save-evidence'] as const
export type MessageAction = (typeof MESSAGE_ACTIONS)[number]

/** What is in a file: its text, or why it did not come. */
export type FileContent = { kind: 'text'; text: string } | { kind: 'too-large' | 'unreachable' }

interface IntentBase {
  /** The same for every repeat of one event, different for two events of a workspace. */
  eventId: string
  workspace: WorkspaceRef
}

/** What somebody did in the chat, in words of no platform. Message references are opaque outside their platform. */
export type Intent = IntentBase &
  /** `mentions`: the people mentioned in `text`, in their order, where the platform tells who they are. */
  (
    | {
        kind: 'command'
        actor: ActorRef
        place: PlaceRef
        name: string
        text: string
        mentions?: Mention[]
      }
    /** `thread`: the root message of the thread that it stands in; null outside threads. */
    | {
        kind: 'message'
        actor: ActorRef
        place: PlaceRef
        text: string
        message: string
        thread: string | null
      }
    /** A file that somebody sent to the bot in private. `name`: as the person calls it. */
    | { kind: 'file'; actor: ActorRef; place: PlaceRef; name: string; content: FileContent }
    | { kind: 'message-edited'; actor: ActorRef; message: string; text: string }
    | { kind: 'message-deleted'; message: string }
    /** A button: `action` says what, `value` on what. `message`: the message that holds it. */
    | {
        kind: 'tap'
        actor: ActorRef
        place: PlaceRef
        action: string
        value: string
        message: string | null
      }
    /** A form (modal, dialog, inputs of a card): `context` comes back as the form carried it. */
    | {
        kind: 'submit'
        actor: ActorRef
        place: PlaceRef | null
        form: string
        context: string
        values: Record<string, string | string[]>
        message: string | null
      }
    /**
     * Something asked for on a message, by its menu: put it on the agenda, or keep it as evidence. `writer`: null: the
     * bot's. `text`: the message's words, kept only where that is what the actor asks for.
     */
    | {
        kind: 'message-action'
        actor: ActorRef
        place: PlaceRef
        action: MessageAction
        message: string
        thread: string | null
        writer: ActorRef | null
        text: string
      }
    | { kind: 'bot-added'; place: PlaceRef; inviter: ActorRef | null }
    | { kind: 'bot-removed'; place: PlaceRef }
    | { kind: 'person-joined'; place: PlaceRef; person: ActorRef }
    | { kind: 'person-left'; place: PlaceRef; person: ActorRef }
    | { kind: 'person-changed'; person: PersonProfile }
    | { kind: 'home-opened'; actor: ActorRef }
    | { kind: 'workspace-removed' }
  )

export type IntentOf<K extends Intent['kind']> = Extract<Intent, { kind: K }>
