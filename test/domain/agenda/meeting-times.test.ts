import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import {
  AGENDA_TIMES,
  askTime,
  draftTime,
  isInTime,
  nextMeeting,
  postTime,
  stillMeets,
} from '../../../src/domain/agenda/meeting-times.ts'
import { type CalendarDay, calendarOf, NOTHING_KNOWN } from '../../../src/domain/calendar.ts'
import type { Cycle } from '../../../src/domain/cycle.ts'
import type { Weekday } from '../../../src/domain/rhythm.ts'
import { sampleCycle } from '../../contracts/store-fixture.ts'

const ZONE = 'America/Chicago'
const yearWith = (...days: CalendarDay[]) => calendarOf([], { ...NOTHING_KNOWN, days })
const PLAIN = yearWith()

/** A cycle over ten weeks from Monday 7 September 2026. */
function meeting(weekday: Weekday, time: string, values: Partial<Cycle> = {}): Cycle {
  const cycle = sampleCycle('team', { zone: ZONE, meeting: { weekday, time }, ...values })
  return {
    ...cycle,
    phases: cycle.phases.map((phase, index) => (index === 1 ? { ...phase, endsOn: '2026-11-16' } : phase)),
  }
}
const firstAfter = (instant: string, cycle: Cycle, calendar = PLAIN) =>
  nextMeeting(cycle, new Date(instant), calendar)
const at = (date: Date | undefined) => date?.toISOString()

describe('the next meeting', () => {
  it('is the first of its weekday that no holiday takes away; staff days keep theirs', () => {
    const cycle = meeting(4, '15:15')
    expect(firstAfter('2026-09-07T14:00:00Z', cycle)).toMatchObject({ on: '2026-09-10', minutes: 45 })
    const holiday = yearWith({ date: '2026-09-10', kind: 'holiday', name: '' })
    expect(firstAfter('2026-09-07T14:00:00Z', cycle, holiday)?.on).toBe('2026-09-17')
    const staff = yearWith({ date: '2026-09-10', kind: 'staff-day', name: '' })
    expect(firstAfter('2026-09-07T14:00:00Z', cycle, staff)?.on).toBe('2026-09-10')
  })

  it('stays at its local time when the clocks change', () => {
    const cycle = meeting(1, '15:15')
    expect(at(firstAfter('2026-10-26T00:00:00Z', cycle)?.at)).toBe('2026-10-26T20:15:00.000Z')
    expect(at(firstAfter('2026-10-27T00:00:00Z', cycle)?.at)).toBe('2026-11-02T21:15:00.000Z')
  })

  it('is none while the inquiry is paused, without a day, and after the last phase', () => {
    expect(firstAfter('2026-09-07T14:00:00Z', meeting(4, '15:15', { state: 'paused' }))).toBeNull()
    expect(firstAfter('2026-09-07T14:00:00Z', { ...meeting(4, '15:15'), meeting: null })).toBeNull()
    expect(firstAfter('2026-11-13T14:00:00Z', meeting(4, '15:15'))).toBeNull()
  })

  it('is known to be off when its day or time has changed', () => {
    const expected = firstAfter('2026-09-07T14:00:00Z', meeting(4, '15:15'))
    if (!expected) throw new Error('There is a meeting')
    expect(stillMeets(meeting(4, '15:15'), expected, PLAIN)).toBe(true)
    expect(stillMeets(meeting(4, '16:00'), expected, PLAIN)).toBe(false)
    expect(stillMeets(meeting(3, '15:15'), expected, PLAIN)).toBe(false)
  })
})

describe('the times of an agenda', () => {
  const thursday = (time = '15:15') => {
    const found = firstAfter('2026-09-07T14:00:00Z', meeting(4, time))
    if (!found) throw new Error('There is a meeting')
    return found
  }

  it('are the working morning before and the meeting’s own', () => {
    expect(at(draftTime(thursday(), ZONE, PLAIN))).toBe('2026-09-09T12:45:00.000Z')
    const early = new Date('2026-09-09T12:45:00Z')
    expect(at(postTime(thursday(), ZONE, PLAIN, early))).toBe('2026-09-10T12:45:00.000Z')
    const holiday = yearWith({ date: '2026-09-09', kind: 'holiday', name: '' })
    expect(at(draftTime(thursday(), ZONE, holiday))).toBe('2026-09-08T12:45:00.000Z')
  })

  it('are the afternoon before where the team meets early', () => {
    const early = new Date('2026-09-09T12:45:00Z')
    expect(at(postTime(thursday('08:00'), ZONE, PLAIN, early))).toBe('2026-09-09T20:00:00.000Z')
  })

  it('leave a late draft two hours, as far as the meeting allows', () => {
    const late = new Date('2026-09-10T14:00:00Z')
    expect(at(postTime(thursday(), ZONE, PLAIN, late))).toBe('2026-09-10T16:00:00.000Z')
    const later = new Date('2026-09-10T18:10:00Z')
    expect(isInTime(thursday(), later)).toBe(true)
    expect(at(postTime(thursday(), ZONE, PLAIN, later))).toBe('2026-09-10T19:45:00.000Z')
    expect(isInTime(thursday(), new Date('2026-09-10T18:16:00Z'))).toBe(false)
  })

  it('ask as the meeting ends, or on the next working morning', () => {
    const ask = (instant: string, calendar = PLAIN) => at(askTime(new Date(instant), ZONE, calendar))
    expect(ask('2026-09-10T21:00:00Z')).toBe('2026-09-10T21:00:00.000Z')
    expect(ask('2026-09-10T23:00:00Z')).toBe('2026-09-11T12:45:00.000Z')
    expect(ask('2026-09-11T23:00:00Z')).toBe('2026-09-14T12:45:00.000Z')
    expect(ask('2026-09-10T12:15:00Z')).toBe('2026-09-10T12:45:00.000Z')
    const friday = yearWith({ date: '2026-09-11', kind: 'holiday', name: '' })
    expect(ask('2026-09-10T23:00:00Z', friday)).toBe('2026-09-14T12:45:00.000Z')
  })

  it('come in their order, whenever a team meets', () => {
    const days = fc.integer({ min: 1, max: 5 }) as fc.Arbitrary<Weekday>
    const times = fc
      .tuple(fc.integer({ min: 7, max: 18 }), fc.constantFrom('00', '15', '30', '45'))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
    fc.assert(
      fc.property(days, times, fc.integer({ min: 0, max: 60 }), (weekday, time, day) => {
        const now = new Date(Date.UTC(2026, 8, 7 + day, 14))
        const next = nextMeeting(meeting(weekday, time), now, PLAIN)
        if (!next) return
        const draft = draftTime(next, ZONE, PLAIN)
        const post = postTime(next, ZONE, PLAIN, draft)
        expect(draft < post && post < next.at).toBe(true)
        expect(next.at.getTime() - draft.getTime()).toBeGreaterThan(AGENDA_TIMES.leastMinutes * 60_000)
        expect(askTime(next.endsAt, ZONE, PLAIN) >= next.endsAt).toBe(true)
      }),
    )
  })
})
