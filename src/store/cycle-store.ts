import { OPEN_AGENDA } from '../domain/agenda/agenda.ts'
import type { Cycle } from '../domain/cycle.ts'
import { newId } from '../domain/ids.ts'
import type { Nudge } from '../domain/nudge.ts'
import type { CycleChange, CycleStore } from '../ports.ts'
import type { StoreClient, StoreTransaction } from './client.ts'
import { cycleColumns, phaseColumns, toCycle } from './cycle-rows.ts'
import { isId } from './ids.ts'
import { addNudges, changeNudges } from './nudge-rows.ts'
import { Undone, undoable } from './undoable.ts'
import { noteEventIn } from './webhook-events.ts'

const WITH_PHASES = { phases: { orderBy: { ordinal: 'asc' } } } as const

/** The cycle store over a database. */
export function createCycleStore(prisma: StoreClient): CycleStore {
  return {
    create: (cycle, nudges, change, now) => create(prisma, cycle, nudges, change, now),
    update: (cycle, nudges, change, now) => update(prisma, cycle, nudges, change, now),
    find: async (id) => {
      const row = isId(id) ? await prisma.cycle.findUnique({ where: { id }, include: WITH_PHASES }) : null
      return row && toCycle(row)
    },
    openOf: async (teamId) => {
      const row = await prisma.cycle.findUnique({ where: { openTeamId: teamId }, include: WITH_PHASES })
      return row && toCycle(row)
    },
    lastOf: async (teamId) => {
      const orderBy = [{ createdAt: 'desc' as const }, { id: 'desc' as const }]
      const row = await prisma.cycle.findFirst({ where: { teamId }, orderBy, include: WITH_PHASES })
      return row && toCycle(row)
    },
    endedBefore: async (now, limit) => {
      const rows = await prisma.cycle.findMany({
        where: { state: 'running', endsAt: { lte: now } },
        orderBy: [{ endsAt: 'asc' }, { id: 'asc' }],
        take: limit,
        include: WITH_PHASES,
      })
      return rows.map(toCycle)
    },
  }
}

function create(prisma: StoreClient, cycle: Cycle, nudges: Nudge[], change: CycleChange, now: Date) {
  return undoable(prisma, async (tx) => {
    if (await isRepeated(tx, change)) return 'repeated'
    const data = [{ ...cycleColumns(cycle), version: cycle.version, createdAt: now }]
    const { count } = await tx.cycle.createMany({ data, skipDuplicates: true })
    if (count === 0) return (await isRepeated(tx, change)) ? 'repeated' : 'taken'
    await record(tx, cycle.id, change, now)
    await tx.phase.createMany({ data: cycle.phases.map((phase) => phaseColumns(cycle.id, phase)) })
    await addNudges(tx, nudges, null, now)
    return 'created'
  })
}

function update(prisma: StoreClient, cycle: Cycle, nudges: Nudge[], change: CycleChange, now: Date) {
  return undoable(prisma, async (tx) => {
    if (await isRepeated(tx, change)) return 'repeated'
    const { count } = await tx.cycle.updateMany({
      where: { id: cycle.id, version: cycle.version },
      data: { ...cycleColumns(cycle), version: cycle.version + 1 },
    })
    if (count === 0) return (await isRepeated(tx, change)) ? 'repeated' : 'conflict'
    await record(tx, cycle.id, change, now)
    for (const { id, lengthDays, startsOn, endsOn } of cycle.phases)
      await tx.phase.updateMany({ where: { id, cycleId: cycle.id }, data: { lengthDays, startsOn, endsOn } })
    await changeNudges(tx, nudges)
    await addNudges(tx, nudges, null, now)
    // Its next meeting may be another one now.
    const isOpen = { in: [...OPEN_AGENDA] }
    await tx.agenda.updateMany({ where: { cycleId: cycle.id, state: isOpen }, data: { lookAt: now } })
    return 'updated'
  })
}

async function isRepeated(tx: StoreTransaction, { eventId }: CycleChange): Promise<boolean> {
  return (await tx.cycleChange.findUnique({ where: { eventKey: eventId } })) !== null
}

/** Adds the change to the history; where the same event came first on another way, all of this one is undone. */
async function record(tx: StoreTransaction, cycleId: string, change: CycleChange, now: Date): Promise<void> {
  const { kind, memberId, eventId: eventKey, tells } = change
  const data = [{ id: newId(now), cycleId, kind, memberId, eventKey, at: now }]
  const { count } = await tx.cycleChange.createMany({ data, skipDuplicates: true })
  if (count === 0) throw new Undone('repeated')
  if (tells) await noteEventIn(tx, tells)
}
