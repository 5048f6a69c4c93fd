import type { Nudge, Prompt } from './nudge.ts'
import type { ScheduleCalendar } from './schedule/recurrence.ts'
import { firstAnywhere, nextDueAfter, type Occurrence } from './schedule.ts'

/** What a new nudge must say; the rest has defaults. */
export type NudgeDraft = Pick<Nudge, 'id' | 'teamId' | 'schedule' | 'zone' | 'windowHours'> & {
  prompt: Prompt
} & Partial<
    Pick<Nudge, 'cycleId' | 'phaseId' | 'practiceId' | 'audience' | 'memberId' | 'replyTo' | 'askedBy'>
  >

/** Before any due time. */
const THE_BEGINNING = new Date(0)

/**
 * A scheduled nudge with its first due time; to the team's thread, where the draft says nothing else. What repeats in A
 * or B weeks needs the school's calendar.
 */
export function newNudge(draft: NudgeDraft, calendar?: ScheduleCalendar): Nudge {
  const nudge = {
    cycleId: null,
    phaseId: null,
    practiceId: null,
    audience: 'team',
    memberId: null,
    replyTo: null,
    askedBy: null,
    state: 'scheduled',
    ...draft,
  } as const
  const first = nextDueAfter(draft.schedule, draft.zone, THE_BEGINNING, calendar)
  return { ...nudge, ...dueAt(nudge, first) }
}

/** The columns that tell when a nudge is due next; null where it never is again. */
export function dueAt(
  nudge: Pick<Nudge, 'audience'>,
  next: Occurrence | null,
): Pick<Nudge, 'nextDueAt' | 'planAt'> {
  if (!next) return { nextDueAt: null, planAt: null }
  return { nextDueAt: next.at, planAt: planAtOf(nudge, next) }
}

/** When the planner takes an occurrence up; see Nudge.planAt. */
export function planAtOf({ audience }: Pick<Nudge, 'audience'>, { key, at }: Occurrence): Date {
  if (audience === 'team') return at
  const first = firstAnywhere(key)
  return first < at ? first : at
}
