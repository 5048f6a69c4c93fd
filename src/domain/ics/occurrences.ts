import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { IcsEvent } from './event.ts'

/** The local ISO dates between which a year is read, both included. */
export interface Window {
  from: string
  until: string
}

/** The rule of a school's calendar never needs more steps; one that does is no calendar but an attack or a slip. */
const MAX_STEPS = 6_000

/**
 * The dates on which an event begins, inside the window, sorted. Null where its rule cannot be read or never comes to
 * an end in reasonable time. `replaced`: dates in whose place other events stand.
 */
export function startsOf(event: IcsEvent, window: Window, replaced: ReadonlySet<string>): string[] | null {
  const own = event.rule === null ? [event.startsOn] : datesOfRule(event, event.rule, window)
  if (own === null) return null
  const except = new Set(event.exceptDates)
  const dates = new Set([...own, ...event.extraDates])
  return [...dates]
    .filter((date) => !except.has(date) && !replaced.has(date))
    .filter((date) => date >= window.from && date <= window.until)
    .sort()
}

function datesOfRule(event: IcsEvent, rule: string, window: Window): string[] | null {
  // A school's days do not repeat by the hour; parts of a time of day say nothing about the date.
  if (!/(^|;)FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)/.test(rule) || /BY(HOUR|MINUTE|SECOND)=/.test(rule)) {
    return null
  }
  const start = event.startsOn.replaceAll('-', '')
  const until = event.until ? `;UNTIL=${event.until.replaceAll('-', '')}` : ''
  try {
    const dates = new RRuleTemporal({
      rruleString: `DTSTART;VALUE=DATE:${start}\nRRULE:${rule}${until}`,
      maxIterations: MAX_STEPS,
      maxCandidateEvaluations: MAX_STEPS,
      cache: false,
    }).between(startOfDay(window.from), startOfDay(window.until), true)
    // A series' first event counts, also where its rule would not name it (RFC 5545 3.8.5.3).
    return [event.startsOn, ...dates.map((date) => date.toString().slice(0, 10))]
  } catch {
    return null
  }
}

function startOfDay(date: string): Date {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds)
}
