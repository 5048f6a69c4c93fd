import type { Limits } from '../domain/budget.ts'
import type { Ask, AskState } from '../domain/nudge.ts'

/** Somebody in the reach of a message that is about to be sent. */
export interface AskDraft {
  memberId: string
  state: AskState
  /** The person's local date and limits, where the ask counts against the budget; null where it does not. */
  counts: { on: string; limits: Limits } | null
}

/** Whom a message asks, and how many of them it must be able to ask to be sent at all. */
export interface Reach {
  asks: AskDraft[]
  /** Who has no room in the budget is left out; where fewer than so many are left, nothing is sent. */
  least: number
  /** Further deliveries to the same person that go out in the same message, and their asks, which do not count. */
  merged: { deliveryId: string; ask: AskDraft }[]
}

/** A question as it was asked at one due time. */
export interface Question {
  nudgeId: string
  occurrence: string
}

/** The ledger of who was asked what: everybody's budget, and what participation is counted from. */
export interface AskStore {
  /** Everybody in the reach of any of the deliveries. */
  of(deliveryIds: string[]): Promise<Ask[]>
  /** Who was asked by any of the deliveries, and by which: not those who were away, had opted out or had no room. */
  askedBy(deliveryIds: string[]): Promise<Pick<Ask, 'deliveryId' | 'memberId'>[]>
  /** How often members were asked on their local dates (ISO) from a date on, as far as it counts. */
  charged(memberIds: string[], from: string): Promise<{ memberId: string; date: string; count: number }[]>
  /** Who has answered, tapped or skipped which of the questions, each once. */
  answered(questions: Question[]): Promise<(Question & { memberId: string })[]>
  /** Notes that somebody does not want to answer a question; all messages that ask it. */
  skip(question: Question, memberId: string, now: Date): Promise<void>
  /** The members whose newest `length` closed questions were all ignored. */
  ignoring(memberIds: string[], now: Date, length: number): Promise<string[]>
}
