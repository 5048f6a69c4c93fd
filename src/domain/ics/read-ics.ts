import { Temporal } from 'temporal-polyfill'
import type { CalendarContent } from '../calendar.ts'
import { isZone } from '../schedule.ts'
import { contentLinesOf } from './content-lines.ts'
import { type IcsEvent, readEvent } from './event.ts'
import { eventBlocksOf } from './event-blocks.ts'
import type { IcsFault } from './fault.ts'
import { startsOf, type Window } from './occurrences.ts'
import { createYear } from './year.ts'

/** What became of reading a calendar file. */
export type IcsOutcome =
  | {
      kind: 'read'
      content: CalendarContent
      /** The name that the calendar gives itself, or null. */
      name: string | null
      events: number
      /** The summaries of the events that say nothing about school days, in their order; one of each. */
      ignored: string[]
      ignoredEvents: number
    }
  | { kind: 'faults'; faults: IcsFault[] }

/** How far around today a file is read, in days: the year behind, and the years that schools plan ahead. */
const BACK_DAYS = 400
const AHEAD_DAYS = 1_100
/** More rules than a school has, and few enough to be read in a moment. */
const MAX_RULES = 100

/**
 * Reads an iCalendar file (RFC 5545) as a school's year. `zone`: the school's, for times in UTC where the file names no
 * zone of its own. `today`: the local ISO date around which it is read. All faults come back at once, by line.
 */
export function readIcs(text: string, { zone, today }: { zone: string; today: string }): IcsOutcome {
  const blocks = eventBlocksOf(contentLinesOf(text))
  const ownZone = blocks.zone && isZone(blocks.zone) ? blocks.zone : zone
  const faults = [...blocks.faults]
  const events: IcsEvent[] = []
  for (const block of blocks.isWhole ? blocks.events : []) {
    const read = readEvent(block, ownZone)
    if ('fault' in read) faults.push(read.fault)
    else events.push(read.event)
  }
  if (faults.length === 0 && blocks.events.length === 0) {
    faults.push({ line: 1, message: 'There is no event in this file.' })
  }
  if (faults.length > 0) return { kind: 'faults', faults: faults.sort((a, b) => a.line - b.line) }
  const outcome = yearOf(blocks.isCancellation ? [] : events, windowAround(today))
  return outcome.kind === 'read' ? { ...outcome, name: blocks.name } : outcome
}

function yearOf(events: readonly IcsEvent[], window: Window): IcsOutcome {
  const year = createYear()
  const replaced = replacedDates(events)
  const ignored: string[] = []
  const faults: IcsFault[] = []
  let rules = 0
  for (const event of latest(events).filter(({ isCancelled }) => !isCancelled)) {
    const { meaning } = event
    if (meaning.kind !== 'nothing' && event.rule !== null) rules += 1
    if (rules > MAX_RULES || year.isFull()) return { kind: 'faults', faults: [tooMuch(event)] }
    const series = event.replaces === null ? replaced.get(event.uid) : undefined
    const starts = meaning.kind === 'nothing' ? [] : startsOf(event, window, series ?? new Set())
    if (starts === null) faults.push({ line: event.line, message: 'How this event repeats cannot be read.' })
    else if (!year.add(event, starts)) ignored.push(event.summary.trim())
  }
  if (faults.length > 0) return { kind: 'faults', faults }
  const content = year.content(window)
  const ignoredEvents = ignored.length
  return {
    ...{ kind: 'read', content, name: null, events: events.length },
    ...{ ignored: [...new Set(ignored)], ignoredEvents },
  }
}

function tooMuch({ line }: IcsEvent): IcsFault {
  return {
    line,
    message: 'Too many days and repetitions from here on: this is not the calendar of one school.',
  }
}

/** By series (UID): the dates in whose place another event stands or none. */
function replacedDates(events: readonly IcsEvent[]): Map<string, Set<string>> {
  const dates = new Map<string, Set<string>>()
  for (const { uid, replaces } of events) {
    if (replaces === null) continue
    const known = dates.get(uid) ?? new Set()
    dates.set(uid, known.add(replaces))
  }
  return dates
}

/** Of an event that stands in the file in several versions the newest. */
function latest(events: readonly IcsEvent[]): IcsEvent[] {
  const newest = new Map<string, IcsEvent>()
  for (const event of events) {
    // Some programs give one id to all events: then the start tells them apart, unless they count their versions.
    const version = event.sequence > 0 ? '' : event.startsOn
    const key = event.uid ? `${event.uid} ${event.replaces ?? ''} ${version}` : `line ${event.line}`
    const known = newest.get(key)
    if (!known || known.sequence <= event.sequence) newest.set(key, event)
  }
  return [...newest.values()]
}

function windowAround(today: string): Window {
  const day = Temporal.PlainDate.from(today)
  return {
    from: day.subtract({ days: BACK_DAYS }).toString(),
    until: day.add({ days: AHEAD_DAYS }).toString(),
  }
}
