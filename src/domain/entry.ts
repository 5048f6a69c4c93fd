/** Longest text kept of one entry, in UTF-16 units: Slack's own limit for a message. */
export const MAX_ENTRY_LENGTH = 40_000

/** A 'decision' is what a team decided in a meeting. */
export type EntryKind = 'reflection' | 'evidence' | 'answer' | 'decision'

/** Who reads an entry beside its writer: the team in its thread, the coach it was shared with, or nobody. */
export type EntryVisibility = 'team' | 'coach' | 'private'

/** What a person wrote. It belongs to the team in which it was written. */
export interface Entry {
  id: string
  workspaceId: string
  teamId: string
  memberId: string
  /** The delivery that it answers, or null for a reflection of the writer's own accord. */
  deliveryId: string | null
  kind: EntryKind
  visibility: EntryVisibility
  text: string
  /** The chat message that it came from; unique in its workspace, so that a repeat is stored once. */
  sourceRef: string
  writtenAt: Date
  editedAt: Date | null
  /** After the prompt's window had closed. */
  isLate: boolean
}

/** One tap: the choice that a person made on a delivery; the last one counts. */
export interface Feedback {
  deliveryId: string
  memberId: string
  teamId: string
  value: string
  at: Date
  isLate: boolean
}
