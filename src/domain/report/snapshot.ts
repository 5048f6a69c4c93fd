import type { UnitWeek } from '../privacy/snapshot.ts'
import type { CoverageCounts } from './week-counts.ts'

/** A topic as it was told. `key`: its stems, the same from week to week. */
export interface ToldTopic {
  key: string
  label: string
  /** At least so many: a multiple of five. */
  people: number
}

/** All that is told of a unit's closed week, as it was decided when the week was closed. */
export interface Snapshot extends UnitWeek {
  week: string
  districtId: string
  /** The school of a team or the school itself; null for a district. */
  schoolId: string | null
  /** A team's phase in that week; null where it had none. */
  phaseId: string | null
  topics: ToldTopic[]
  /** Of requests for support; none of a team. */
  needTopics: ToldTopic[]
  coverage: CoverageCounts
}
