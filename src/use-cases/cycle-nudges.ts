import type { Cycle, Phase } from '../domain/cycle.ts'
import { newId } from '../domain/ids.ts'
import { dueAt, newNudge } from '../domain/new-nudge.ts'
import type { Nudge } from '../domain/nudge.ts'
import { addSchoolDays, type IsSchoolDay, nextDueAfter, schoolDaysBetween } from '../domain/schedule.ts'
import type { CycleTemplate, PromptTemplate } from '../library/cycle-templates.ts'

/** The nudges of a cycle that has just begun, one for each prompt of its template. */
export function nudgesOf(
  cycle: Cycle,
  template: CycleTemplate,
  isSchoolDay: IsSchoolDay,
  now: Date,
): Nudge[] {
  return template.phases.flatMap((phaseTemplate) => {
    const phase = cycle.phases.find(({ key }) => key === phaseTemplate.key)
    return phase ? phaseTemplate.prompts.map((prompt) => nudgeOf(cycle, phase, prompt, isSchoolDay, now)) : []
  })
}

/**
 * The nudges that have not been planned yet, as the changed cycle wants them: cancelled where the cycle finished or
 * `leftBehind` (ids of phases) holds their phase, held while it is paused, else moved with their phase.
 */
export function retimed(
  nudges: readonly Nudge[],
  before: Cycle,
  after: Cycle,
  leftBehind: ReadonlySet<string>,
  isSchoolDay: IsSchoolDay,
): Nudge[] {
  return nudges
    .filter(({ state }) => state === 'scheduled' || state === 'held')
    .map((nudge) => {
      const old = before.phases.find(({ id }) => id === nudge.phaseId)
      const phase = after.phases.find(({ id }) => id === nudge.phaseId)
      if (!old || !phase || after.state === 'finished' || leftBehind.has(phase.id)) {
        return { ...nudge, state: 'cancelled', ...dueAt(nudge, null) }
      }
      if (after.state === 'paused') return { ...nudge, state: 'held', ...dueAt(nudge, null) }
      return movedWithPhase(nudge, old, phase, after.zone, isSchoolDay)
    })
}

function movedWithPhase(
  nudge: Nudge,
  old: Phase,
  phase: Phase,
  zone: string,
  isSchoolDay: IsSchoolDay,
): Nudge {
  if (nudge.schedule.kind !== 'local') return nudge
  const { date, time } = nudge.schedule
  // A phase that was paused in its midst keeps its start and ends later: what it has not asked moves as its end does.
  const moved =
    phase.startsOn === old.startsOn
      ? addSchoolDays(date, schoolDaysBetween(old.endsOn, phase.endsOn, isSchoolDay), isSchoolDay)
      : addSchoolDays(phase.startsOn, schoolDaysBetween(old.startsOn, date, isSchoolDay), isSchoolDay)
  const schedule = { kind: 'local', date: moved, time } as const
  const next = nextDueAfter(schedule, zone, new Date(0))
  return { ...nudge, state: 'scheduled', schedule, ...dueAt(nudge, next) }
}

function nudgeOf(
  cycle: Cycle,
  phase: Phase,
  template: PromptTemplate,
  isSchoolDay: IsSchoolDay,
  now: Date,
): Nudge {
  const date = addSchoolDays(phase.startsOn, template.day, isSchoolDay)
  return newNudge({
    id: newId(now),
    teamId: cycle.teamId,
    cycleId: cycle.id,
    phaseId: phase.id,
    prompt: {
      id: newId(now),
      templateKey: template.key,
      kind: template.kind,
      text: withCycleWords(template.text, cycle),
      choices: template.choices,
      // Also in a thread: somebody may prefer to answer in private, and not every chat lets a bot hear its threads.
      takesText: template.choices.length === 0,
      resultsShown: 'after-closing',
      frameworks: template.frameworks,
    },
    audience: template.audience,
    schedule: { kind: 'local', date, time: template.time },
    zone: cycle.zone,
    windowHours: template.windowHours,
  })
}

/** The prompt with the cycle's own unit, goal and problem in it; what the team left open gets general words. */
function withCycleWords(text: string, cycle: Cycle): string {
  const words: Record<string, string> = {
    unit: cycle.unit || 'the unit you are teaching',
    goal: cycle.goal ? `this goal: ${cycle.goal}` : 'the learning goal',
    problem: cycle.problem,
  }
  return text.replace(/\{(unit|goal|problem)\}/g, (whole, key: string) => words[key] ?? whole)
}
