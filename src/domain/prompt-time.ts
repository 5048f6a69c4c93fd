import { Temporal } from 'temporal-polyfill'
import type { PhasePlace } from './phase-place.ts'
import type { Weekday } from './rhythm.ts'
import { addSchoolDays, type IsSchoolDay, instantOf, localDateOf, nextDate, weekdayOf } from './schedule.ts'

/** A team's weekly meeting; `time` is local ("15:15"). `minutes`: its length, where the team has said. */
export interface Meeting {
  weekday: Weekday
  time: string
  minutes?: number | undefined
}

/** A local date and time. */
export interface LocalMoment {
  date: string
  time: string
}

/** What a prompt's time is counted in. `until`: the first day after the phase; local ISO dates. */
export interface PhaseTime {
  until: string
  meeting: Meeting | null
  isSchoolDay: IsSchoolDay
}

/** When a prompt is asked in its phase, at the latest on the phase's last school day. */
export function momentOf({ from, when }: PhasePlace, phase: PhaseTime): LocalMoment {
  const planned = beforeMeetingOf({ from, when }, phase) ?? {
    date: addSchoolDays(from, when.day, phase.isSchoolDay),
    time: when.time,
  }
  const last = lastSchoolDay(from, phase)
  return planned.date > last ? { date: last, time: planned.time } : planned
}

/** The moment, or where it is over at `now` the first school day on which its time is still to come. */
export function notBefore(
  moment: LocalMoment,
  now: Date,
  zone: string,
  isSchoolDay: IsSchoolDay,
): LocalMoment {
  const { date, time } = moment
  if (instantOf(date, time, zone) >= now) return moment
  return { date: firstStart(now, zone, time, isSchoolDay), time }
}

/** The first local date on which a prompt at `time` can still go out: today, or the next school day. */
export function firstStart(now: Date, zone: string, time: string, isSchoolDay: IsSchoolDay): string {
  const today = localDateOf(now, zone)
  const isInTime = isSchoolDay(today) && instantOf(today, time, zone) > now
  return addSchoolDays(today, isInTime || !isSchoolDay(today) ? 0 : 1, isSchoolDay)
}

function beforeMeetingOf({ from, when }: PhasePlace, phase: PhaseTime): LocalMoment | null {
  const { beforeMeeting } = when
  const { meeting, isSchoolDay } = phase
  if (!beforeMeeting || !meeting) return null
  for (let date = from; date < phase.until; date = nextDate(date)) {
    if (weekdayOf(date) !== meeting.weekday || !isSchoolDay(date)) continue
    const moment =
      'days' in beforeMeeting
        ? { date: schoolDaysBefore(date, beforeMeeting.days, isSchoolDay), time: when.time }
        : minutesBefore({ date, time: meeting.time }, beforeMeeting.minutes)
    if (moment.date >= from) return moment
  }
  return null
}

function minutesBefore({ date, time }: LocalMoment, minutes: number): LocalMoment {
  const moment = Temporal.PlainDateTime.from(`${date}T${time}`).subtract({ minutes })
  return {
    date: moment.toPlainDate().toString(),
    time: moment.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}

/** The n-th school day before a date; as many days as it takes, a month at most. */
function schoolDaysBefore(date: string, days: number, isSchoolDay: IsSchoolDay): string {
  let day = Temporal.PlainDate.from(date)
  for (let left = days, tries = 0; left > 0 && tries < 31; tries += 1) {
    day = day.subtract({ days: 1 })
    if (isSchoolDay(day.toString())) left -= 1
  }
  return day.toString()
}

/** The last school day of [from, until); `from` where there is none. */
function lastSchoolDay(from: string, { until, isSchoolDay }: PhaseTime): string {
  let last = from
  for (let day = from; day < until; day = nextDate(day)) if (isSchoolDay(day)) last = day
  return last
}
