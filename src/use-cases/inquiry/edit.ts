import type { Cycle, CycleAbout } from '../../domain/cycle.ts'
import type { CycleTemplate } from '../../domain/cycle-template.ts'
import { newId } from '../../domain/ids.ts'
import type { IntentOf } from '../../domain/intent.ts'
import { dueAt } from '../../domain/new-nudge.ts'
import type { Nudge } from '../../domain/nudge.ts'
import type { Team } from '../../domain/organisation.ts'
import { editCycleForm } from '../../views/cycle-forms.ts'
import type { Reply } from '../../views/view.ts'
import { withCycleWords } from '../cycle-nudges.ts'
import type { Deps } from '../deps.ts'
import { mayDo, refusal, type Scene, say } from '../scene.ts'
import { findTemplate } from '../templates/find-templates.ts'
import { aboutFrom } from './about-fields.ts'
import { runChange } from './change.ts'
import { teamOfCycle } from './team-of-cycle.ts'

/** The form with all that the team's cycle is about. */
export function openEditForm(scene: Scene, team: Team, cycle: Cycle): Reply[] {
  if (!mayDo(scene, 'run-cycle', team)) return [refusal('run-cycle', "Changing the team's inquiry")]
  return [{ kind: 'form', form: editCycleForm(cycle) }]
}

/** A submitted edit: what is not asked yet speaks of it in the new words and follows the new meeting. */
export async function submitEdit(
  deps: Deps,
  scene: Scene,
  cycleId: string,
  values: IntentOf<'submit'>['values'],
): Promise<Reply[]> {
  const found = await teamOfCycle(deps, scene, cycleId)
  if (!found) return [say('That inquiry has ended. Type /inquiry to see what is there now.')]
  const { team, cycle } = found
  const now = deps.clock.now()
  const read = aboutFrom(values, now, cycle.zone)
  if (read.kind === 'faults') return read.replies
  const { about } = read
  if (isSame(cycle, about)) return [say('Nothing was changed.')]
  const template = await findTemplate(deps, team.schoolId, cycle.templateKey)
  return runChange(deps, scene, {
    team,
    cycle,
    move: { kind: 'edit', about },
    card: null,
    adjust: ({ cycle: after }, nudges) => inNewWords(nudges, template, { before: cycle, after, now }),
  })
}

function isSame(cycle: Cycle, about: CycleAbout): boolean {
  const { problem, unit, goal, plan, meeting } = cycle
  return JSON.stringify(partsOf({ problem, unit, goal, plan, meeting })) === JSON.stringify(partsOf(about))
}

function partsOf({ problem, unit, goal, plan, meeting }: CycleAbout): unknown[] {
  const planned = Object.entries(plan).sort(([a], [b]) => (a < b ? -1 : 1))
  return [problem, unit, goal, planned, meeting?.weekday, meeting?.time, meeting?.minutes]
}

/**
 * The nudges, with others in place of those that quote what has changed. A prompt whose template says something else by
 * now keeps its words: a cycle keeps what it copied.
 */
function inNewWords(
  nudges: readonly Nudge[],
  template: CycleTemplate | null,
  { before, after, now }: { before: Cycle; after: Cycle; now: Date },
): Nudge[] {
  const prompts = template?.phases.flatMap((phase) => phase.prompts) ?? []
  return nudges.flatMap((nudge) => {
    const source = prompts.find(({ key }) => key === nudge.prompt.templateKey)
    const isOpen = nudge.state === 'scheduled' || nudge.state === 'held'
    if (!source || !isOpen || withCycleWords(source.text, before) !== nudge.prompt.text) return nudge
    const text = withCycleWords(source.text, after)
    if (text === nudge.prompt.text) return nudge
    const fresh = { ...nudge, id: newId(now), prompt: { ...nudge.prompt, id: newId(now), text } }
    return [{ ...nudge, state: 'cancelled' as const, ...dueAt(nudge, null) }, fresh]
  })
}
