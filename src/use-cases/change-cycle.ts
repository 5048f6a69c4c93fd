import { type Cycle, type Phase, phaseAfter } from '../domain/cycle.ts'
import type { Replanned } from '../domain/cycle-changes.ts'
import { newId } from '../domain/ids.ts'
import type { Nudge } from '../domain/nudge.ts'
import { localDateOf } from '../domain/schedule.ts'
import { eventOf, type ServiceEvent } from '../domain/service-event.ts'
import { retimed } from './cycle-nudges.ts'
import type { Deps } from './deps.ts'
import { type CycleMove, type MoveRefusal, planChange } from './inquiry/plan-change.ts'
import { lessonDaysOf } from './school-calendar.ts'

export type ChangeOutcome =
  | { kind: 'changed'; cycle: Cycle; nudges: Nudge[] }
  /** The next phase begins as soon as it can already. */
  | { kind: 'already-next'; phase: Phase }
  /** Somebody else changed it at the same moment; the event was handled before. */
  | { kind: 'conflict' | 'repeated' }
  | MoveRefusal

type ChangeDeps = Pick<Deps, 'stores' | 'clock'>

/** A change of an open cycle. `memberId` null: the time did it. */
export interface ChangeRequest {
  cycle: Cycle
  move: CycleMove
  memberId: string | null
  eventKey: string
  /** The nudges to store, from those that the change makes: more may join them. */
  adjust?: (change: Replanned, nudges: readonly Nudge[]) => Nudge[]
}

/** Changes an open cycle and moves, holds, cancels or repeats what it asks, in one step. `nudges`: what was stored. */
export async function changeCycle(deps: ChangeDeps, request: ChangeRequest): Promise<ChangeOutcome> {
  const { cycle, move } = request
  const now = deps.clock.now()
  const isSchoolDay = await lessonDaysOf(deps, cycle.teamId)
  const nudges = await deps.stores.nudges.ofCycle(cycle.id)
  const change = planChange({ cycle, nudges, now, isSchoolDay }, move)
  if (change.kind !== 'replanned') return change
  if (move.kind === 'next' && beginsAsBefore(cycle, change, localDateOf(now, cycle.zone)))
    return { kind: 'already-next', phase: change.phase }
  const moved = retimed(nudges, cycle, change, { isSchoolDay, now })
  const stored = request.adjust?.(change, moved) ?? moved
  const tells = move.kind === 'finish' ? await finishOf(deps, cycle) : null
  const entry = { kind: move.kind, memberId: request.memberId, eventId: request.eventKey, tells }
  const outcome = await deps.stores.cycles.update(change.cycle, stored, entry, now)
  if (outcome !== 'updated') return { kind: outcome }
  // What a pause held back is looked at again; what is to stay held is held again.
  await deps.stores.deliveries.wake({ cycleId: cycle.id }, now)
  return { kind: 'changed', cycle: change.cycle, nudges: stored }
}

/** That the cycle is finished, for the systems of its district. */
async function finishOf(deps: ChangeDeps, { id: cycleId, teamId }: Cycle): Promise<ServiceEvent | null> {
  const team = await deps.stores.teams.find(teamId)
  const school = team && (await deps.stores.organisation.findSchool(team.schoolId))
  if (!school) return null
  const now = deps.clock.now()
  const ids = { districtId: school.districtId, schoolId: school.id, teamId, cycleId }
  return eventOf({ kind: 'cycle.finished', ...ids }, newId(now), now)
}

function beginsAsBefore(
  cycle: Cycle,
  change: Replanned,
  today: string,
): change is Replanned & { phase: Phase } {
  const next = phaseAfter(cycle, today)
  return next !== null && change.phase?.startsOn === next.startsOn
}
