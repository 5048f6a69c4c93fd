import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { momentOf, notBefore } from '../../src/domain/prompt-time.ts'
import { instantOf, isWeekday, localDateOf } from '../../src/domain/schedule.ts'

/** A phase of two weeks from Monday 7 September 2026, with a meeting on Tuesdays at 15:15. */
const PHASE = {
  until: '2026-09-21',
  meeting: { weekday: 2, time: '15:15' } as const,
  isSchoolDay: isWeekday,
}
const at = (when: Parameters<typeof momentOf>[0]['when'], from = '2026-09-07', phase = PHASE) =>
  momentOf({ from, when }, phase)

describe('when a phase asks a prompt', () => {
  it('counts school days from the first day of the run', () => {
    expect(at({ day: 0, time: '15:15' })).toEqual({ date: '2026-09-07', time: '15:15' })
    expect(at({ day: 5, time: '08:00' })).toEqual({ date: '2026-09-14', time: '08:00' })
  })

  it('comes so many school days or minutes before the first meeting that leaves room', () => {
    expect(at({ day: 3, time: '15:15', beforeMeeting: { days: 1 } })).toEqual({
      date: '2026-09-07',
      time: '15:15',
    })
    expect(at({ day: 3, time: '15:15', beforeMeeting: { minutes: 30 } })).toEqual({
      date: '2026-09-08',
      time: '14:45',
    })
    // Two school days before Tuesday is a day of the phase before: the next meeting counts.
    expect(at({ day: 3, time: '15:15', beforeMeeting: { days: 2 } }).date).toBe('2026-09-11')
  })

  it('falls back to its day where the team has no meeting, or none in the phase that is held', () => {
    const when = { day: 3, time: '15:15', beforeMeeting: { days: 1 } }
    expect(at(when, '2026-09-07', { ...PHASE, meeting: null as never }).date).toBe('2026-09-10')
    const noTuesdays = {
      ...PHASE,
      isSchoolDay: (date: string) => isWeekday(date) && !date.endsWith('8') && date !== '2026-09-15',
    }
    expect(at(when, '2026-09-07', noTuesdays).date).toBe('2026-09-11')
  })

  it('never leaves its phase, and is never over when it is planned', () => {
    const when = fc.record(
      {
        day: fc.nat(30),
        time: fc.constantFrom('00:00', '07:45', '15:15', '23:59'),
        beforeMeeting: fc.oneof(
          fc.record({ days: fc.integer({ min: 1, max: 10 }) }),
          fc.record({ minutes: fc.integer({ min: 5, max: 600 }) }),
        ),
      },
      { requiredKeys: ['day', 'time'] },
    )
    const zones = fc.constantFrom('America/Chicago', 'Europe/Berlin', 'Pacific/Kiritimati')
    const hours = fc.nat(400)
    fc.assert(
      fc.property(when, zones, hours, (wanted, zone, hour) => {
        const moment = at(wanted)
        expect(moment.date >= '2026-09-07' && moment.date < PHASE.until && isWeekday(moment.date)).toBe(true)
        const now = new Date(Date.UTC(2026, 8, 6) + hour * 3_600_000)
        const planned = notBefore(moment, now, zone, isWeekday)
        expect(instantOf(planned.date, planned.time, zone) >= now).toBe(true)
        expect(planned.date >= localDateOf(now, zone)).toBe(true)
        expect(planned.date >= moment.date).toBe(true)
      }),
    )
  })
})
