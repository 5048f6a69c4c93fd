import type { Parcel } from '../ports.ts'
import type { StoreClient } from './client.ts'
import { toDelivery } from './delivery-rows.ts'
import { isId } from './ids.ts'
import { toNudge } from './nudge-rows.ts'
import { toMember, toTeam, toWorkspace } from './organisation-rows.ts'

/** See DeliveryStore.parcels: one statement per table, whatever the number of ids. */
export async function readParcels(prisma: StoreClient, ids: string[], now: Date): Promise<Parcel[]> {
  const rows = await prisma.delivery.findMany({
    where: { id: { in: ids.filter(isId) }, state: 'waiting', nextAttemptAt: { lte: now } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    include: {
      nudge: { include: { prompt: true, cycle: { select: { state: true } } } },
      team: { include: { workspace: { include: { district: true } } } },
      member: { include: { workspace: true } },
    },
  })
  return rows.map(({ nudge, team, member, ...delivery }) => {
    const { nudgesPerDay: perDay, nudgesPerWeek: perWeek } = team.workspace.district
    return {
      delivery: toDelivery(delivery),
      nudge: toNudge(nudge),
      team: { ...toTeam(team), isActive: team.deactivatedAt === null && team.workspace.removedAt === null },
      // Who answers needs may be on another platform than the team.
      workspace: toWorkspace((member ?? team).workspace),
      member: member && toMember(member),
      budget: { perDay, perWeek },
      cycleState: (nudge.cycle?.state ?? null) as Parcel['cycleState'],
    }
  })
}
