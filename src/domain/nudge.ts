import type { Schedule } from './schedule.ts'

/** Every kind of question; a person may opt out of each. */
export const ASKING_KINDS = [
  'reflection',
  'feedback',
  'check-in',
  'evidence',
  'practice',
  'commitment',
] as const
export type AskingKind = (typeof ASKING_KINDS)[number]

/** All that a person may do without or keep quiet: every kind of question, and the weekly digest. */
export const WANTED_KINDS = [...ASKING_KINDS, 'digest'] as const
export type WantedKind = (typeof WANTED_KINDS)[number]

/** A 'rhythm' asks whether the rhythm suits; a 'note' and a 'digest' ask nothing and count against no budget. */
export type PromptKind = WantedKind | 'rhythm' | 'note'

/** Whether it is information alone: nobody is asked, nobody counts as asked, and replies to it are no answers. */
export function asksNothing(kind: PromptKind): kind is 'note' | 'digest' {
  return kind === 'note' || kind === 'digest'
}

/** One answer to choose with a tap. */
export interface Choice {
  value: string
  label: string
}

/** When the team sees how it answered: once the question has closed, so that no two looks tell of one answer. */
export type ResultsShown = 'after-closing'

/** A question as it is asked: a copy, so that a later change of a template leaves what was asked as it was. */
export interface Prompt {
  id: string
  /** The template's key ("plan.unit-focus"), or null for a question that a person wrote. */
  templateKey: string | null
  kind: PromptKind
  text: string
  /** Empty: answered in words alone. */
  choices: Choice[]
  takesText: boolean
  resultsShown: ResultsShown
  /** Keys of the education frameworks that the prompt serves ("PLS-4"). */
  frameworks: string[]
}

/** Where a nudge goes: one message to the team's thread, or one to each member in private. */
export type NudgeAudience = 'team' | 'private'
export type NudgeState = 'scheduled' | 'planned' | 'held' | 'cancelled'

/** A prompt with its time. Due times come from the schedule in `zone`; `planAt` is kept for the planner's index. */
export interface Nudge {
  id: string
  teamId: string
  cycleId: string | null
  phaseId: string | null
  practiceId: string | null
  prompt: Prompt
  audience: NudgeAudience
  /** The one person asked in private, or null where the team or each of its members is. */
  memberId: string | null
  /** The delivery in whose thread it is sent, or null. */
  replyTo: string | null
  schedule: Schedule
  zone: string
  /** How long after its due time an occurrence takes answers, in hours. */
  windowHours: number
  state: NudgeState
  /** The next due time in `zone`; null where nothing is due any more or the nudge is held. */
  nextDueAt: Date | null
  /**
   * When the planner takes it up: the due time, or, where each member is asked at the own local time, the first
   * instant at which it is that time anywhere.
   */
  planAt: Date | null
  /** The member who asked, or null for a cycle's own prompts. */
  askedBy: string | null
}

/** waiting + sending + sent + blocked + failed + suppressed = all that was due. */
export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'blocked' | 'failed' | 'suppressed'

/** Why the time was not right for a person or a team: it moved to the next allowed time, or lapsed with its window. */
export const HOLD_REASONS = [
  'answered',
  'opted-out',
  'away',
  'snoozed',
  'holiday',
  'weekend',
  'outside-hours',
  'budget',
  'paused',
] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

/** Why a delivery was not sent, or not yet. */
export type DeliveryReason =
  | HoldReason
  | 'rate-limited'
  | 'unavailable'
  | 'not-reachable'
  | 'rejected'
  | 'unauthorised'
  | 'window-closed'
  | 'cancelled'
  | 'left-team'
  | 'may-not-read'
  | 'interrupted'
  | 'gave-up'

/** One time that a delivery was held back: until when, and why. */
export interface Hold {
  at: Date
  reason: HoldReason
  until: Date
}

/** One due nudge to one recipient. */
export interface Delivery {
  id: string
  nudgeId: string
  workspaceId: string
  teamId: string
  /** The member asked in private, or null where the team's thread is asked. */
  memberId: string | null
  /** The due time as it stands in the schedule ("2026-09-07T15:15"): the same in every zone. */
  occurrence: string
  /** 0: the question itself; 1 and 2: its reminders. */
  round: number
  dueAt: Date
  closesAt: Date
  state: DeliveryState
  reason: DeliveryReason | null
  attempts: number
  /** When it may be tried (again). */
  nextAttemptAt: Date
  /** While sending: until when the sender may take; after that somebody else looks what became of it. */
  leasedUntil: Date | null
  /** The sent message, opaque outside its platform. */
  messageRef: string | null
  sentAt: Date | null
  /** When its window was closed and the result shown; null before. */
  closedAt: Date | null
  /** When to look for who has not answered, or null. */
  remindAt: Date | null
  /** The delivery in whose message it went out with others, or null. */
  mergedInto: string | null
  /** Each time that it was held back, the oldest first. */
  holds: Hold[]
}

/** Who was asked by a message ('asked'), or why somebody in its reach was not. */
export type AskState = 'asked' | 'away' | 'opted-out' | 'over-budget'

/** One person in the reach of one message. */
export interface Ask {
  deliveryId: string
  memberId: string
  teamId: string
  nudgeId: string
  occurrence: string
  state: AskState
  /** The person's local date on which it counts against the budget; null where it does not count. */
  countedOn: string | null
  dueAt: Date
  at: Date
  /** When the person said "not this one"; null before. */
  skippedAt: Date | null
}

const REASONS: Record<DeliveryReason, string> = {
  answered: 'The person had answered already.',
  'opted-out': 'The person does not want questions of this kind.',
  away: 'The person is away.',
  snoozed: 'The person asked for quiet.',
  holiday: 'There is no school that day.',
  weekend: 'It is no working day.',
  'outside-hours': 'It is outside working hours.',
  budget: 'Everybody gets a few questions a week at most, and these were used.',
  paused: 'The inquiry is paused.',
  'left-team': 'The person left the team before it was sent.',
  'may-not-read': 'The person may not read these signals any more.',
  'rate-limited': 'The platform asked for a pause; it goes out after that.',
  unavailable: 'The platform did not answer; it is looked for there before it is tried again.',
  'not-reachable': 'The person or channel cannot be reached: the bot was removed or blocked there.',
  rejected: 'The platform did not accept the message.',
  unauthorised: "The platform refused the bot's credentials; an admin must renew them.",
  'window-closed': 'Its time was over before it could be sent.',
  cancelled: 'The cycle moved on before it was sent.',
  interrupted:
    'The service stopped while it was sending. It is not sent again, so that nobody is asked twice.',
  'gave-up': 'The platform did not answer for too long.',
}

/** The reason as a sentence for a person. */
export function reasonInWords(reason: DeliveryReason): string {
  return REASONS[reason]
}

/** The answers to one occurrence close at this instant. */
export function closesAt(nudge: Pick<Nudge, 'windowHours'>, dueAt: Date): Date {
  return new Date(dueAt.getTime() + nudge.windowHours * 3_600_000)
}
