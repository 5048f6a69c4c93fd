import { Temporal } from 'temporal-polyfill'

/** A change of a zone's offset from UTC: the instant, and the offsets around it, all in milliseconds. */
export interface OffsetChange {
  zone: string
  at: number
  before: number
  after: number
}

/** Every zone that this machine knows. */
export const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone')

const START = Temporal.Instant.from('2024-01-01T00:00:00Z')
const END = Temporal.Instant.from('2031-01-01T00:00:00Z')
const readers = new Map<string, Intl.DateTimeFormat>()

/** Every change of offset of a zone from 2024 to 2030. */
export function changesOf(zone: string): OffsetChange[] {
  const changes: OffsetChange[] = []
  for (let at = START.toZonedDateTimeISO(zone); ; ) {
    const next = at.getTimeZoneTransition('next')
    if (!next || Temporal.Instant.compare(next.toInstant(), END) >= 0) return changes
    const instant = next.epochMilliseconds
    changes.push({ zone, at: instant, before: offsetAt(zone, instant - 1), after: offsetAt(zone, instant) })
    at = next
  }
}

/** The changes of all zones, each once: zones that change together by the same offsets count as one. */
export function distinctChanges(): OffsetChange[] {
  const changes = new Map<string, OffsetChange>()
  for (const change of ZONES.flatMap(changesOf))
    changes.set(`${change.at} ${change.before} ${change.after}`, change)
  return [...changes.values()]
}

/** The offset of a zone at an instant, as the clock on the wall tells it. */
export function offsetAt(zone: string, instant: number): number {
  const reader =
    readers.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    })
  readers.set(zone, reader)
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = reader
    .format(instant)
    .split(/\D+/)
    .map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}

/**
 * When a zone's clock first shows a local time (milliseconds, read as UTC), found by looking at the clock alone; where
 * it never does, as much later as the clock jumps.
 */
export function slowInstantOf(zone: string, local: number): number {
  const before = offsetAt(zone, local - 129_600_000)
  const after = offsetAt(zone, local + 129_600_000)
  const shown = [local - before, local - after].filter((at) => at + offsetAt(zone, at) === local)
  return shown.length > 0 ? Math.min(...shown) : local - before
}
