import type { HoldReason, PromptKind } from './nudge.ts'
import type { Leave, Rhythm, Snooze } from './rhythm.ts'
import { instantOf, localDateOf, nextDate, weekdayOf } from './schedule.ts'

/** All that decides when one recipient may be asked. A team's thread has the team's zone and the usual rhythm. */
export interface Situation {
  kind: PromptKind
  zone: string
  rhythm: Pick<Rhythm, 'workdays' | 'opensAt' | 'closesAt' | 'preferredTime' | 'optOuts'>
  /** The local time at which the question is due ("15:15"), or null: then what is held comes when the hours begin. */
  usualTime: string | null
  /** Whether no school is held on a local date, staff at home too. */
  isHoliday(date: string): boolean
  leaves: readonly Pick<Leave, 'from' | 'until'>[]
  snoozes: readonly Pick<Snooze, 'kind' | 'until'>[]
  isAnswered: boolean
  isPaused: boolean
  /** When the question closes: what is held until then lapses. */
  closesAt: Date
  /** The first local date from a date on with room in the budget. */
  dateWithRoom(date: string): string
}

/** Why it is not the time at an instant, and a later one at which to look again; null: never again. */
interface Held {
  reason: HoldReason
  until: Date | null
}

/** Looks at one instant; null where the rule has nothing against it. */
type HoldRule = (situation: Situation, at: Date) => Held | null

/** Whether a recipient may be asked at once, later (why not now, and when; `closesAt` at the latest), or never. */
export type Verdict =
  | { kind: 'now' }
  | { kind: 'later'; reason: HoldReason; until: Date }
  | { kind: 'never'; reason: HoldReason }

/** A question that was held is asked so long before it closes, where the day has such a time: an hour. */
const LEAST_MS = 3_600_000

/** The rules in their order: the first that holds gives the reason. */
const HOLD_RULES: readonly HoldRule[] = [
  answered,
  optedOut,
  paused,
  away,
  snoozed,
  holiday,
  notWorking,
  outsideHours,
  budget,
]

/** What the rules say of asking at an instant. A note asks nothing, so nothing holds it. */
export function nextAllowed(situation: Situation, at: Date): Verdict {
  if (situation.kind === 'note') return { kind: 'now' }
  const first = heldAt(situation, at)
  if (!first) return { kind: 'now' }
  const { reason } = first
  if (!first.until) return { kind: 'never', reason }
  let until = first.until
  // Each step moves on in time, so this ends at the close of the question at the latest.
  while (until < situation.closesAt) {
    const held = heldAt(situation, until)
    if (!held?.until) return { kind: 'later', reason, until }
    until = held.until
  }
  return { kind: 'later', reason, until: situation.closesAt }
}

function heldAt(situation: Situation, at: Date): Held | null {
  for (const rule of HOLD_RULES) {
    const held = rule(situation, at)
    if (held) return held
  }
  return null
}

function answered({ isAnswered }: Situation): Held | null {
  return isAnswered ? { reason: 'answered', until: null } : null
}

function optedOut({ kind, rhythm }: Situation): Held | null {
  const isOut = rhythm.optOuts.some((out) => out === kind)
  return isOut ? { reason: 'opted-out', until: null } : null
}

/** As far as one can see: whoever resumes the cycle wakes what waits. */
function paused({ isPaused, closesAt }: Situation): Held | null {
  return isPaused ? { reason: 'paused', until: closesAt } : null
}

function away(situation: Situation, at: Date): Held | null {
  const date = localDateOf(at, situation.zone)
  const leave = situation.leaves.find(({ from, until }) => from <= date && date < until)
  return leave ? { reason: 'away', until: slotOn(situation, leave.until) } : null
}

function snoozed({ kind, snoozes }: Situation, at: Date): Held | null {
  const ends = snoozes
    .filter((snooze) => snooze.kind === 'all' || snooze.kind === kind)
    .map(({ until }) => until)
  const last = ends.filter((until) => until > at).sort((a, b) => b.getTime() - a.getTime())[0]
  return last ? { reason: 'snoozed', until: last } : null
}

function holiday(situation: Situation, at: Date): Held | null {
  const date = localDateOf(at, situation.zone)
  return situation.isHoliday(date) ? { reason: 'holiday', until: slotOn(situation, nextDate(date)) } : null
}

function notWorking(situation: Situation, at: Date): Held | null {
  const date = localDateOf(at, situation.zone)
  const isWorkday = situation.rhythm.workdays.includes(weekdayOf(date))
  return isWorkday ? null : { reason: 'weekend', until: slotOn(situation, nextDate(date)) }
}

function outsideHours(situation: Situation, at: Date): Held | null {
  const { zone, rhythm } = situation
  const date = localDateOf(at, zone)
  const until = slotOn(situation, date)
  if (at < instantOf(date, rhythm.opensAt, zone)) return { reason: 'outside-hours', until }
  if (at < instantOf(date, rhythm.closesAt, zone)) return null
  return { reason: 'outside-hours', until: slotOn(situation, nextDate(date)) }
}

function budget(situation: Situation, at: Date): Held | null {
  const date = localDateOf(at, situation.zone)
  const free = situation.dateWithRoom(date)
  return free === date ? null : { reason: 'budget', until: slotOn(situation, free) }
}

/**
 * The time of a local date at which what was held is asked: the preferred one, else the question's own, in the hours; as
 * the hours begin where that would leave too little time for an answer.
 */
function slotOn({ rhythm, usualTime, zone, closesAt }: Situation, date: string): Date {
  const opens = instantOf(date, rhythm.opensAt, zone)
  const wanted = rhythm.preferredTime ?? usualTime ?? rhythm.opensAt
  if (wanted < rhythm.opensAt || wanted >= rhythm.closesAt) return opens
  const slot = instantOf(date, wanted, zone)
  return slot.getTime() + LEAST_MS <= closesAt.getTime() ? slot : opens
}
