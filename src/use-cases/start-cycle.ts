import { type Cycle, firstStart, type Phase, withDates } from '../domain/cycle.ts'
import { newId } from '../domain/ids.ts'
import type { Team } from '../domain/organisation.ts'
import type { CycleTemplate } from '../library/cycle-templates.ts'
import { nudgesOf } from './cycle-nudges.ts'
import type { Deps } from './deps.ts'
import { lessonDaysOf } from './school-calendar.ts'

export interface CycleAbout {
  problem: string
  unit: string
  goal: string
  /** The first day (ISO, in the team's zone), or null for the next school day on which a question can still go out. */
  startsOn: string | null
}

export type StartOutcome =
  | { kind: 'started'; cycle: Cycle; nextDueAt: Date | null }
  | { kind: 'taken' }
  | { kind: 'repeated' }

/** Starts a team's cycle from the default template. 'taken' where one is open, 'repeated' for a known event. */
export async function startCycle(
  deps: Pick<Deps, 'stores' | 'clock' | 'templates'>,
  input: { team: Team; about: CycleAbout; memberId: string; eventKey: string },
): Promise<StartOutcome> {
  const now = deps.clock.now()
  const template = deps.templates.get('default')
  if (!template) throw new Error('The library has no template "default"')
  const { team, about } = input
  const isSchoolDay = await lessonDaysOf(deps, team.id)
  const startsOn = about.startsOn ?? firstStart(now, team.zone, firstTimeOf(template), isSchoolDay)
  const phases = withDates(phasesOf(template, now), startsOn, isSchoolDay)
  const cycle: Cycle = {
    id: newId(now),
    teamId: team.id,
    templateKey: template.key,
    problem: about.problem,
    unit: about.unit,
    goal: about.goal,
    zone: team.zone,
    state: 'running',
    startsOn: phases[0]?.startsOn ?? startsOn,
    pausedOn: null,
    finishedAt: null,
    version: 1,
    phases,
  }
  const nudges = nudgesOf(cycle, template, isSchoolDay, now)
  const change = { kind: 'start', memberId: input.memberId, eventId: input.eventKey } as const
  const outcome = await deps.stores.cycles.create(cycle, nudges, change, now)
  if (outcome !== 'created') return { kind: outcome }
  return { kind: 'started', cycle, nextDueAt: earliest(nudges.map(({ nextDueAt }) => nextDueAt)) }
}

/** The local time of the first prompt that a list of prompts asks on its first day. */
export function firstTimeOf(template: CycleTemplate, phaseKey?: string): string {
  const phase = template.phases.find(({ key }) => key === phaseKey) ?? template.phases[0]
  const times = phase?.prompts.filter(({ day }) => day === 0).map(({ time }) => time) ?? []
  return times.sort()[0] ?? '23:59'
}

/** The earliest of the instants that are there, or null. */
export function earliest(instants: readonly (Date | null)[]): Date | null {
  const [first] = instants.filter((instant) => instant !== null).sort((a, b) => a.getTime() - b.getTime())
  return first ?? null
}

function phasesOf(template: CycleTemplate, now: Date): Phase[] {
  return template.phases.map(({ key, title, lengthDays }, ordinal) => ({
    id: newId(now),
    ordinal,
    key,
    title,
    lengthDays,
    startsOn: '',
    endsOn: '',
  }))
}
