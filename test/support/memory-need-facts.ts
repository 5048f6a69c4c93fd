import type { NeedFact } from '../../src/domain/report/facts.ts'
import { NEED_PATIENCE_HOURS } from '../../src/domain/report/figures.ts'
import type { MemoryTables } from './memory-tables.ts'

const HOUR = 3_600_000

/** The team's settled requests for support over tables in memory, as the database tells them. */
export function memoryNeedFacts(
  { needs }: MemoryTables,
  { teamId, since, until }: { teamId: string; since: Date; until: Date },
  personOf: (memberId: string) => string,
): NeedFact[] {
  return [...needs.values()]
    .filter((need) => need.teamId === teamId && need.state !== 'draft' && need.state !== 'withdrawn')
    .flatMap(({ memberId, desk, raisedAt, answeredAt }): NeedFact[] => {
      const lateAt = new Date(raisedAt.getTime() + NEED_PATIENCE_HOURS * HOUR)
      const inTime = answeredAt && answeredAt < lateAt ? answeredAt : null
      const settledAt = inTime ?? lateAt
      if (settledAt < since || settledAt >= until) return []
      return [
        {
          person: personOf(memberId),
          desk: desk.startsWith('department:') ? desk : (desk.split(':')[0] ?? ''),
          hours: inTime && (inTime.getTime() - raisedAt.getTime()) / HOUR,
        },
      ]
    })
    .sort((a, b) => (`${a.desk} ${a.person}` < `${b.desk} ${b.person}` ? -1 : 1))
}
