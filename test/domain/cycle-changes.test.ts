import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Cycle, EMPTY_PLAN, isSkipped, type Phase, phaseOn, withDates } from '../../src/domain/cycle.ts'
import {
  advanced,
  endAfter,
  paused,
  type Replanned,
  repeated,
  restored,
  resumed,
  skipped,
  withEnd,
} from '../../src/domain/cycle-changes.ts'
import { addDays, addSchoolDays, isWeekday } from '../../src/domain/schedule.ts'

const START = '2026-09-07'
/** Weekdays but for a week's holidays. */
const isSchoolDay = (date: string) => isWeekday(date) && !(date >= '2026-09-28' && date <= '2026-10-02')

function cycleOf(lengths: number[]): Cycle {
  const phases: Phase[] = lengths.map((lengthDays, ordinal) => ({
    ...{ id: `p${ordinal}`, ordinal, key: `p${ordinal}`, title: `Phase ${ordinal}`, lengthDays },
    ...{ startsOn: '', endsOn: '' },
  }))
  return {
    ...{ id: 'c', teamId: 't', templateKey: 'default', problem: 'p', unit: '', goal: '' },
    ...{ plan: EMPTY_PLAN, meeting: null, zone: 'America/Chicago', state: 'running' as const },
    ...{ startsOn: START, pausedOn: null, finishedAt: null, version: 1 },
    phases: withDates(phases, START, isSchoolDay),
  }
}

const dayAt = (today: string) => ({ today, from: addSchoolDays(today, 0, isSchoolDay), isSchoolDay })
const done = (outcome: { kind: string }): Cycle => {
  if (outcome.kind !== 'replanned') throw new Error(`The change was refused: ${outcome.kind}`)
  return (outcome as Replanned).cycle
}

type Step = (cycle: Cycle, today: string) => Replanned | { kind: string }

const phaseIndex = fc.nat(4)
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>((cycle, today) => advanced(cycle, dayAt(today))),
  fc.constant<Step>((cycle, today) => paused(cycle, today)),
  fc.tuple(phaseIndex, fc.integer({ min: -8, max: 8 })).map(([phase, days]): Step => {
    return (cycle, today) =>
      withEnd(cycle, `p${phase}`, endAfter(cycle, `p${phase}`, days, isSchoolDay), dayAt(today))
  }),
  phaseIndex.map(
    (phase): Step =>
      (cycle, today) =>
        skipped(cycle, `p${phase}`, dayAt(today)),
  ),
  phaseIndex.map(
    (phase): Step =>
      (cycle, today) =>
        restored(cycle, `p${phase}`, dayAt(today)),
  ),
  phaseIndex.map(
    (phase): Step =>
      (cycle, today) =>
        repeated(cycle, `p${phase}`, dayAt(today)),
  ),
)

describe('the dates of a changed cycle', () => {
  it('stay contiguous, on school days, and never move what is over, whatever is changed in whatever order', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 5 })
    const course = fc.array(fc.tuple(fc.nat(4), steps), { maxLength: 12 })
    fc.assert(
      fc.property(lengths, course, (days, changes) => {
        let cycle = cycleOf(days)
        let today = START
        for (const [later, step] of changes) {
          today = addDays(today, later)
          const before = cycle
          const outcome = cycle.state === 'paused' ? resumed(cycle, today, isSchoolDay) : step(cycle, today)
          if (outcome.kind !== 'replanned') continue
          cycle = done(outcome)
          expectContiguous(cycle)
          expectPastKept(before, cycle, today)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('come back when a change is undone before anything else happens', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(lengths, phaseIndex, fc.integer({ min: 1, max: 20 }), (days, phase, count) => {
        const cycle = cycleOf(days)
        const id = `p${phase}`
        const end = (of: Cycle, by: number) => endAfter(of, id, by, isSchoolDay)
        const longer = done(withEnd(cycle, id, end(cycle, count), dayAt(START)))
        expect(done(withEnd(longer, id, end(longer, -count), dayAt(START)))).toEqual(cycle)
        if (phase === 0) return
        const without = done(skipped(cycle, id, dayAt(START)))
        expect(done(restored(without, id, dayAt(START)))).toEqual(cycle)
      }),
    )
  })
})

function expectContiguous({ phases }: Cycle): void {
  for (const [index, phase] of phases.entries()) {
    expect(phase.startsOn <= phase.endsOn).toBe(true)
    expect(phase.endsOn).toBe(phases[index + 1]?.startsOn ?? phase.endsOn)
    expect(isSchoolDay(phase.endsOn)).toBe(true)
    expect(phase.lengthDays).toBeGreaterThan(0)
  }
}

/** A phase that had ended still has; one that had begun began when it did, or was put off for a repeat. */
function expectPastKept(before: Cycle, after: Cycle, today: string): void {
  const current = phaseOn(before, today)
  for (const [index, phase] of before.phases.entries()) {
    const startsOn = after.phases[index]?.startsOn ?? ''
    const endsOn = after.phases[index]?.endsOn ?? ''
    const hasBegun = phase.startsOn < today && phase.ordinal <= (current?.ordinal ?? -1)
    if (hasBegun) expect(startsOn === phase.startsOn || startsOn >= today).toBe(true)
    else if (!isSkipped(phase)) expect(endsOn >= today).toBe(true)
  }
}

describe('changes that are refused', () => {
  const cycle = cycleOf([3, 5, 5, 4, 3])

  it('leave the last phase, a phase that is over and one that has begun as they are', () => {
    expect(advanced(cycle, dayAt('2026-10-20')).kind).toBe('last-phase')
    expect(withEnd(cycle, 'p0', '2026-09-30', dayAt('2026-09-15')).kind).toBe('over')
    expect(skipped(cycle, 'p1', dayAt('2026-09-10')).kind).toBe('begun')
    expect(repeated(cycle, 'p3', dayAt('2026-09-10')).kind).toBe('not-begun')
    expect(repeated(cycle, 'p0', dayAt('2026-09-18')).kind).toBe('over')
    expect(restored(cycle, 'p3', dayAt('2026-09-10')).kind).toBe('not-skipped')
  })

  it('never end a phase before today, and say how early it may end', () => {
    const end = endAfter(cycle, 'p1', -5, isSchoolDay)
    expect(withEnd(cycle, 'p1', end, dayAt('2026-09-15'))).toEqual({
      kind: 'too-short',
      earliest: '2026-09-15',
    })
  })

  it('keep at least one phase', () => {
    const only = done(skipped(cycleOf([3, 5]), 'p1', dayAt(START)))
    expect(skipped(only, 'p0', dayAt('2026-09-01')).kind).toBe('only-phase')
  })
})

describe('a cycle on a date', () => {
  it('is never in a phase that is left out', () => {
    const cycle = done(skipped(cycleOf([3, 5, 5]), 'p1', dayAt(START)))
    expect(phaseOn(cycle, '2026-09-10')?.id).toBe('p2')
    expect(phaseOn(cycle, '2026-09-09')?.id).toBe('p0')
  })

  it('goes on without a gap where it was paused on the first day of a phase', () => {
    const back = done(resumed(done(paused(cycleOf([3, 5]), '2026-09-10')), '2026-09-15', isSchoolDay))
    expect(back.phases.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      ['2026-09-07', '2026-09-15'],
      ['2026-09-15', '2026-09-22'],
    ])
  })
})
