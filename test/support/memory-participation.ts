import type { Asked, TookPart } from '../../src/domain/participation.ts'
import type { ParticipationStore } from '../../src/ports.ts'
import type { MembershipRow, MemoryTables } from './memory-tables.ts'

/** The participation store over tables in memory. */
export function createMemoryParticipationStore(tables: MemoryTables): ParticipationStore {
  return {
    asked: async (teamIds, since, until) =>
      [...tables.deliveries.values()]
        .filter(
          (row) => row.state === 'sent' && teamIds.includes(row.teamId) && isIn(row.dueAt, since, until),
        )
        .flatMap(({ teamId, memberId, nudgeId, dueAt, sentAt }): Asked[] => {
          const asked = memberId ? [memberId] : membersAt(tables.memberships, teamId, sentAt)
          return asked.map((id) => ({ teamId, memberId: id, nudgeId, dueAt }))
        }),
    tookPart: async (teamIds, since, until) =>
      [...answers(tables, teamIds), ...taps(tables, teamIds)].filter((row) =>
        isIn(row.dueAt ?? row.at, since, until),
      ),
  }
}

function membersAt(memberships: MembershipRow[], teamId: string, instant: Date | null): string[] {
  const at = instant?.getTime() ?? Number.NaN
  const rows = memberships.filter(
    (row) =>
      row.teamId === teamId &&
      row.joinedAt.getTime() <= at &&
      (row.leftAt === null || row.leftAt.getTime() > at),
  )
  return [...new Set(rows.map((row) => row.memberId))]
}

function answers({ entries, deliveries }: MemoryTables, teamIds: string[]): TookPart[] {
  return [...entries.values()]
    .filter((row) => !row.deletedAt && teamIds.includes(row.teamId))
    .map((row) => {
      const delivery = row.deliveryId ? deliveries.get(row.deliveryId) : undefined
      const { teamId, memberId, writtenAt } = row
      return {
        teamId,
        memberId,
        nudgeId: delivery?.nudgeId ?? null,
        dueAt: delivery?.dueAt ?? null,
        at: writtenAt,
      }
    })
}

function taps({ feedback, deliveries }: MemoryTables, teamIds: string[]): TookPart[] {
  return [...feedback.values()]
    .filter((row) => teamIds.includes(row.teamId))
    .map(({ teamId, memberId, deliveryId, at }) => {
      const delivery = deliveries.get(deliveryId)
      return { teamId, memberId, nudgeId: delivery?.nudgeId ?? null, dueAt: delivery?.dueAt ?? null, at }
    })
}

function isIn(instant: Date, since: Date, until: Date): boolean {
  return instant >= since && instant < until
}
