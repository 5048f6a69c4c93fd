import type { Habit } from '../stance/habits.ts'
import type { Verdict } from '../stance/read.ts'

/** What the reader of stance said of one habit in an entry, and what its writer says. */
export interface KeptCode {
  entryId: string
  habit: Habit
  verdict: Verdict
  /** 0–1. */
  probability: number
  /** The probability for an entry of which nothing is known, 0–1. */
  prior: number
  /** The writer's own word; null where the writer has said nothing. */
  corrected: boolean | null
}

/** The codes of one entry in a team, without its words. */
export interface ReadEntry {
  entryId: string
  teamId: string
  memberId: string
  writtenAt: Date
  /** When the writer first looked at the codes; null before. */
  codesSeenAt: Date | null
  codes: KeptCode[]
}

/** An entry's words, for the readers of stance and themes alone. */
export interface EntryText {
  entryId: string
  teamId: string
  memberId: string
  text: string
  writtenAt: Date
  editedAt: Date | null
}

/** What was read in entries, and what their writers say of it. */
export interface StanceStore {
  /** Entries that this model has not read yet, those before that no model has read. */
  unread(model: string, limit: number): Promise<EntryText[]>
  /**
   * Keeps what a model read in an entry, in place of what another read; the writer's corrections stay. Without effect
   * where the entry was edited or deleted since (`editedAt` differs). `language`: why it was not read, else null.
   */
  keep(
    entry: Pick<EntryText, 'entryId' | 'editedAt'>,
    reading: { model: string; language: string | null; codes: Omit<KeptCode, 'entryId' | 'corrected'>[] },
  ): Promise<void>
  codesOf(entryIds: string[]): Promise<KeptCode[]>
  /** Keeps the writer's word on a habit in an entry; the last one counts. */
  correct(entryId: string, habit: Habit, isPresent: boolean, now: Date): Promise<void>
  markSeen(entryIds: string[], now: Date): Promise<void>
  /** A person's own read entries, written in [since, until), the oldest first. */
  readEntries(memberId: string, since: Date, until: Date): Promise<ReadEntry[]>
  /** The newest `limit` texts of teams, written in [since, until), the oldest first. */
  texts(teamIds: string[], since: Date, until: Date, limit: number): Promise<EntryText[]>
  /** The entries of a district that their writers corrected, the oldest first. */
  corrected(districtId: string): Promise<{ text: string; codes: KeptCode[] }[]>
}
