import type { Count } from '../report/count.ts'
import type {
  AgreementCounts,
  ConditionCounts,
  DeliveryCounts,
  LeaderCounts,
  StanceCounts,
} from '../report/week-counts.ts'

/** Participation as it is told. `weeks`: how many closed weeks it covers. */
export interface ToldParticipation {
  weeks: number
  peopleAsked: number
  peopleTookPart: Count
  due: number
  asks: number
  answers: Count
  late: Count
  skipped: Count
  away: Count
  /** Answers by time, of groups in which five people or more answered. */
  hours: number[]
}

/** Summed evenness in tenths, and of how many groups. */
export interface ToldVoice {
  tenths: number
  groups: number
}

/** `people`: at least so many. */
export type ToldStance = StanceCounts & { people: number }

export type ToldLeaders = Omit<LeaderCounts, 'leaderFirst' | 'notKnowing'> & {
  leaderFirst: Count
  notKnowing: Count
}

export type ToldCondition = Omit<ConditionCounts, 'yes'> & { yes: Count }

/** Requests for support at one desk, or several together, that were answered or have waited for two weeks. */
export interface ToldNeedDesk {
  requests: number
  answered: Count
  /** Requests by the steps of NEED_HOURS; the last: those that waited longer. */
  hours: number[]
}

/** By desk: "school", "central", "department:<id>", or "several". */
export interface ToldNeeds {
  desks: Record<string, ToldNeedDesk>
}

/** What is told of each family: once, of one group of people, or the sum of several such. */
export interface ToldByFamily {
  participation: ToldParticipation
  voice: ToldVoice
  stance: ToldStance
  agreement: AgreementCounts
  leaders: ToldLeaders
  time: ToldCondition
  support: ToldCondition
  delivery: DeliveryCounts
  needs: ToldNeeds
}
