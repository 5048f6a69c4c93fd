import type { Guarded } from '../privacy.ts'
import type { Condition, Figures, Needs, Participation, Stance } from './figures.ts'
import type { Period } from './period.ts'

/** Whom a report is about. `id` is that of the team, school or district. */
export interface ReportScope {
  kind: 'team' | 'school' | 'district'
  id: string
  name: string
}

/**
 * One line of a report: a team of the school, a school of the district, or (kind 'together', without an id) the small
 * teams whose numbers are told together.
 */
export interface ReportPart {
  kind: 'team' | 'school' | 'together'
  id: string | null
  name: string
  figures: Figures
}

/** One closed week of the scope, for charts. */
export interface TrendWeek {
  /** Its Monday, an ISO date. */
  week: string
  participation: Guarded<Participation>
  stance: Guarded<Stance>
}

/** A topic that five people or more touched on, and not everybody. */
export interface Topic {
  label: string
  /** At least so many: a multiple of five. */
  people: number
}

/** Requests for support of one school and department; of the small schools together without an id. */
export interface NeedsRow {
  schoolId: string | null
  schoolName: string
  department: string
  needs: Guarded<Needs>
}

/** How often one element of the frameworks was served. Of questions and cycles, not of people. */
export interface CoverageRow {
  /** "PLS-4". */
  key: string
  questions: number
  cycles: number
}

/** What leaders told teams in their own words, in the teams' channels: "you said, we did". Of no person. */
export interface AnsweredBack {
  /** The local ISO date. */
  on: string
  heard: string
  did: string
  /** How many teams it went to. */
  teams: number
}

/** Who gets what, by school: who is asked, who answers, who has time and support, whose needs are answered. All 0–1. */
export interface EquityRow {
  schoolId: string
  schoolName: string
  /** Questions that reached a person in a week in which the person was asked, on average. */
  questionsPerWeek: Guarded<number>
  tookPart: Guarded<number>
  answered: Guarded<number>
  hasTime: Guarded<number>
  hasSupport: Guarded<number>
  needsAnswered: Guarded<number>
}

/**
 * All that a reader may know of one scope in one period: chat, pages, exports and digests are drawn from this value.
 * There is no field for a person's name or words, save for what leaders told whole teams, and every number about people
 * has passed the privacy gate.
 */
export interface Report {
  scope: ReportScope
  period: Period
  /** What else can be chosen, the newest first. */
  periods: Period[]
  /** The fewest people of whom anything is told. */
  minPeople: number
  /** The sum of what the parts and teams tell: what is told of nobody is in no sum either. */
  whole: Figures
  /** A school's teams or a district's schools, by name; none for a team. */
  parts: ReportPart[]
  /** Closed weeks up to the end of the period, the oldest first. */
  trend: TrendWeek[]
  topics: Topic[]
  needs: NeedsRow[]
  /** Topics of requests for support, likewise; none for a team. */
  needTopics: Topic[]
  /** The newest first. */
  answeredBack: AnsweredBack[]
  coverage: CoverageRow[]
  equity: EquityRow[]
  /** Parts of which it is told that nobody, or one person at most, had protected time. */
  withoutTime: { id: string; name: string; time: Condition }[]
}
