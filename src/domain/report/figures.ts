import type { Guarded } from '../privacy.ts'
import type { Count } from './count.ts'

/** Who was asked and who took part. "Person-weeks": each person once in each week and team. */
export interface Participation {
  /** How many closed weeks with questions it tells of. */
  weeks: number
  /** Person-weeks in which somebody was asked: people, where it tells of one week. */
  peopleAsked: number
  /** Person-weeks in which somebody who was asked answered or reflected. */
  peopleTookPart: Count
  /** Person × question in reach: those asked and those who were away or wanted no question. */
  due: number
  /** Person × question that reached the person: the denominator of the response rate. */
  asks: number
  /** Of the asks, those answered before their week was closed. */
  answers: Count
  /** Answers that came in after their question had closed, counted in the week in which they came. */
  late: Count
  skipped: Count
  /** Person × question of people on leave: in no denominator. */
  away: Count
}

/** How long people took to answer. */
export interface TimeToAnswer {
  /** Half of the answers came within so many hours, as a step of ANSWER_HOURS; null: it took longer than the last. */
  medianWithinHours: number | null
}

/** How evenly the words were spread inside a team: 1 where everybody wrote as much, towards 0 where one wrote all. */
export interface VoiceBalance {
  /** In tenths. */
  evenness: number
}

/** An estimated share of entries that show a habit, with the bounds between which it lies in nine of ten cases; all 0–1. */
export interface Share {
  share: number
  low: number
  high: number
  /** Too few entries to say more than that. */
  isSmall: boolean
}

/** What the entries of a period show of a learning stance. */
export interface Stance {
  entries: number
  /** At least so many people wrote them. */
  people: number
  /** In the habits' order. `before`: the own past of up to twelve closed weeks before the period; null where untold. */
  habits: { habit: string; now: Share; before: Share | null }[]
}

/** How far writers agree with what was read in their words. */
export interface Agreement {
  /** Entries whose writers have looked at the reading. */
  entries: number
  /** The share (0–1, in twentieths) of readings that they left as they were, in the habits' order. */
  habits: { habit: string; agreed: number }[]
}

/** Whether leaders learn visibly: told of five leaders or more together. */
export interface LeaderModelling {
  /** Team questions with an answer shared in the thread. */
  questions: number
  /** Of these, those in which a leader's answer came first. */
  leaderFirst: Count
  /** What leaders shared, and how much of that admits not-knowing. */
  shared: number
  notKnowing: Count
}

/** The answers of people to questions about one condition of their work. */
export interface Condition {
  answers: number
  /** Answers that said yes; the others said that it is not there, or not enough. */
  yes: Count
}

/** What the work stands on, as people answered in quick feedback. */
export interface Conditions {
  time: Guarded<Condition>
  support: Guarded<Condition>
}

/** Why messages were not sent, or not yet. `reason` is a DeliveryReason, or 'personal': the people's own rhythm. */
export interface DeliveryReasonCount {
  state: 'blocked' | 'failed' | 'suppressed' | 'waiting'
  reason: string
  count: number
}

/** sent + blocked + failed + suppressed + waiting = due, as it stood when the weeks were closed. */
export interface DeliveryTruth {
  due: number
  sent: number
  blocked: number
  failed: number
  suppressed: number
  waiting: number
  /** Together they make up blocked, failed, suppressed and waiting. */
  reasons: DeliveryReasonCount[]
}

/** Requests for support that were answered, or had waited for two weeks, in the period. */
export interface Needs {
  requests: number
  answered: Count
  /** Those that waited longer than two weeks. */
  waiting: Count
  /** Half were answered within so many hours, as a step of NEED_HOURS; null: it took longer than the last. */
  medianHours: number | null
}

/** All numbers about the people of one scope in one period. */
export interface Figures {
  participation: Guarded<Participation>
  timeToAnswer: Guarded<TimeToAnswer>
  voice: Guarded<VoiceBalance>
  stance: Guarded<Stance>
  agreement: Guarded<Agreement>
  leaders: Guarded<LeaderModelling>
  conditions: Conditions
  delivery: Guarded<DeliveryTruth>
  needs: Guarded<Needs>
}

/** The upper bounds of the steps in which a time to answer is told, in hours. */
export const ANSWER_HOURS = [1, 4, 12, 24, 48, 72, 168] as const

/** The upper bounds of the steps in which the time to answer a request is told, in hours. */
export const NEED_HOURS = [4, 24, 72, 168, 336] as const
/** A request that waits so long counts as waiting, and is counted as that. */
export const NEED_PATIENCE_HOURS = 336
