import { weekOf } from './schedule.ts'

/** One person asked by one delivery. */
export interface Asked {
  teamId: string
  memberId: string
  nudgeId: string
  occurrence: string
  dueAt: Date
}

/** One answer or reflection of one person; the question's fields are null for reflections of the own accord. */
export interface TookPart {
  teamId: string
  memberId: string
  nudgeId: string | null
  occurrence: string | null
  dueAt: Date | null
  at: Date
}

/** A team's week in counts: suppress before showing. */
export interface WeekOfTeam {
  teamId: string
  /** The week's Monday, an ISO date in the team's zone. */
  week: string
  /** Who was asked, for the privacy rule alone: people can be in several teams. */
  people: ReadonlySet<string>
  /** People who were asked at least once. */
  peopleAsked: number
  /** People asked who answered or reflected. */
  peopleTookPart: number
  /** Person × prompt. */
  asks: number
  answers: number
}

/**
 * Participation by team and week, newest week first. An answer counts for the week in which its prompt was due,
 * a reflection of the own accord for the week in which it was written.
 */
export function participationOf(
  asked: Asked[],
  tookPart: TookPart[],
  zoneOf: (teamId: string) => string,
): WeekOfTeam[] {
  const weeks = new Map<string, WeekSets>()
  const setsOf = (teamId: string, instant: Date): WeekSets => {
    const week = weekOf(instant, zoneOf(teamId))
    const key = `${teamId} ${week}`
    const sets = weeks.get(key) ?? {
      teamId,
      week,
      asked: new Set(),
      active: new Set(),
      asks: new Set(),
      answers: new Set(),
    }
    weeks.set(key, sets)
    return sets
  }
  for (const row of asked) {
    const sets = setsOf(row.teamId, row.dueAt)
    sets.asked.add(row.memberId)
    sets.asks.add(askKey(row.memberId, row.nudgeId, row.occurrence))
  }
  for (const row of tookPart) {
    const sets = setsOf(row.teamId, row.dueAt ?? row.at)
    sets.active.add(row.memberId)
    if (row.nudgeId && row.occurrence) sets.answers.add(askKey(row.memberId, row.nudgeId, row.occurrence))
  }
  return [...weeks.values()]
    .map(countsOf)
    .sort((a, b) => b.week.localeCompare(a.week) || a.teamId.localeCompare(b.teamId))
}

interface WeekSets {
  teamId: string
  week: string
  asked: Set<string>
  active: Set<string>
  asks: Set<string>
  answers: Set<string>
}

function countsOf(sets: WeekSets): WeekOfTeam {
  const { teamId, week, asked, active, asks, answers } = sets
  return {
    teamId,
    week,
    people: asked,
    peopleAsked: asked.size,
    peopleTookPart: intersection(asked, active),
    asks: asks.size,
    answers: intersection(asks, answers),
  }
}

function askKey(memberId: string, nudgeId: string, occurrence: string): string {
  return `${memberId} ${nudgeId} ${occurrence}`
}

function intersection(of: Set<string>, other: Set<string>): number {
  let count = 0
  for (const value of of) if (other.has(value)) count += 1
  return count
}
