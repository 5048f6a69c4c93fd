import type { Asked, TookPart } from '../../src/domain/participation.ts'
import type { ParticipationStore } from '../../src/ports.ts'
import type { MemoryTables } from './memory-tables.ts'

/** The participation store over tables in memory. */
export function createMemoryParticipationStore(tables: MemoryTables): ParticipationStore {
  return {
    asked: async (teamIds, since, until) =>
      asked(tables).filter((row) => teamIds.includes(row.teamId) && isIn(row.dueAt, since, until)),
    tookPart: async (teamIds, since, until) =>
      [...answers(tables, teamIds), ...taps(tables, teamIds)].filter((row) =>
        isIn(row.dueAt ?? row.at, since, until),
      ),
  }
}

/** Everybody asked, once for each question, at the time of the question itself. */
function asked({ asks, deliveries }: MemoryTables): Asked[] {
  const questions = new Map<string, Asked>()
  for (const { deliveryId, teamId, memberId, nudgeId, occurrence, state } of asks.values()) {
    if (state !== 'asked' || deliveries.get(deliveryId)?.state !== 'sent') continue
    const times = [...deliveries.values()]
      .filter((row) => row.nudgeId === nudgeId && row.occurrence === occurrence && row.round === 0)
      .filter((row) => row.memberId === null || row.memberId === memberId)
      .map(({ dueAt }) => dueAt.getTime())
    const dueAt = new Date(Math.min(...times))
    questions.set(`${memberId} ${nudgeId} ${occurrence}`, { teamId, memberId, nudgeId, occurrence, dueAt })
  }
  return [...questions.values()]
}

function answers({ entries, deliveries }: MemoryTables, teamIds: string[]): TookPart[] {
  return [...entries.values()]
    .filter((row) => !row.deletedAt && teamIds.includes(row.teamId))
    .map(({ teamId, memberId, writtenAt, deliveryId }) => ({
      ...{ teamId, memberId, at: writtenAt },
      ...questionOf(deliveryId ? deliveries.get(deliveryId) : undefined),
    }))
}

function taps({ feedback, deliveries }: MemoryTables, teamIds: string[]): TookPart[] {
  return [...feedback.values()]
    .filter((row) => teamIds.includes(row.teamId))
    .map(({ teamId, memberId, deliveryId, at }) => ({
      ...{ teamId, memberId, at },
      ...questionOf(deliveries.get(deliveryId)),
    }))
}

function questionOf(
  delivery: { nudgeId: string; occurrence: string; dueAt: Date } | undefined,
): Pick<TookPart, 'nudgeId' | 'occurrence' | 'dueAt'> {
  if (!delivery) return { nudgeId: null, occurrence: null, dueAt: null }
  const { nudgeId, occurrence, dueAt } = delivery
  return { nudgeId, occurrence, dueAt }
}

function isIn(instant: Date, since: Date, until: Date): boolean {
  return instant >= since && instant < until
}
