import type { Carry } from '../domain/privacy/snapshot.ts'
import type { WeekFacts } from '../domain/report/facts.ts'
import type { Snapshot } from '../domain/report/snapshot.ts'
import type { WeekTally } from '../domain/report/week-counts.ts'

/** How far a district's weeks are closed. */
export interface Frontier {
  districtId: string
  /** The Monday of the newest closed week; null: none is. */
  lastClosed: string | null
  /** When its first team was made. */
  since: Date
  /** The zones of its teams. */
  zones: string[]
}

/** What waits from week to week: families' untold items; by unit the first week whose topics are untold, and those told. */
export interface WeekCarry {
  families: Carry
  topics: Record<string, { since: string; known: string[] }>
}

/** A district's closed week with all that was decided about it. */
export interface ClosedWeek {
  districtId: string
  week: string
  closedAt: Date
  tallies: WeekTally[]
  snapshots: Snapshot[]
  carry: WeekCarry
}

/** A team of a district as a report needs it, those that are no more too. */
export interface ReportTeam {
  id: string
  name: string
  schoolId: string
  zone: string
  workspaceId: string
}

/** A team's counts of a week as they are kept. */
export interface Rollup {
  teamId: string
  week: string
  phaseId: string | null
  /** By family, of all its items together, and the coverage. */
  counts: Record<string, unknown>
}

export interface ReportStore {
  /** All districts that have a team. */
  frontiers(): Promise<Frontier[]>
  /** The teams of a district that were made before an instant, by id. */
  teamsOf(districtId: string, madeBefore: Date): Promise<ReportTeam[]>
  schoolsOf(districtId: string): Promise<{ id: string; name: string }[]>
  /** The fewest people of whom the district tells anything. */
  minPeople(districtId: string): Promise<number>
  setMinPeople(districtId: string, minPeople: number): Promise<void>
  /** What a team's week, [since, until), left in the ledgers. */
  facts(teamId: string, since: Date, until: Date): Promise<WeekFacts>
  /** What waits after a closed week; null where there is nothing or the week is not the newest. */
  carryAfter(districtId: string, week: string): Promise<WeekCarry | null>
  /** Keeps a closed week in one step, and forgets what waited before it; false where it was closed before. */
  close(week: ClosedWeek): Promise<boolean>
  /** Puts what was counted of a week in the place of all that was kept of it. */
  putRollups(districtId: string, week: string, tallies: WeekTally[]): Promise<void>
  rollups(districtId: string, week: string): Promise<Rollup[]>
  /** The closed weeks of a unit, the oldest first, `limit` newest ones. */
  weeksOf(unitId: string, limit: number): Promise<{ week: string; phaseId: string | null }[]>
  /** The titles of phases. */
  phases(ids: string[]): Promise<{ id: string; title: string }[]>
  /** What is told of units in the weeks from one Monday to another, the oldest first. */
  snapshots(unitIds: string[], from: string, to: string): Promise<Snapshot[]>
}
