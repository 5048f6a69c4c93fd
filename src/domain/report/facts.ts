import type { AskState, DeliveryState } from '../nudge.ts'

/**
 * What a team's week left in the ledgers, without a word that anybody wrote. A person is a key that is the same in every
 * team and workspace, so that nobody who uses two platforms counts as two. A question is a nudge's occurrence: an answer
 * to a reminder is an answer to it.
 */
export interface WeekFacts {
  /** Who was in the team at any time of the week. */
  roster: string[]
  /** Person × question, of questions that closed in the week. */
  asks: AskFact[]
  /** Person × question whose first answer came in the week, after the question had closed. */
  late: number
  writers: WriterFact[]
  evidence: EvidenceFact[]
  /** Who first looked in the week at what was read in their entries, and at how many. */
  lookers: { person: string; entries: number }[]
  /** What became of the readings that they looked at. */
  readings: { habit: string; readings: number; agreed: number }[]
  /** Taps in time, of questions that closed in the week. */
  taps: TapFact[]
  /** Messages that were due in the week; `person`: the recipient in private. */
  deliveries: { state: DeliveryState; reason: string | null; person: string | null; count: number }[]
  leading: LeadingFact
  needs: NeedFact[]
  /** Questions sent that were due in the week. */
  questions: { cycleId: string | null; frameworks: string[]; count: number }[]
  /** The team's cycles in the week. */
  cycles: { id: string; templateKey: string; phases: { id: string; startsOn: string; endsOn: string }[] }[]
}

/**
 * A request for support that was settled in the week: answered, or unanswered after two weeks. Each is settled once.
 * `desk`: "school", "central" or "department:<id>"; `hours`: until the first answer, or null.
 */
export interface NeedFact {
  person: string
  desk: string
  hours: number | null
}

/** One person in the reach of one question. */
export interface AskFact {
  person: string
  question: string
  state: AskState
  isSkipped: boolean
  askedAt: Date | null
  /** The first answer before the week was over; null where there was none. */
  answeredAt: Date | null
}

/** What one person wrote in the week. */
export interface WriterFact {
  person: string
  entries: number
  /** Of these, the entries in which the reader of stance has read. */
  read: number
  letters: number
}

/** So many readings of a habit that speak alike: `bin` is a step of evidence, `prior` their summed priors in millionths. */
export interface EvidenceFact {
  habit: string
  bin: number
  readings: number
  prior: number
}

/** One person's choice. */
export interface TapFact {
  question: string
  templateKey: string | null
  value: string
  person: string
}

/** What leaders of the team shared in its thread. */
export interface LeadingFact {
  /** The leaders who are in the team or shared something in it. */
  leaders: string[]
  /** Team questions that closed in the week and have an answer shared in the thread. */
  questions: number
  leaderFirst: number
  shared: number
  notKnowing: number
}
