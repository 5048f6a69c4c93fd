import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { nextAllowed, type Situation } from '../../src/domain/holds.ts'
import { usualRhythm, type Weekday } from '../../src/domain/rhythm.ts'
import { addDays, instantOf, localDateOf, weekdayOf } from '../../src/domain/schedule.ts'

const ZONE = 'America/Chicago'
/** A Tuesday, 15:15 in Chicago. */
const DUE = new Date('2026-09-08T20:15:00Z')
const local = (date: string, time: string, zone = ZONE) => instantOf(date, time, zone)

const situation = (values: Partial<Situation> = {}): Situation => ({
  kind: 'reflection',
  zone: ZONE,
  rhythm: usualRhythm('ana'),
  usualTime: '15:15',
  isHoliday: () => false,
  leaves: [],
  snoozes: [],
  isAnswered: false,
  isPaused: false,
  closesAt: local('2026-09-18', '15:15'),
  dateWithRoom: (date) => date,
  ...values,
})

describe('holding a question back', () => {
  it('asks at once where nothing stands against it', () => {
    expect(nextAllowed(situation(), DUE)).toEqual({ kind: 'now' })
  })

  it('never asks what was answered, nor what a person does not want', () => {
    expect(nextAllowed(situation({ isAnswered: true }), DUE)).toEqual({ kind: 'never', reason: 'answered' })
    const rhythm = { ...usualRhythm('ana'), optOuts: ['reflection' as const] }
    expect(nextAllowed(situation({ rhythm }), DUE)).toEqual({ kind: 'never', reason: 'opted-out' })
    expect(nextAllowed(situation({ rhythm, kind: 'practice' }), DUE)).toEqual({ kind: 'now' })
  })

  it('asks as the hours begin where the own time of day would come with the close, or just before it', () => {
    const full = { dateWithRoom: () => '2026-09-10' }
    const until = (closes: string) => {
      const closesAt = local('2026-09-10', closes)
      return nextAllowed(situation({ ...full, closesAt }), DUE)
    }
    const morning = { kind: 'later', reason: 'budget', until: local('2026-09-10', '07:00') }
    expect(until('15:15')).toEqual(morning)
    expect(until('16:14')).toEqual(morning)
    expect(until('16:15')).toEqual({ ...morning, until: local('2026-09-10', '15:15') })
    // Closed before the day begins: it waits for its close, as somebody may still make room.
    expect(until('06:00')).toEqual({ ...morning, until: local('2026-09-10', '06:00') })
  })

  it('waits for the return of who is away, and asks at the question’s own time', () => {
    const leaves = [{ from: '2026-09-07', until: '2026-09-10' }]
    const verdict = nextAllowed(situation({ leaves }), DUE)
    expect(verdict).toEqual({ kind: 'later', reason: 'away', until: local('2026-09-10', '15:15') })
  })

  it('waits for the end of a snooze of all kinds or of this kind, and of no other', () => {
    const until = local('2026-09-09', '15:15')
    const later = { kind: 'later', reason: 'snoozed', until }
    expect(nextAllowed(situation({ snoozes: [{ kind: 'all', until }] }), DUE)).toEqual(later)
    expect(nextAllowed(situation({ snoozes: [{ kind: 'reflection', until }] }), DUE)).toEqual(later)
    expect(nextAllowed(situation({ snoozes: [{ kind: 'check-in', until }] }), DUE)).toEqual({ kind: 'now' })
  })

  it('moves around holidays and weekends to the next working day, for the first reason that stood against it', () => {
    const isHoliday = (date: string) => date === '2026-09-11'
    const friday = local('2026-09-11', '15:15')
    const verdict = nextAllowed(situation({ isHoliday }), friday)
    expect(verdict).toEqual({ kind: 'later', reason: 'holiday', until: local('2026-09-14', '15:15') })
  })

  it('keeps to a person’s own working days', () => {
    const rhythm = { ...usualRhythm('ana'), workdays: [7, 1, 2, 3, 4] as Weekday[] }
    const friday = local('2026-09-11', '15:15')
    expect(nextAllowed(situation({ rhythm }), friday)).toEqual({
      ...{ kind: 'later', reason: 'weekend', until: local('2026-09-13', '15:15') },
    })
  })

  it('keeps quiet before and after working hours', () => {
    const early = nextAllowed(situation({ usualTime: null }), local('2026-09-08', '05:00'))
    expect(early).toEqual({ kind: 'later', reason: 'outside-hours', until: local('2026-09-08', '07:00') })
    const late = nextAllowed(situation(), local('2026-09-08', '21:00'))
    expect(late).toEqual({ kind: 'later', reason: 'outside-hours', until: local('2026-09-09', '15:15') })
  })

  it('asks what was held at the preferred time, where that lies in the hours', () => {
    const at = local('2026-09-08', '21:00')
    const preferring = (preferredTime: string) =>
      nextAllowed(situation({ rhythm: { ...usualRhythm('ana'), preferredTime } }), at)
    expect(preferring('11:30')).toMatchObject({ until: local('2026-09-09', '11:30') })
    expect(preferring('22:00')).toMatchObject({ until: local('2026-09-09', '07:00') })
  })

  it('waits for room in the budget', () => {
    const dateWithRoom = (date: string) => (date < '2026-09-14' ? '2026-09-14' : date)
    const verdict = nextAllowed(situation({ dateWithRoom }), DUE)
    expect(verdict).toEqual({ kind: 'later', reason: 'budget', until: local('2026-09-14', '15:15') })
  })

  it('waits while the inquiry is paused, until the question closes', () => {
    const verdict = nextAllowed(situation({ isPaused: true }), DUE)
    expect(verdict).toEqual({ kind: 'later', reason: 'paused', until: situation().closesAt })
  })

  it('holds no note back: it asks nothing', () => {
    const leaves = [{ from: '2026-09-01', until: '2026-10-01' }]
    expect(nextAllowed(situation({ kind: 'note', leaves }), DUE)).toEqual({ kind: 'now' })
  })
})

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
const minutes = fc.integer({ min: 0, max: 1439 })
const time = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const day = fc.integer({ min: 0, max: 2556 }).map((days) => addDays('2024-01-01', days))

const anySituation = fc
  .record({
    zone: zones,
    due: fc.tuple(day, minutes),
    window: fc.integer({ min: 1, max: 14 * 24 }),
    hours: fc.tuple(minutes, minutes).filter(([from, until]) => from < until),
    workdays: fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
    holidays: fc.array(fc.integer({ min: -3, max: 14 })),
    leave: fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 14 })),
    snooze: fc.integer({ min: -48, max: 300 }),
    room: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ zone, due: [date, minute], window, hours, workdays, holidays, leave, snooze, room }) => {
    const at = instantOf(date, time(minute), zone)
    const off = new Set(holidays.map((days) => addDays(date, days)))
    const free = addDays(date, room)
    const rhythm = { ...usualRhythm('ana'), workdays, opensAt: time(hours[0]), closesAt: time(hours[1]) }
    return {
      at,
      off,
      free,
      it: situation({
        ...{ zone, rhythm, usualTime: time(minute), isHoliday: (other: string) => off.has(other) },
        leaves: [{ from: addDays(date, leave[0]), until: addDays(date, leave[0] + leave[1]) }],
        snoozes: [{ kind: 'all' as const, until: new Date(at.getTime() + snooze * 3_600_000) }],
        closesAt: new Date(at.getTime() + window * 3_600_000),
        dateWithRoom: (other: string) => (other < free ? free : other),
      }),
    }
  })

describe('in any zone, on any day from 2024 to 2030, with any hours, holidays, leave, snooze and budget', () => {
  it('moves on in time, never out of the window, and only to an instant against which nothing stands', () => {
    fc.assert(
      fc.property(anySituation, ({ at, it }) => {
        const verdict = nextAllowed(it, at)
        if (verdict.kind === 'now') return true
        if (verdict.kind === 'never' || verdict.until <= at || verdict.until > it.closesAt) return false
        const isOver = verdict.until.getTime() === it.closesAt.getTime()
        return isOver || nextAllowed(it, verdict.until).kind === 'now'
      }),
      { numRuns: 1_500 },
    )
  })

  it('asks at no instant that a plain look at each rule forbids', () => {
    fc.assert(
      fc.property(anySituation, ({ at, it, off, free }) => {
        if (nextAllowed(it, at).kind !== 'now') return true
        const date = localDateOf(at, it.zone)
        const [leave] = it.leaves
        const [snooze] = it.snoozes
        return (
          !off.has(date) &&
          it.rhythm.workdays.includes(weekdayOf(date)) &&
          at >= instantOf(date, it.rhythm.opensAt, it.zone) &&
          at < instantOf(date, it.rhythm.closesAt, it.zone) &&
          !(leave && leave.from <= date && date < leave.until) &&
          !(snooze && snooze.until > at) &&
          date >= free
        )
      }),
      { numRuns: 1_500 },
    )
  })
})
