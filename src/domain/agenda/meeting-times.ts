import type { SchoolCalendar } from '../calendar.ts'
import type { Cycle } from '../cycle.ts'
import type { Meeting } from '../prompt-time.ts'
import { addDays, addSchoolDays, type IsSchoolDay, instantOf, localDateOf, upcoming } from '../schedule.ts'

/** When an agenda is drafted, posted and asked about; local times of the team. */
export const AGENDA_TIMES = {
  /** The draft: on the morning of the working day before. */
  draft: { daysBefore: 1, time: '07:45' },
  /** Posted: on the meeting's morning, or, where the meeting begins too soon after, on the working day before. */
  post: { time: '07:45', leastMinutes: 90, otherwise: '15:00' },
  /** A draft is made so long before the meeting, or not at all. */
  leastMinutes: 120,
  /** A draft that comes late still stands so long before it goes out by itself, as far as the meeting allows. */
  lookMinutes: 120,
  /** Between these the team is asked what it decided; else on the next working morning. */
  ask: { from: '07:30', until: '17:30', morning: '07:45' },
} as const

/** How long a meeting lasts where the team has not said, in minutes. */
export const USUAL_MINUTES = 45

/** A meeting with its instants. */
export interface MeetingTime {
  /** Local ISO date. */
  on: string
  at: Date
  endsAt: Date
  minutes: number
}

const MINUTE = 60_000
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** The team's first meeting after an instant that no holiday takes away; null without a meeting, or after the cycle's end. */
export function nextMeeting(cycle: Cycle, after: Date, calendar: SchoolCalendar): MeetingTime | null {
  const { meeting, zone } = cycle
  if (!meeting || cycle.state !== 'running') return null
  const [next] = upcoming(
    {
      kind: 'recurring',
      date: cycle.startsOn,
      time: meeting.time,
      rule: `FREQ=WEEKLY;BYDAY=${DAYS[meeting.weekday - 1]}`,
      weeks: null,
      // A meeting, so that holidays take it away.
      around: { days: 0, minutes: 0 },
    },
    zone,
    after,
    1,
    calendar,
  )
  if (!next) return null
  const on = localDateOf(next.at, zone)
  return isAfterLastPhase(cycle, on) ? null : timed(meeting, on, next.at)
}

/** Whether a meeting that was expected still takes place as it was. */
export function stillMeets(
  cycle: Cycle,
  expected: Pick<MeetingTime, 'on' | 'at'>,
  calendar: SchoolCalendar,
): boolean {
  const meeting = nextMeeting(cycle, new Date(expected.at.getTime() - 1), calendar)
  return meeting !== null && meeting.on === expected.on && meeting.at.getTime() === expected.at.getTime()
}

/** When the facilitator gets the draft of a meeting's agenda. */
export function draftTime(meeting: MeetingTime, zone: string, calendar: SchoolCalendar): Date {
  const { daysBefore, time } = AGENDA_TIMES.draft
  let date = meeting.on
  for (let left: number = daysBefore; left > 0; left -= 1) date = workdayBefore(date, isWorkday(calendar))
  return instantOf(date, time, zone)
}

/** When an agenda goes out by itself, where its draft is made at `now`. */
export function postTime(meeting: MeetingTime, zone: string, calendar: SchoolCalendar, now: Date): Date {
  const { time, leastMinutes, otherwise } = AGENDA_TIMES.post
  const morning = instantOf(meeting.on, time, zone)
  const isEarlyEnough = minutesBefore(meeting.at, leastMinutes) >= morning
  const planned = isEarlyEnough
    ? morning
    : instantOf(workdayBefore(meeting.on, isWorkday(calendar)), otherwise, zone)
  const looked = new Date(now.getTime() + AGENDA_TIMES.lookMinutes * MINUTE)
  if (planned >= looked) return planned
  const latest = minutesBefore(meeting.at, AGENDA_TIMES.leastMinutes / 4)
  return looked < latest ? looked : latest
}

/** Whether there is still time for a draft. */
export function isInTime(meeting: Pick<MeetingTime, 'at'>, now: Date): boolean {
  return minutesBefore(meeting.at, AGENDA_TIMES.leastMinutes) >= now
}

/** When the team is asked what it decided: as the meeting ends, in working hours. */
export function askTime(endsAt: Date, zone: string, calendar: SchoolCalendar): Date {
  const { from, until, morning } = AGENDA_TIMES.ask
  const today = localDateOf(endsAt, zone)
  const works = isWorkday(calendar)
  if (works(today) && endsAt >= instantOf(today, from, zone) && endsAt < instantOf(today, until, zone))
    return endsAt
  const isBefore = works(today) && endsAt < instantOf(today, from, zone)
  return instantOf(isBefore ? today : addSchoolDays(addDays(today, 1), 0, works), morning, zone)
}

/** A meeting's length. */
export function minutesOf({ minutes }: Pick<Meeting, 'minutes'>): number {
  return minutes ?? USUAL_MINUTES
}

/** A working day, with lessons or without. */
function isWorkday(calendar: SchoolCalendar): IsSchoolDay {
  return (date) => ['staff-day', null].includes(calendar.closureOf(date))
}

function timed(meeting: Meeting, on: string, at: Date): MeetingTime {
  const minutes = minutesOf(meeting)
  return { on, at, minutes, endsAt: new Date(at.getTime() + minutes * MINUTE) }
}

/** What is over meets no more: a cycle ends with its last phase. */
function isAfterLastPhase(cycle: Cycle, date: string): boolean {
  const last = cycle.phases.at(-1)
  return last !== undefined && date >= last.endsOn
}

/** The last working day before a date; a month back at most. */
function workdayBefore(date: string, works: IsSchoolDay): string {
  for (let back = 1; back <= 31; back += 1) if (works(addDays(date, -back))) return addDays(date, -back)
  return addDays(date, -1)
}

function minutesBefore(at: Date, minutes: number): Date {
  return new Date(at.getTime() - minutes * MINUTE)
}
