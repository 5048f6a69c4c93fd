import { type Cycle, type CycleAbout, type Phase, withDates } from '../domain/cycle.ts'
import type { CycleTemplate } from '../domain/cycle-template.ts'
import { newId } from '../domain/ids.ts'
import type { Team } from '../domain/organisation.ts'
import { firstStart } from '../domain/prompt-time.ts'
import { nudgesOf } from './cycle-nudges.ts'
import type { Deps } from './deps.ts'
import { lessonDaysOf } from './school-calendar.ts'

export type StartOutcome =
  | { kind: 'started'; cycle: Cycle; nextDueAt: Date | null }
  | { kind: 'taken' }
  | { kind: 'repeated' }

/**
 * Starts a team's cycle from a template. `startsOn`: the first day (ISO, in the team's zone), or null for the next
 * school day on which a question can still go out. 'taken' where one is open, 'repeated' for a known event.
 */
export async function startCycle(
  deps: Pick<Deps, 'stores' | 'clock'>,
  input: {
    team: Team
    about: CycleAbout
    template: CycleTemplate
    startsOn: string | null
    memberId: string
    eventKey: string
  },
): Promise<StartOutcome> {
  const now = deps.clock.now()
  const { team, about, template } = input
  const isSchoolDay = await lessonDaysOf(deps, team.id)
  const startsOn = input.startsOn ?? firstStart(now, team.zone, firstTimeOf(template), isSchoolDay)
  const phases = withDates(phasesOf(template, now), startsOn, isSchoolDay)
  const cycle: Cycle = {
    ...about,
    id: newId(now),
    teamId: team.id,
    templateKey: template.key,
    zone: team.zone,
    state: 'running',
    startsOn: phases[0]?.startsOn ?? startsOn,
    pausedOn: null,
    finishedAt: null,
    version: 1,
    phases,
  }
  const nudges = nudgesOf(cycle, template, { isSchoolDay, now })
  const change = { kind: 'start', memberId: input.memberId, eventId: input.eventKey } as const
  const outcome = await deps.stores.cycles.create(cycle, nudges, change, now)
  if (outcome !== 'created') return { kind: outcome }
  return { kind: 'started', cycle, nextDueAt: earliest(nudges.map(({ nextDueAt }) => nextDueAt)) }
}

/** The earliest of the instants that are there, or null. */
export function earliest(instants: readonly (Date | null)[]): Date | null {
  const [first] = instants.filter((instant) => instant !== null).sort((a, b) => a.getTime() - b.getTime())
  return first ?? null
}

/** The local time of the first prompt that a template asks on its first day; the day's end where it asks none then. */
function firstTimeOf(template: CycleTemplate): string {
  const times = template.phases[0]?.prompts.filter(({ when }) => when.day === 0).map(({ when }) => when.time)
  return times?.sort()[0] ?? '23:59'
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
