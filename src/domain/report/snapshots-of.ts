import { mergeSums } from '../privacy/merge-counts.ts'
import type { UnitWeek } from '../privacy/snapshot.ts'
import type { Snapshot, ToldTopic } from './snapshot.ts'
import type { CoverageCounts, WeekTally } from './week-counts.ts'

/** A district's closed week, decided. `topics`: by unit; `needTopics`: of requests for support, by school. */
export interface DecidedWeek {
  districtId: string
  week: string
  teams: readonly { id: string; schoolId: string }[]
  tallies: readonly WeekTally[]
  units: readonly UnitWeek[]
  topics: Readonly<Record<string, ToldTopic[]>>
  needTopics: Readonly<Record<string, ToldTopic[]>>
}

/** The snapshots of a closed week. Teams in which nobody was, and of which nothing is told, have none. */
export function snapshotsOf(decided: DecidedWeek): Snapshot[] {
  const { districtId, week, teams, tallies, units, topics, needTopics } = decided
  return units.flatMap((unit): Snapshot[] => {
    const own = teams.filter(({ id, schoolId }) =>
      unit.kind === 'team' ? id === unit.id : unit.kind === 'school' ? schoolId === unit.id : true,
    )
    const counted = tallies.filter(({ teamId }) => own.some(({ id }) => id === teamId))
    const isEmpty = counted.every(({ roster }) => roster === 0) && !isAnythingTold(unit)
    if (unit.kind === 'team' && isEmpty) return []
    return [
      {
        ...unit,
        ...{ week, districtId },
        schoolId: unit.kind === 'district' ? null : (own[0]?.schoolId ?? null),
        phaseId: unit.kind === 'team' ? (counted[0]?.phaseId ?? null) : null,
        topics: topicsOf(unit, topics),
        needTopics: topicsOf(unit, needTopics),
        coverage: coverageOf(counted.map(({ coverage }) => coverage)),
      },
    ]
  })
}

function isAnythingTold({ whole }: UnitWeek): boolean {
  return Object.values(whole).some(({ kind }) => kind === 'shown')
}

function topicsOf({ kind, id }: UnitWeek, topics: DecidedWeek['topics']): ToldTopic[] {
  return kind === 'district' ? together(Object.values(topics)) : (topics[id] ?? [])
}

/** The topics of several units: of each the most people that one of them told of. */
function together(topics: readonly ToldTopic[][]): ToldTopic[] {
  const known = new Map<string, ToldTopic>()
  for (const topic of topics.flat())
    if (topic.people > (known.get(topic.key)?.people ?? 0)) known.set(topic.key, topic)
  return [...known.values()]
}

function coverageOf(counted: readonly CoverageCounts[]): CoverageCounts {
  const cycles: CoverageCounts['cycles'] = {}
  for (const [key, ids] of counted.flatMap((each) => Object.entries(each.cycles)))
    cycles[key] = [...new Set([...(cycles[key] ?? []), ...ids])].sort()
  const questions = counted.reduce<Record<string, number>>((sum, each) => mergeSums(sum, each.questions), {})
  return { questions, cycles }
}
