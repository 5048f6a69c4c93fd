/** Of whom or what the numbers of a family tell; each family is decided on its own. */
export const FAMILIES = [
  'participation',
  'voice',
  'stance',
  'agreement',
  'leaders',
  'time',
  'support',
  'delivery',
  'needs',
] as const
export type Family = (typeof FAMILIES)[number]

/** A condition of the work that quick feedback asks about. */
export type ConditionTopic = 'time' | 'support'

export interface ParticipationCounts {
  peopleAsked: number
  peopleTookPart: number
  /** Person-weeks in which somebody answered one of the week's questions. */
  peopleAnswered: number
  /** The most questions that one person was asked in a week. */
  mostAsks: number
  due: number
  asks: number
  answers: number
  late: number
  skipped: number
  away: number
  /** Answers by the steps of ANSWER_HOURS; the last one: longer than all. */
  hours: number[]
}

export interface StanceCounts {
  entries: number
  /** By habit: summed priors in millionths, and how many readings lie in which step of evidence. */
  habits: Record<string, { prior: number; bins: Record<string, number> }>
}

export interface AgreementCounts {
  entries: number
  habits: Record<string, { readings: number; agreed: number }>
}

export interface LeaderCounts {
  questions: number
  leaderFirst: number
  shared: number
  notKnowing: number
}

export interface ConditionCounts {
  answers: number
  yes: number
}

export interface DeliveryCounts {
  due: number
  sent: number
  blocked: number
  failed: number
  suppressed: number
  waiting: number
  /** By "state reason". */
  reasons: Record<string, number>
}

export interface NeedDeskCounts {
  requests: number
  answered: number
  /** Requests by the steps of NEED_HOURS; the last one: those that waited longer. */
  hours: number[]
}

/** By desk: "school", "central" or "department:<id>". */
export interface NeedCounts {
  desks: Record<string, NeedDeskCounts>
}

/** What is counted of each family; evenness of voices comes from the people's weights alone. */
export interface FamilyCounts {
  participation: ParticipationCounts
  voice: null
  stance: StanceCounts
  agreement: AgreementCounts
  leaders: LeaderCounts
  time: ConditionCounts
  support: ConditionCounts
  delivery: DeliveryCounts
  needs: NeedCounts
}

/** How often each framework key was served: questions, and the ids of cycles. */
export interface CoverageCounts {
  questions: Record<string, number>
  cycles: Record<string, string[]>
}

/**
 * One thing to be told as a whole or not at all: a team's week, or one question of it. `people`: whom it is about, with
 * their weight in it (entries, letters, answers).
 */
export interface Item<F extends Family = Family> {
  teamId: string
  week: string
  people: [person: string, weight: number][]
  counts: FamilyCounts[F]
}

/** A team's closed week, counted: what is kept of it, and what the privacy gate decides by. */
export interface WeekTally {
  teamId: string
  week: string
  /** The phase in which the week's Thursday lies, or null. */
  phaseId: string | null
  /** How many people were in the team. */
  roster: number
  items: { [F in Family]: Item<F>[] }
  coverage: CoverageCounts
}
