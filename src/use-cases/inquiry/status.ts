import type { Cycle } from '../../domain/cycle.ts'
import { asksNothing, type DeliveryReason, type Nudge } from '../../domain/nudge.ts'
import type { Team } from '../../domain/organisation.ts'
import { localDateOf, occurrenceIn } from '../../domain/schedule.ts'
import type { ComingQuestion } from '../../views/coming-questions.ts'
import { cycleView } from '../../views/cycle-views.ts'
import type { View } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { mayDo, type Scene } from '../scene.ts'
import { lessonDaysOf } from '../school-calendar.ts'

type StatusDeps = Pick<Deps, 'stores' | 'clock'>

/** What lies with the platform and can be mended; a reason that lies with people would tell who answers, or is away. */
const PLATFORM_REASONS: ReadonlySet<DeliveryReason> = new Set([
  'rate-limited',
  'unavailable',
  'not-reachable',
  'rejected',
  'unauthorised',
  'interrupted',
  'gave-up',
])

/** The whole state of a team's cycle for the actor; `opening`: a sentence above it on what has just happened. */
export async function statusView(
  deps: StatusDeps,
  scene: Scene,
  team: Team,
  cycle: Cycle,
  opening?: string,
): Promise<View> {
  const counts = await deps.stores.deliveries.countByState(cycle.id)
  const troubles = counts.flatMap(({ reason }) => (reason && PLATFORM_REASONS.has(reason) ? [reason] : []))
  return cycleView({
    ...(await sharedOf(deps, team, cycle, scene.actor.zone)),
    mayRun: mayDo(scene, 'run-cycle', team),
    isWhole: true,
    troubles,
    ...(opening ? { opening } : {}),
  })
}

/** A cycle as everybody in its team may see it, without buttons. */
export async function publicView(deps: StatusDeps, team: Team, cycle: Cycle, opening: string): Promise<View> {
  return cycleView({ ...(await sharedOf(deps, team, cycle, null)), mayRun: false, opening })
}

/**
 * What a cycle will still ask, the earliest first; private questions come at the reader's own local time. Nothing of a
 * paused cycle.
 */
export function comingOf(nudges: readonly Nudge[], now: Date, readerZone: string | null): ComingQuestion[] {
  return nudges
    .flatMap((nudge) => comingQuestion(nudge, readerZone) ?? [])
    .filter(({ at }) => at > now)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

function comingQuestion(nudge: Nudge, readerZone: string | null): ComingQuestion | null {
  const { state, schedule, audience, prompt, nextDueAt } = nudge
  if (state !== 'scheduled' || !nextDueAt || asksNothing(prompt.kind) || prompt.kind === 'rhythm') return null
  const zone = audience === 'private' && readerZone ? readerZone : nudge.zone
  const at = schedule.kind === 'local' ? occurrenceIn(`${schedule.date}T${schedule.time}`, zone) : nextDueAt
  return { at, zone, audience, kind: prompt.kind, text: prompt.text }
}

async function sharedOf(deps: StatusDeps, team: Team, cycle: Cycle, readerZone: string | null) {
  const now = deps.clock.now()
  return {
    cycle,
    teamName: team.name,
    today: localDateOf(now, cycle.zone),
    isSchoolDay: await lessonDaysOf(deps, team.id),
    coming: comingOf(await deps.stores.nudges.ofCycle(cycle.id), now, readerZone),
  }
}
