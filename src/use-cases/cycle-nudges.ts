import { type Cycle, isSkipped, type Phase } from '../domain/cycle.ts'
import type { Replanned } from '../domain/cycle-changes.ts'
import type { CycleTemplate, PromptTemplate } from '../domain/cycle-template.ts'
import { newId } from '../domain/ids.ts'
import { dueAt, newNudge } from '../domain/new-nudge.ts'
import type { Nudge } from '../domain/nudge.ts'
import type { PhasePlace } from '../domain/phase-place.ts'
import { type LocalMoment, momentOf, notBefore } from '../domain/prompt-time.ts'
import { addSchoolDays, type IsSchoolDay, nextDueAfter, schoolDaysBetween } from '../domain/schedule.ts'

/** What placing a prompt in its phase needs to know. */
interface Setting {
  isSchoolDay: IsSchoolDay
  now: Date
}

/** The nudges of a cycle that has just begun, one for each prompt of its template. */
export function nudgesOf(cycle: Cycle, template: CycleTemplate, setting: Setting): Nudge[] {
  return template.phases.flatMap((phaseTemplate) => {
    const phase = cycle.phases.find(({ key }) => key === phaseTemplate.key)
    return phase ? phaseTemplate.prompts.map((prompt) => nudgeOf(cycle, phase, prompt, setting)) : []
  })
}

/**
 * What the nudges of a cycle become by a change of it: those not planned yet move with their phase, wait while it is
 * paused, or are cancelled where it is over or their phase is left; a repeated phase asks again what it had asked.
 * Only those that a change may touch come back.
 */
export function retimed(
  nudges: readonly Nudge[],
  before: Cycle,
  change: Replanned,
  setting: Setting,
): Nudge[] {
  const again = change.repeated ? askedAgain(nudges, change.repeated, setting.now) : []
  const known = new Map([...nudges, ...again].map((nudge) => [nudge.id, nudge]))
  return [...known.values()]
    .filter((nudge) => isOpen(nudge) || isBack(nudge, change, again))
    .flatMap((nudge) => changed(nudge, before, change, setting) ?? [])
}

/** The prompt with the cycle's own unit, goal and problem in it; what the team left open gets general words. */
export function withCycleWords(text: string, cycle: Pick<Cycle, 'unit' | 'goal' | 'problem'>): string {
  const words: Record<string, string> = {
    unit: cycle.unit || 'the unit you are teaching',
    goal: cycle.goal ? `this goal: ${cycle.goal}` : 'the learning goal',
    problem: cycle.problem,
  }
  return text.replace(/\{(unit|goal|problem)\}/g, (whole, key: string) => words[key] ?? whole)
}

function isOpen({ state }: Nudge): boolean {
  return state === 'scheduled' || state === 'held'
}

/** Whether a nudge that was cancelled is wanted again. */
function isBack(nudge: Nudge, change: Replanned, again: readonly Nudge[]): boolean {
  if (again.includes(nudge)) return true
  if (nudge.state !== 'cancelled' || nudge.phaseId === change.repeated) return false
  const phase = change.cycle.phases.find(({ id }) => id === nudge.phaseId)
  return phase !== undefined && change.runs.has(phase.id) && !isSkipped(phase)
}

/**
 * The prompts of a phase for its next run: copies of those that were asked, the same nudge of those that were dropped.
 * Those still to come are left out: they move into the run by themselves.
 */
function askedAgain(nudges: readonly Nudge[], phaseId: string, now: Date): Nudge[] {
  const runs = new Map<string, Nudge[]>()
  for (const nudge of nudges) {
    if (nudge.phaseId !== phaseId) continue
    const key = nudge.prompt.templateKey ?? nudge.prompt.id
    runs.set(key, [...(runs.get(key) ?? []), nudge])
  }
  return [...runs.values()].flatMap((sameAsked) => {
    if (sameAsked.some(isOpen)) return []
    const dropped = sameAsked.findLast(({ state }) => state === 'cancelled')
    const asked = sameAsked.at(-1)
    return dropped ?? (asked ? { ...asked, id: newId(now), prompt: { ...asked.prompt, id: newId(now) } } : [])
  })
}

function changed(nudge: Nudge, before: Cycle, change: Replanned, setting: Setting): Nudge | null {
  const { cycle } = change
  const old = before.phases.find(({ id }) => id === nudge.phaseId)
  const phase = cycle.phases.find(({ id }) => id === nudge.phaseId)
  const isOver = cycle.state === 'finished' || (phase !== undefined && change.dropped.has(phase.id))
  if (isOver) return { ...nudge, state: 'cancelled', ...dueAt(nudge, null) }
  if (!old || !phase) return null
  if (cycle.state === 'paused') return { ...nudge, state: 'held', ...dueAt(nudge, null) }
  const place = placeAfter(nudge, old, phase, change, setting.isSchoolDay)
  return place ? placed(nudge, place, phase, cycle, setting) : null
}

/** Where a nudge stands after the change; null for one that stands in no phase's time. */
function placeAfter(
  nudge: Nudge,
  old: Phase,
  phase: Phase,
  { runs, shiftDays }: Replanned,
  isSchoolDay: IsSchoolDay,
): PhasePlace | null {
  if (nudge.schedule.kind !== 'local') return null
  const { date, time } = nudge.schedule
  const place = nudge.schedule.place ?? {
    from: old.startsOn,
    when: { day: schoolDaysBetween(old.startsOn, date, isSchoolDay), time },
  }
  const from =
    runs.get(phase.id) ?? (shiftDays ? addSchoolDays(place.from, shiftDays, isSchoolDay) : place.from)
  return { ...place, from }
}

function placed(nudge: Nudge, place: PhasePlace, phase: Phase, cycle: Cycle, setting: Setting): Nudge {
  const moment = placedMoment(place, phase, cycle, setting.isSchoolDay)
  const schedule = scheduleOf(
    isAsPlanned(nudge, moment) ? moment : notBefore(moment, setting.now, cycle.zone, setting.isSchoolDay),
    place,
  )
  const next = nextDueAfter(schedule, cycle.zone, new Date(0))
  return { ...nudge, state: 'scheduled', schedule, ...dueAt(nudge, next) }
}

/** What falls due just now is left to the planner. */
function isAsPlanned({ state, schedule }: Nudge, { date, time }: LocalMoment): boolean {
  return (
    state === 'scheduled' && schedule.kind === 'local' && schedule.date === date && schedule.time === time
  )
}

function placedMoment(place: PhasePlace, phase: Phase, cycle: Cycle, isSchoolDay: IsSchoolDay): LocalMoment {
  return momentOf(place, { until: phase.endsOn, meeting: cycle.meeting, isSchoolDay })
}

function scheduleOf({ date, time }: LocalMoment, place: PhasePlace) {
  return { kind: 'local', date, time, place } as const
}

function nudgeOf(cycle: Cycle, phase: Phase, template: PromptTemplate, { isSchoolDay, now }: Setting): Nudge {
  const place = { from: phase.startsOn, when: template.when }
  const planned = placedMoment(place, phase, cycle, isSchoolDay)
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
    schedule: scheduleOf(notBefore(planned, now, cycle.zone, isSchoolDay), place),
    zone: cycle.zone,
    windowHours: template.windowHours,
  })
}
