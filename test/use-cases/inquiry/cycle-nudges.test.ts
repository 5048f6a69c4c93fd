import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  type Cycle,
  EMPTY_PLAN,
  isSkipped,
  type Phase,
  phaseOn,
  withDates,
} from '../../../src/domain/cycle.ts'
import type { Nudge } from '../../../src/domain/nudge.ts'
import type { Meeting } from '../../../src/domain/prompt-time.ts'
import { isWeekday, localDateOf } from '../../../src/domain/schedule.ts'
import { loadCycleTemplates } from '../../../src/library/cycle-templates.ts'
import { nudgesOf, retimed } from '../../../src/use-cases/cycle-nudges.ts'
import { type CycleMove, planChange } from '../../../src/use-cases/inquiry/plan-change.ts'

const ZONE = 'America/Chicago'
/** Weekdays but for a week's holidays. */
const isSchoolDay = (date: string) => isWeekday(date) && !(date >= '2026-09-21' && date <= '2026-09-25')
const HOUR = 3_600_000

interface Course {
  cycle: Cycle
  nudges: Nudge[]
  now: Date
  /** How often each prompt was asked. */
  asked: Map<string, number>
  /** How often each phase was repeated. */
  repeats: Map<string, number>
}

function begin(key: string, meeting: Meeting | null): Course {
  const template = loadCycleTemplates().get(key)
  if (!template) throw new Error(`No template ${key}`)
  const now = new Date('2026-09-07T13:00:00Z')
  const phases: Phase[] = template.phases.map(({ key: phaseKey, title, lengthDays }, ordinal) => ({
    ...{ id: `p${ordinal}`, ordinal, key: phaseKey, title, lengthDays, startsOn: '', endsOn: '' },
  }))
  const cycle: Cycle = {
    ...{
      id: 'c',
      teamId: 't',
      templateKey: key,
      problem: 'p',
      unit: '',
      goal: '',
      plan: EMPTY_PLAN,
      meeting,
    },
    ...{ zone: ZONE, state: 'running', startsOn: '2026-09-07', pausedOn: null, finishedAt: null, version: 1 },
    phases: withDates(phases, '2026-09-07', isSchoolDay),
  }
  const nudges = nudgesOf(cycle, template, { isSchoolDay, now })
  return { cycle, nudges, now, asked: new Map(), repeats: new Map() }
}

/** Lets the time pass as the planner does: what is due is asked once. */
function pass(course: Course, hours: number): Course {
  const now = new Date(course.now.getTime() + hours * HOUR)
  const nudges = course.nudges.map((nudge) => {
    if (nudge.state !== 'scheduled' || !nudge.nextDueAt || nudge.nextDueAt > now) return nudge
    const key = nudge.prompt.templateKey ?? ''
    course.asked.set(key, (course.asked.get(key) ?? 0) + 1)
    return { ...nudge, state: 'planned' as const, nextDueAt: null, planAt: null }
  })
  return { ...course, now, nudges }
}

/** Makes a change as the store does: nudges by their id, planned ones left alone. */
function change(course: Course, move: CycleMove): Course {
  const outcome = planChange({ ...course, isSchoolDay }, move)
  if (outcome.kind !== 'replanned') return course
  if (outcome.repeated) course.repeats.set(outcome.repeated, (course.repeats.get(outcome.repeated) ?? 0) + 1)
  const after = retimed(course.nudges, course.cycle, outcome, { isSchoolDay, now: course.now })
  const nudges = new Map(course.nudges.map((nudge) => [nudge.id, nudge]))
  for (const nudge of after) if (nudges.get(nudge.id)?.state !== 'planned') nudges.set(nudge.id, nudge)
  return { ...course, cycle: outcome.cycle, nudges: [...nudges.values()] }
}

const phaseId = fc.nat(3).map((index) => `p${index}`)
const meetings = fc.option(
  fc.record({ weekday: fc.constantFrom(1, 2, 3, 4, 5), time: fc.constantFrom('07:45', '15:15') }),
) as fc.Arbitrary<Meeting | null>
const moves: fc.Arbitrary<CycleMove> = fc.oneof(
  fc.constantFrom<CycleMove>({ kind: 'next' }, { kind: 'pause' }, { kind: 'resume' }, { kind: 'resume' }),
  fc.record({
    kind: fc.constantFrom('lengthen' as const, 'shorten' as const),
    phaseId,
    days: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ kind: fc.constantFrom('skip' as const, 'repeat' as const, 'restore' as const), phaseId }),
  meetings.map((meeting): CycleMove => {
    const about = { problem: 'p', unit: '', goal: '', plan: EMPTY_PLAN, meeting }
    return { kind: 'edit', about }
  }),
)
const courses = fc.array(fc.tuple(fc.nat(96), moves), { maxLength: 14 })
const templates = fc.constantFrom('default', 'pdsa', 'lesson-study', 'data-conversation')

/** A skipped phase moves with an earlier one before it comes back. */
const RESTORED_LATER: [number, CycleMove][] = [
  [0, { kind: 'skip', phaseId: 'p3' }],
  [0, { kind: 'lengthen', phaseId: 'p0', days: 1 }],
  [0, { kind: 'restore', phaseId: 'p3' }],
]
/** The phase before the one that was just left is repeated: the one that was left comes again after it. */
const LEFT_AND_REPEATED: [number, CycleMove][] = [
  [8, { kind: 'lengthen', phaseId: 'p0', days: 1 }],
  [25, { kind: 'next' }],
  [43, { kind: 'next' }],
  [28, { kind: 'next' }],
  [0, { kind: 'repeat', phaseId: 'p1' }],
]

/** What a phase to come has not asked is planned once, in it; a skipped one plans nothing. */
function expectAllPlanned(
  course: Course,
  phase: Phase,
  keys: (readonly [string | null, string | null])[],
): void {
  const running = phaseOn(course.cycle, localDateOf(course.now, ZONE))
  const open = course.nudges.filter(({ phaseId: id, state }) => id === phase.id && state === 'scheduled')
  if (isSkipped(phase)) expect(open).toEqual([])
  if (isSkipped(phase) || phase.ordinal <= (running?.ordinal ?? 0)) return
  const planned = open.map(({ prompt }) => prompt.templateKey)
  expect(planned).toHaveLength(new Set(planned).size)
  const left = keys.filter(([id, prompt]) => id === phase.id && !course.asked.get(prompt ?? ''))
  expect(planned).toEqual(expect.arrayContaining(left.map(([, prompt]) => prompt)))
  // Only a phase that was being repeated asks again what it has asked.
  if (!course.repeats.has(phase.id)) expect(planned).toHaveLength(left.length)
  for (const { schedule } of open)
    expect(schedule.kind === 'local' && schedule.date < phase.endsOn).toBe(true)
}

describe('what a cycle asks, whatever is changed in it and whenever', () => {
  it('is asked once for each run of its phase, never twice', () => {
    fc.assert(
      fc.property(templates, meetings, courses, (key, meeting, changes) => {
        let course = begin(key, meeting)
        for (const [hours, move] of changes) course = change(pass(course, hours), move)
        course = pass(course, 24 * 365)
        for (const nudge of course.nudges) {
          const runs = 1 + (course.repeats.get(nudge.phaseId ?? '') ?? 0)
          expect(course.asked.get(nudge.prompt.templateKey ?? '') ?? 0).toBeLessThanOrEqual(runs)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('never lies in the past when it is planned anew, and never before its phase', () => {
    fc.assert(
      fc.property(templates, meetings, courses, (key, meeting, changes) => {
        let course = begin(key, meeting)
        for (const [hours, move] of changes) {
          course = change(pass(course, hours), move)
          for (const nudge of course.nudges) {
            if (nudge.state !== 'scheduled' || nudge.schedule.kind !== 'local') continue
            const phase = course.cycle.phases.find(({ id }) => id === nudge.phaseId)
            expect((nudge.nextDueAt ?? course.now) >= course.now).toBe(true)
            expect(nudge.schedule.date >= (phase?.startsOn ?? '')).toBe(true)
            expect(isSchoolDay(nudge.schedule.date)).toBe(true)
          }
        }
      }),
      { numRuns: 60, examples: [['default', null, RESTORED_LATER]] },
    )
  })

  it('is not lost: each question of a phase to come is planned once, in its phase', () => {
    fc.assert(
      fc.property(templates, meetings, courses, (key, meeting, changes) => {
        let course = begin(key, meeting)
        const keys = course.nudges.map(({ phaseId: id, prompt }) => [id, prompt.templateKey] as const)
        for (const [hours, move] of changes) course = change(pass(course, hours), move)
        if (course.cycle.state === 'paused') course = change(course, { kind: 'resume' })
        for (const phase of course.cycle.phases) expectAllPlanned(course, phase, keys)
      }),
      { numRuns: 60, examples: [['default', null, LEFT_AND_REPEATED]] },
    )
  })
})
