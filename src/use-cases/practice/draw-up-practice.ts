import { newId } from '../../domain/ids.ts'
import type { Member, Team } from '../../domain/organisation.ts'
import type { Practice } from '../../domain/practice/practice.ts'
import { type Schedule, upcoming } from '../../domain/schedule.ts'
import { practiceDraftView } from '../../views/practice/practice-draft-view.ts'
import type { View } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import type { Scene } from '../scene.ts'

/** What somebody wants to be practiced. `learners`: one, or the members of the team. */
export interface PracticePlan {
  team: Team
  learners: readonly Member[]
  isTeam: boolean
  coachId: string
  move: string
  schedule: Schedule
  /** What it takes the place of, by who practices. */
  replaces: ReadonlyMap<string, string>
}

const TIMES_SHOWN = 3

/** Keeps drafts of the plan and shows them; nobody is asked before they are confirmed. Null for a repeated event. */
export async function drawUpPractice(
  deps: Pick<Deps, 'stores' | 'clock' | 'log'>,
  scene: Scene,
  plan: PracticePlan,
): Promise<View | null> {
  const now = deps.clock.now()
  const groupId = newId(now)
  const { team, coachId, move, schedule } = plan
  const practices = plan.learners.map(
    (learner): Practice => ({
      ...{ id: newId(now), groupId, teamId: team.id, memberId: learner.id, coachId, move, schedule },
      ...{ state: 'draft', nextStep: null, rehearsedAt: null, createdAt: now },
      replaces: plan.replaces.get(learner.id) ?? null,
      eventKey: `${scene.eventKey}:${learner.id}`,
    }),
  )
  if (!(await deps.stores.practices.draft(practices))) return null
  deps.log.info({ groupId, practices: practices.length }, 'practice drawn up')
  return draftView(deps, scene, plan, groupId)
}

function draftView(deps: Pick<Deps, 'clock'>, scene: Scene, plan: PracticePlan, groupId: string): View {
  const { team, learners, isTeam, schedule, move, replaces } = plan
  const [learner] = learners
  const zone = (isTeam ? null : learner?.zone) ?? team.zone
  return practiceDraftView({
    groupId,
    who:
      isTeam || !learner
        ? { kind: 'team', name: team.name, people: learners.length }
        : { kind: 'person', name: learner.name, isReader: learner.id === scene.actor.id },
    move,
    schedule,
    next: upcoming(schedule, zone, deps.clock.now(), TIMES_SHOWN).map(({ at }) => at),
    zone,
    isElsewhere: zone !== (scene.actor.zone ?? team.zone),
    isChange: replaces.size > 0,
  })
}
